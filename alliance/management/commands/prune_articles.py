"""Keeps the texts of articles no longer than the setting ARTICLE_TEXTS says; to be run every day."""

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from alliance.editing.articles.keeping import prune


class Command(BaseCommand):
    help = "Forgets the texts of articles that have been kept long enough; what was decided on them stays."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{prune(now())} forgotten.")
