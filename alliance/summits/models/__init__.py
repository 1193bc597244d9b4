"""Meetings with their agendas, the topics on them, and operations."""

from alliance.summits.models.meetings import AgendaItem, Meeting
from alliance.summits.models.operations import Operation
from alliance.summits.models.topics import Topic

__all__ = ["AgendaItem", "Meeting", "Operation", "Topic"]
