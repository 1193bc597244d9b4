from django.core.management.base import BaseCommand

from alliance.search import index
from alliance.search.models import Entry


class Command(BaseCommand):
    """The index follows every save and every load; this is for a database that was filled in another way."""

    help = "Write the index of the search anew."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="only where there is no index yet")

    def handle(self, *args, if_empty: bool, **options):
        if if_empty and Entry.objects.exists():
            return
        self.stdout.write(f"{index.rebuild()} records can be found.")
