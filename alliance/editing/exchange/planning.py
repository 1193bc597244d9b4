"""The dry run: every row of a file compared with the record it is about."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from alliance.editing.documents.lookups import current_rows, held_rows, named
from alliance.editing.exchange.columns import KEY
from alliance.editing.exchange.comparing import Cells, Compared, Outcome, compare
from alliance.editing.exchange.keys import KeyRule, Keys, NoKeyError, no_such
from alliance.editing.exchange.saying import Said, in_text, read_line
from alliance.editing.exchange.uploads import Line
from alliance.editing.exchange.wrong import WrongFileError
from alliance.keyed import Keyed
from alliance.knowledge.rows import Row

# Each is a look at what was held then.
MOST_EXPORTS = 20


def planned(model: type[Keyed], lines: Iterable[Line]) -> list[Compared]:
    """What each line would change now. Raises `WrongFileError` where they come from too many exports."""
    return Plan(model, lines).compared()


class Plan:
    """Reads all that the lines are about, then compares them one by one."""

    def __init__(self, model: type[Keyed], lines: Iterable[Line]):
        now = datetime.now(UTC)
        self.model = model
        self.said = [read_line(model, line, now) for line in lines]
        if len({said.at for said in self.said if said.at}) > MOST_EXPORTS:
            raise WrongFileError(_("The rows come from more than %(most)s exports.") % {"most": MOST_EXPORTS})
        self.keys = Keys(model, (said.key for said in self.said))
        self.rule = KeyRule(model, [said.row for said in self.said])
        self.bases = [self.base_of(said) for said in self.said]
        self.ours = current_rows(model, self.looked_at())
        self.held = self.held_then()
        self.met: dict[str, int] = {}

    def base_of(self, said: Said) -> str:
        """The key that the rule makes of a row, empty where it makes none or is not asked."""
        if said.problems or self.keys.is_known(said.key):
            return ""
        try:
            return self.rule.key_of(said.row)
        except NoKeyError:
            return ""

    def looked_at(self) -> set[str]:
        """The keys that rows give or may get."""
        families = [key for base in self.bases if base for key in self.keys.families.get(base, [])]
        return {*(said.key for said in self.said), *self.bases, *families} & self.keys.stored

    def held_then(self) -> dict[datetime, dict[str, Row]]:
        wanted: dict[datetime, set[str]] = defaultdict(set)
        for said in self.said:
            if said.at and self.keys.is_known(said.key):
                wanted[said.at].add(said.key)
        return {at: held_rows(self.model, keys, at) for at, keys in wanted.items()}

    def compared(self) -> list[Compared]:
        found = [self.compare(said, base) for said, base in zip(self.said, self.bases, strict=True)]
        self.check_own_class(found)
        return found

    def compare(self, said: Said, base: str) -> Compared:
        """One row; one in which something is wrong is not looked at further."""
        problems = said.problems or self.rule.missing(said.row)
        if problems:
            return Compared(said.number, said.key, Outcome.ERROR, problems=list(problems))
        try:
            key = said.key if self.keys.is_known(said.key) else self.new_key(said, base)
        except NoKeyError as error:
            return Compared(said.number, said.key, Outcome.ERROR, problems=[(KEY, str(error))])
        if key in self.met:
            words = _("Row %(row)s is about this record, too.") % {"row": self.met[key]}
            return Compared(said.number, key, Outcome.ERROR, problems=[(KEY, words)])
        self.met[key] = said.number
        self.keys.taken.add(key)
        held = self.held.get(said.at, {}).get(key) if said.at else None
        ours = self.cells(said, self.ours.get(key))
        return compare(said.number, key, self.cells(said, held), ours, said.cells, key in self.keys.gone)

    def new_key(self, said: Said, base: str) -> str:
        """Raises `NoKeyError`."""
        base = base or self.rule.key_of(said.row)  # asked once more, for the reason why there is none
        return self.keys.meant(said, base, lambda key: self.cells(said, self.ours.get(key)) == said.cells)

    def cells(self, said: Said, row: Row | None) -> Cells | None:
        """The same cells of another row."""
        return None if row is None else in_text(self.model, row, said.cells)

    def check_own_class(self, found: list[Compared]) -> None:
        """A row may refer to another of its class, also to a new one of the same file."""
        there = self.keys.stored | {one.key for one in found if one.outcome is Outcome.NEW}
        for field in self.model.public_fields():
            if field.is_relation and field.related_model is self.model:
                for one, said in zip(found, self.said, strict=True):
                    for key in set(named(field, said.row)) - there if not said.problems else ():
                        one.refuse(*no_such(field, key))
