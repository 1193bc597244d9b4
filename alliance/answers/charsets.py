"""Every request is read as UTF-8, whatever encoding it claims for itself.

Django reads the address, too, in the encoding that the `Content-Type` of a request names. One address would be many
questions then, and whoever asks first in another encoding would decide what everybody after them is answered from the
cache; and of some encodings that Python knows no text can be made at all.
"""

from django.core.handlers.wsgi import WSGIRequest


class RequestInUTF8(WSGIRequest):
    @property
    def encoding(self) -> None:
        """As of a request that claims none."""

    @encoding.setter
    def encoding(self, claimed: str) -> None:
        """Not heeded."""
