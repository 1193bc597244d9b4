"""Text in XML, which knows no control characters: a reader of it stops at the first. A leaf."""

import re

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without the characters that no XML 1.0 may have."""
    return ILLEGAL.sub("", text)
