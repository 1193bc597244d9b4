"""How a verdict is shown: a word, a sign, and a name for the stylesheet, so that colour never stands alone."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliance.sources.verdicts import Verdict


class Tone(NamedTuple):
    name: str
    sign: str
    label: str | Promise


UNJUDGED = Tone("unjudged", "–", _("Could not be judged"))
# What weighs most comes first: where statements overlap, their common words look like that.
TONES: dict[Verdict | None, Tone] = {
    Verdict.DISAGREES: Tone("never", "✗", _("Never held")),
    Verdict.OUTDATED: Tone("outdated", "←", _("Outdated")),
    Verdict.AHEAD: Tone("ahead", "→", _("Ahead of its time")),
    Verdict.UNDATED: Tone("undated", "?", _("Depends on when it was written")),
    Verdict.IMPRECISE: Tone("coarse", "≈", _("Holds roughly")),
    Verdict.AGREES: Tone("holds", "✓", _("Holds")),
    Verdict.STATED: UNJUDGED,
    None: UNJUDGED,
}
WEIGHTS = {name: weight for weight, name in enumerate(dict.fromkeys(tone.name for tone in TONES.values()))}
