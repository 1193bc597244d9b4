"""For who cannot come in any more, or should not come in without a second factor."""

from argparse import ArgumentParser

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from alliance.editing.accounts import second_factor


class Command(BaseCommand):
    help = "Gives a user a new second factor and prints it, once; or removes it, to be set up at the next login."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="The name by which the user signs in.")
        parser.add_argument("--remove", action="store_true", help="Only take away what there is.")

    def handle(self, *, user: str, remove: bool, **options: object) -> None:
        account = get_user_model().objects.filter(username=user).first()
        if not account:
            raise CommandError(f"There is no user “{user}”.")
        if remove:
            second_factor.remove(account)
            self.stdout.write(f"{user} has no second factor now, and sets one up at the next login.")
            return
        device = second_factor.give(account)
        self.stdout.write(f"Secret for the app of {user}: {second_factor.secret_in_letters(device)}")
        self.stdout.write(f"The same as an address: {device.config_url}")
        self.stdout.write("Recovery codes, each good once:")
        for code in second_factor.new_recovery_codes(account):
            self.stdout.write(f"  {code}")
        self.stdout.write("What was set up before no longer works.")
