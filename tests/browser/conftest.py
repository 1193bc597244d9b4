from tests.browser.looking import errors, look, looking_glass

__all__ = ["errors", "look", "looking_glass"]
