"""Keeps the log of logins as short as it has to be; to be run every day."""

from argparse import ArgumentParser

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from alliance.editing.accounts.logins import prune

DAYS = 180


class Command(BaseCommand):
    help = "Forgets old logins and failed ones, and sessions that are over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=DAYS, help=f"How long a login is remembered (default: {DAYS}).")

    def handle(self, *, days: int, **options: object) -> None:
        if days < 1:
            raise CommandError("--days must be 1 or more: what failed today still counts.")
        self.stdout.write(f"{prune(days)} forgotten.")
        call_command("clearsessions")
