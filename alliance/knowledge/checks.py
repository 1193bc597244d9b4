"""What has to fit between tables that are kept apart: checked before anything is written."""

from datetime import date
from pathlib import Path

from alliance.knowledge.assembly import Assembly
from alliance.knowledge.rows import FixtureError
from alliance.knowledge.tables import read_table
from members.models import ALLIANCE, AccessionStep, Country, CountryName, Membership

FOUNDING_STEP, LATER_STEP = "treaty_in_force", "instrument_deposited"


def check_assembly(assembly: Assembly, reference: Path) -> None:
    check_effective_steps(assembly)
    check_enlargements(assembly, reference / "enlargements.csv")
    check_current_names(assembly)


def check_effective_steps(assembly: Assembly) -> None:
    """A stay of which the steps are known begins on the day of the one that counts in law."""
    steps = assembly.instances[AccessionStep]
    for stay in assembly.instances[Membership].values():
        known = {
            step.step: step
            for step in steps.values()
            if (step.country, step.organization) == (stay.country, stay.organization)
        }
        effective = known.get(FOUNDING_STEP) or known.get(LATER_STEP)
        if effective and effective.date != stay.start:
            entry = assembly.entries[AccessionStep][effective.key]
            raise entry.error("date", f"{effective.key} is dated {effective.date}, the membership starts {stay.start}.")


def check_enlargements(assembly: Assembly, path: Path) -> None:
    """The rounds that the table of enlargements lists follow from the memberships."""
    stays = [stay for stay in assembly.instances[Membership].values() if stay.organization.key == ALLIANCE]
    for number, cells in read_table(path):
        day = date.fromisoformat(cells["date"])
        joined = {stay.country.iso2 for stay in stays if stay.start == day}
        members = sum(stay.start <= day and (stay.end is None or stay.end > day) for stay in stays if stay.start)
        if joined != set(cells["countries"].split(";")):
            raise FixtureError(
                path.name, number, "countries", f"by the memberships, {';'.join(sorted(joined))} joined."
            )
        if members != int(cells["members_after"]):
            raise FixtureError(path.name, number, "members_after", f"by the memberships, there were {members}.")


def check_current_names(assembly: Assembly) -> None:
    """A country goes by the name it has in use: the one that has not ended."""
    for name in assembly.instances[CountryName].values():
        country: Country = name.country
        if name.kind == "official" or name.end:
            continue
        if (name.name_en, name.name_ind) != (country.name_en, country.name_ind):
            entry = assembly.entries[CountryName][name.key]
            raise entry.error("name_en", f"the country is called {country.name_en} / {country.name_ind}.")
