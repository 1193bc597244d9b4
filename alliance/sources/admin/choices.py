"""Choices of records that are looked up while one types."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

LONGEST_NUMBER = 18  # digits; a longer one is no database id


def is_number(text) -> bool:
    return str(text).isascii() and str(text).isdecimal() and len(str(text)) <= LONGEST_NUMBER


class OfNumbers:
    """Offers again what was chosen; what is no database id was sent by no form of ours, and is nothing to offer."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [one for one in value if is_number(one)], attr)


class RecordChoice(OfNumbers, AutocompleteSelect):
    pass


class RecordChoices(OfNumbers, AutocompleteSelectMultiple):
    pass
