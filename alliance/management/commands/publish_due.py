from django.core.management.base import BaseCommand, CommandError

from alliance.editing.drafts.publishing import NotPublished, due, publish_if_due
from alliance.editing.models import Draft


class Command(BaseCommand):
    help = "Publish the drafts whose moment has come, each by itself; to be run every few minutes, by cron or the like."

    def handle(self, *args, **options):
        results = [self.publish(draft) for draft in due()]
        if failures := results.count(False):
            raise CommandError(f"{failures} of {len(results)} could not be published.")
        if not results:
            self.stdout.write("Nothing is due.")

    def publish(self, draft: Draft) -> bool:
        """Whether nothing is in the way; what fails unforeseen stays due, and does not keep the others waiting."""
        try:
            record = publish_if_due(draft.pk)
        except NotPublished as refused:
            self.stderr.write(f"Draft {draft.pk}, {draft}: {' '.join(refused.reasons)}")
        except Exception as error:
            self.stderr.write(f"Draft {draft.pk}, {draft}: {type(error).__name__}: {error}")
        else:
            self.stdout.write(f"{record.noun()} {record.key}" if record else f"Draft {draft.pk}: published already.")
            return True
        return False
