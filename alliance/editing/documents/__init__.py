"""A record with everything that hangs on it, as plain values: to look at as of a moment, to compare, to write back."""

from alliance.editing.documents.applying import RowError, RowErrors, apply
from alliance.editing.documents.differing import Difference, differences
from alliance.editing.documents.reading import Document, dependants, document, document_at

__all__ = [
    "Difference",
    "Document",
    "RowError",
    "RowErrors",
    "apply",
    "dependants",
    "differences",
    "document",
    "document_at",
]
