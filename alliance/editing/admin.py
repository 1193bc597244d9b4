"""What the admin of this app is made of, for Django to find."""

from alliance.editing.accounts import admin as accounts
from alliance.editing.articles import admin as articles
from alliance.editing.drafts import admin as drafts

__all__ = ["accounts", "articles", "drafts"]
