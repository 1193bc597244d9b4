"""How much of a record is shown, and in which language: `fields`, `omit`, `expand`, `lang`.

In one language `name_en` and `name_ind` are one, `name`, and `fallbacks` says where English stands in for Indonesian.
"""

from collections.abc import Iterable, Iterator

from django import forms
from django.core.exceptions import ValidationError
from rest_framework.serializers import BaseSerializer

from alliance.filters import Asked, OneOfField, SeveralField, meant
from alliance.rest.records import ExpandableSerializer
from alliance.rest.trees import Tree, branches, dotted, dropped, kept, leaves, merged, tree_of
from alliance.translation import FALLBACK, SUFFIXES

FALLBACKS = "fallbacks"
FIRST, SECOND = (f"_{suffix}" for suffix in SUFFIXES.values())


class NameField(Asked, forms.CharField):
    """A dotted name, checked as part of the whole question."""


def parameters(serializer: type[BaseSerializer]) -> dict[str, forms.Field]:
    """The fields of a form that ask for a shape of such records."""
    names = list(dotted(every(serializer)))
    shape = {
        "fields": SeveralField(NameField(), required=False, help_text=names),
        "omit": SeveralField(NameField(), required=False, help_text=names),
        "lang": OneOfField(choices=[(code, code) for code in SUFFIXES], required=False),
    }
    if expandable := expansions(serializer):
        shape["expand"] = SeveralField(OneOfField(choices=[(name, name) for name in expandable]), required=False)
    return shape


def expansions(serializer: type[BaseSerializer]) -> dict[str, type[ExpandableSerializer]]:
    return serializer.expandable() if issubclass(serializer, ExpandableSerializer) else {}


def shown(serializer: type[BaseSerializer], expand: Iterable[str]) -> Tree:
    """The names of such records with these expanded, in both languages."""
    return tree_of(serializer(expand=expand) if issubclass(serializer, ExpandableSerializer) else serializer())


def every(serializer: type[BaseSerializer]) -> Tree:
    """All names that such records may have, whatever is expanded and in whichever language."""
    both = shown(serializer, expansions(serializer))
    return merged(both, in_one_language(both) | {FALLBACKS: None})


def pair(name: str, names: Iterable[str]) -> str:
    """`name` for `name_en` and for `name_ind`, where both are there; else nothing."""
    base = name.removesuffix(FIRST).removesuffix(SECOND)
    return base if base != name and {f"{base}{FIRST}", f"{base}{SECOND}"} <= {*names} else ""


def in_one_language(tree: Tree) -> Tree:
    """The names once pairs of languages are one."""
    single = type(tree)()
    for name, below in tree.items():
        single[pair(name, tree) or name] = below if below is None else in_one_language(below)
    return single


def said_in(record: dict, language: str, above: str = "") -> tuple[dict, list[str]]:
    """A record in one language, and the dotted names of what is said in English for want of Indonesian."""
    single, fallbacks = {}, []
    for name, value in record.items():
        if base := pair(name, record):
            said, english = record[f"{base}_{SUFFIXES[language]}"], record[f"{base}_{SUFFIXES[FALLBACK]}"]
            single[base] = said or english if language != FALLBACK else said
            fallbacks += [f"{above}{base}"] if english and single[base] != said else []
        elif isinstance(value, dict):
            single[name], below = said_in(value, language, f"{above}{name}.")
            fallbacks += below
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            pairs = [said_in(one, language, f"{above}{name}.") for one in value]
            single[name] = [one for one, _below in pairs]
            fallbacks += [path for _one, below in pairs for path in below]
        else:
            single[name] = value
    return single, list(dict.fromkeys(fallbacks))


class Shape:
    """The shape in which one question wants its records; `always` is expanded whether it is asked for or not."""

    def __init__(self, serializer: type[BaseSerializer], question: dict, always: Iterable[str] = ()):
        self.serializer = serializer
        self.language = question.get("lang")
        self.expand = list(dict.fromkeys([*always, *(question.get("expand") or ())]))
        self.keep = branches(question.get("fields") or ())
        self.drop = branches(question.get("omit") or ())
        tree = shown(serializer, self.expand)
        self.whole = Tree(in_one_language(tree) | {FALLBACKS: None}) if self.language else tree

    @property
    def tree(self) -> Tree:
        """The names that are shown."""
        return dropped(kept(self.whole, self.keep) if self.keep else self.whole, self.drop)

    def errors(self) -> Iterator[tuple[str, ValidationError]]:
        """The names that are not shown, with those that are."""
        known = list(dotted(self.whole))
        for parameter, asked in (("fields", self.keep), ("omit", self.drop)):
            for name in leaves(asked):
                if name not in known:
                    yield parameter, self.unknown(name, known)

    def unknown(self, name: str, known: list[str]) -> ValidationError:
        """Why there is no such name: it comes with another question, or it is none."""
        if name in dotted(every(self.serializer)):
            hint = f"“{name}” is not shown here: {self.condition(name)}."
        elif close := meant(name, known):
            hint = f"There is no “{name}”: did you mean “{close}”?"
        else:
            hint = f"There is no “{name}”."
        words = f"{hint} Known are: {', '.join(known)}.".replace("%", "%%")  # it is a pattern to Django
        return ValidationError(words, code="name", params={"allowed": known})

    def condition(self, name: str) -> str:
        """What a question has to ask for, so that a name is shown."""
        top = name.split(".")[0]
        if top in expansions(self.serializer) and top not in self.expand:
            return f"it comes with expand={top}"
        if self.language:
            return f"with “lang” there is one text, “{name.removesuffix(FIRST).removesuffix(SECOND)}”"
        return "it comes with lang=en or lang=id"

    def shaped(self, record: dict) -> dict:
        if self.language:
            record, fallbacks = said_in(record, self.language)
            record[FALLBACKS] = fallbacks
        return dropped(kept(record, self.keep) if self.keep else record, self.drop)

    def about(self, envelope: dict) -> dict:
        """What stands around the records, in one language where one is asked for."""
        if not self.language or "note" not in envelope:
            return envelope
        note = f"note{SECOND}"
        said = envelope["note"] if self.language == FALLBACK else envelope[note]
        return {name: value for name, value in envelope.items() if name != note} | {"note": said}
