"""The editing of meetings with their agendas, of topics and of operations."""

from alliance.summits.admin import checks
from alliance.summits.admin.agenda import AgendaItemAdmin
from alliance.summits.admin.meetings import MeetingAdmin
from alliance.summits.admin.topics import OperationAdmin, TopicAdmin

__all__ = ["AgendaItemAdmin", "MeetingAdmin", "OperationAdmin", "TopicAdmin", "checks"]
