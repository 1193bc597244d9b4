from django.utils.translation import gettext as _

from alliance.editing.exchange.columns import MOST_BYTES, MOST_ROWS


class WrongFileError(ValueError):
    """A file that cannot be read as one of records, in words for its editor."""


def too_many_rows() -> WrongFileError:
    return WrongFileError(_("The file has more than %(most)s rows.") % {"most": MOST_ROWS})


def too_large() -> WrongFileError:
    return WrongFileError(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1_000_000})
