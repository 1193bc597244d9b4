"""What Atom feeds of ours have in common. A leaf."""

import uuid
from typing import ClassVar

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language


class LastingFeed(Feed):
    """A feed whose entries keep their ids for good, whatever host and address they are read from.

    `lasting_name` is what the ids are made of; it must never change.
    """

    feed_type = Atom1Feed
    author_name = "Alliance"
    lasting_name: ClassVar[str]

    def feed_guid(self):
        return self.lasting_id("")

    def lasting_id(self, of) -> str:
        """An entry in another language is another entry."""
        return uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, self.lasting_name), f"{get_language()} {of}").urn
