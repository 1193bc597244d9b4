"""The editing of sources and claims, and what the admin of every fact stands on."""

from alliance.sources.admin import checks
from alliance.sources.admin.claims import ClaimAdmin, ClaimInline
from alliance.sources.admin.facts import PERIOD, EventAdmin, FactAdmin, PeriodAdmin, PeriodInline, date_column
from alliance.sources.admin.forms import KeyedForm, KeyedRowForm, RowFormSet, settle
from alliance.sources.admin.keyed import KeyedAdmin, KeyedInline
from alliance.sources.admin.sources import CoverageAdmin, SourceAdmin

__all__ = [
    "PERIOD",
    "ClaimAdmin",
    "ClaimInline",
    "CoverageAdmin",
    "EventAdmin",
    "FactAdmin",
    "KeyedAdmin",
    "KeyedForm",
    "KeyedInline",
    "KeyedRowForm",
    "PeriodAdmin",
    "PeriodInline",
    "RowFormSet",
    "SourceAdmin",
    "checks",
    "date_column",
    "settle",
]
