"""Names that stand in lists, with or without a title before them all."""

from itertools import pairwise

from alliance.extraction.lexicon import Mention
from alliance.extraction.persons.sighting import Sighting

LISTED = frozenset({", ", " and ", ", and ", " dan ", ", dan ", " serta ", ", serta ", " & "})


def complete(found: list[Sighting]) -> None:
    """“Keith Siegel, Sagui Chen and Edan Alexander”: a name between names, or after one, is one."""
    for one, other in pairwise(found):
        gap = one.run.sentence.paragraph.text[one.run.end : other.run.start]
        if gap in LISTED and len(one.names) > 1 and len(other.names) > 1:
            for sighting, beside in ((other, one), (one, other)):
                if sighting.sure == "likely" and beside.sure == "full":
                    sighting.sure = "full"


def pair(found: list[Sighting]) -> None:
    """“Menlu Rusia dan Tiongkok, Sergey Lavrov dan Wang Yi”: to each the country in the same place."""
    for number, one in enumerate(found):
        countries, title = countries_before(one)
        row = found[number : number + len(countries)]
        text = one.run.sentence.paragraph.text
        listed = all(text[left.run.end : right.run.start] in LISTED for left, right in pairwise(row))
        if title and len(row) == len(countries) > 1 and listed:
            for sighting, country in zip(row, countries, strict=True):
                sighting.before, sighting.after, sighting.body = title, None, country


def countries_before(one: Sighting) -> tuple[list[Mention], Mention | None]:
    """The countries, and the title before them, of “Menlu Rusia dan Tiongkok, …”."""
    labels, countries = one.around.labels, list[Mention]()
    number = one.run.first - 1
    if number < 0 or labels.gap(number) != ", ":
        return [], None
    while number > 0 and (country := labels.others.get(number)) and country.form.kind == "country":
        countries.insert(0, country)
        number = country.first - 1
        if number >= 0 and one.run.sentence.words[number].folded in {"dan", "and", "serta"}:
            number -= 1
    return countries, labels.titles.get(number)
