"""Which meeting a text means, and whether what it says of it holds."""

from dataclasses import replace

import pytest

from alliance.checking.facts import meeting_of
from alliance.checking.judged import Why
from alliance.checking.known import Known
from alliance.checking.statements import statements_of
from alliance.dates import PartialDate
from alliance.extraction.candidates import TopicNamed
from alliance.sources.verdicts import Verdict
from tests.alliance.checking.saying import checked, recorded, span, summit, text, when

pytestmark = pytest.mark.django_db

WASHINGTON = "Washington Summit 2024: held from 9 to 11 July 2024 in Washington, D.C., the United States."


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (summit("2024-07-10"), "washington-2024"),
        (summit("2024", "Washington"), "washington-2024"),
        (summit("2022", "Brussels"), "brussels-march-2022"),
        (summit("2022", "Madrid"), "madrid-2022"),
        (summit("2022"), None),
        (summit("2023"), "vilnius-2023"),
        (summit("2023-07-12", "Riga"), "vilnius-2023"),
        (summit("2022", "Vilnius"), "vilnius-2023"),
        (summit("2008", "Bucharest", kind="leaders"), "bucharest-2008"),
        (summit("", "Vilnius"), "vilnius-2023"),
        (summit("", "Brussels"), "brussels-2021"),
        (summit("2019", "London"), "london-2019"),
        (summit("2009", "Kehl"), "strasbourg-kehl-2009"),
        (summit("2023", iso2="LT"), "vilnius-2023"),
        (summit("1999-04", "Berlin"), "washington-1999"),
        (summit("2021-03-23", "Brussels", kind="foreign-ministers"), "nato-foreign-ministers-2021-03"),
        (summit("2021-03", kind="foreign-ministers"), "nato-foreign-ministers-2021-03"),
        (summit("2021-02", "Brussels", kind="defence-ministers"), "nato-defence-ministers-2021-02"),
        (summit("2021-10", "Brussels", kind="defence-ministers"), None),
        (summit("2024-07-10", organization="osce"), None),
        (summit("2019", "Bali"), "london-2019"),
        (summit("1989", "Brussels"), None),
        (summit("2020", "Bali"), None),
        (summit(), None),
    ],
)
def test_a_meeting_is_found_by_its_kind_day_and_place(said, key):
    meeting = meeting_of(said, recorded(), PartialDate.parse("2021-04-22"))
    assert (meeting and meeting.key) == key


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (summit("2024-07-09", "Washington", "2024-07-11"), {"meeting-date": "agrees", "meeting-place": "agrees"}),
        (summit("2024-07-10"), {"meeting-date": "imprecise"}),
        (summit("2024-07"), {"meeting-date": "imprecise"}),
        (summit("2024-07-08"), {"meeting-kind": None}),
        (summit("2024-07-08", "Washington"), {"meeting-date": "disagrees", "meeting-place": "agrees"}),
        (summit("2024-07-09", "Washington", "2024-07-10"), {"meeting-date": "agrees", "meeting-place": "agrees",
                                                            "meeting-end": "disagrees"}),
        (summit("2019", "London"), {"meeting-date": "imprecise", "meeting-place": "imprecise"}),
        (summit("2023", "Warsaw"), {"meeting-date": "imprecise", "meeting-place": "disagrees"}),
        (summit("2023", host="PL"), {"meeting-date": "imprecise", "meeting-host": "disagrees"}),
        (summit("2009", "Kehl", host="DE"), {"meeting-date": "imprecise", "meeting-place": "imprecise",
                                             "meeting-host": "agrees"}),
        (summit("2021-02", "Brussels", kind="defence-ministers"), {"meeting-date": None, "meeting-place": "agrees"}),
        (summit("2027-07-07", "Tirana"), {"meeting-date": "agrees", "meeting-place": "agrees"}),
    ],
)  # fmt: skip
def test_what_is_said_of_a_meeting_is_judged_part_by_part(said, verdicts):
    assert {one.kind: one.verdict for one in checked(said, on="2025").findings} == verdicts


def test_the_sentence_names_days_and_place_as_they_were():
    assert checked(summit("2024-07-10", "Vilnius"), on="2025").findings[0].sentence == WASHINGTON


def test_countries_have_the_names_of_that_day():
    findings = checked(summit("1982-06-10", "Bonn", host="DE"), on="2025").findings
    sentence = next(one.sentence for one in findings if one.kind == "meeting-host")
    assert sentence == "Bonn Summit 1982: held on 10 June 1982 in Bonn, West Germany. The host: West Germany."


def test_what_was_announced_after_it_had_been_held_is_told():
    kinds = [one.kind for one in checked(summit("2024-07-09", announced=True), on="2025-02-01").findings]
    assert "meeting-status" in kinds
    assert "meeting-status" not in [
        one.kind for one in checked(summit("2024-07-09", announced=True), on="2024-02-01").findings
    ]


def test_a_meeting_that_is_not_recorded_is_told_once_and_gets_the_key_of_a_new_one():
    said = summit("2025-04-03", "Brussels", "2025-04-04", kind="foreign-ministers", host="BE")
    findings = checked(said, TopicNamed(span(), "ukraine", 0), on="2025-04-04").findings
    assert [(one.kind, one.why) for one in findings] == [("meeting-kind", Why.MEETING)]
    keys = {one.key for one in statements_of(text(said, TopicNamed(span(), "ukraine", 0)), recorded())}
    assert keys == {"nato-foreign-ministers-2025-04", "nato-foreign-ministers-2025-04/ukraine"}


def test_the_record_gives_the_spelling_of_a_city():
    values = {one.field: one.value for one in statements_of(text(summit("2024", "Washington")), recorded())}
    assert values["city_en"] == "Washington, D.C."


@pytest.mark.parametrize(
    ("topic", "verdict", "why"),
    [("cyber-defence", "agrees", None), ("drug-trafficking", None, Why.AGENDA), ("nobody-knows", None, Why.AGENDA)],
)
def test_a_topic_that_is_not_recorded_may_have_been_on_the_agenda_all_the_same(topic, verdict, why):
    finding = checked(summit("2021-06-14", "Brussels"), TopicNamed(span(), topic, 0)).findings[-1]
    assert (finding.kind, finding.verdict, finding.why) == ("topic", verdict, why)


def test_a_part_of_a_topic_on_the_agenda_is_nearly_it(meeting, topic):
    above = topic("Weapons")
    topic("Sabres", parent=above)
    meeting("Strelsau 1950", start="1950-06-01", topics=["Sabres"])
    said = summit("1950-06-01", kind="summit", organization="entente")
    finding = checked(said, TopicNamed(span(), "weapons", 0), known=Known()).findings[-1]
    assert finding.verdict == Verdict.IMPRECISE
    assert finding.sentence == "On the agenda of Strelsau 1950, “Sabres” is recorded."


def test_how_a_date_was_worked_out_is_told():
    said = summit("2024-07-09")
    said = replace(said, when=when("2024-07-09", why="nearest-year"))
    notes = checked(said, on="2024-07-01").findings[0].notes
    assert "The text gives no year: the one nearest to its publication was taken." in notes


def test_a_day_without_a_year_is_that_of_the_meeting_at_its_place():
    said = replace(summit(city="The Hague"), when=when("2026-06-24", why="nearest-year"))
    assert {one.verdict for one in checked(said, on="2025-12-01").findings} == {Verdict.AGREES}
