"""From a fresh clone to a running site; on a database that exists already it loses nothing."""

import os
import signal
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

SECONDS_TO_STOP = 5  # for requests that are being answered


class Command(BaseCommand):
    help = "Prepares the database, loads what is known, and serves the site until Ctrl-C."
    requires_system_checks = ()  # migrate runs them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="The port to serve on (default: 8000).")
        parser.add_argument(
            "--address",
            default="127.0.0.1",
            help="The address to serve on (default: 127.0.0.1, this machine only). "
            "The names it may be reached by stand in ALLOWED_HOSTS.",
        )

    def handle(self, *, address: str, port: int, **options: object) -> None:
        refuse_taken(address, port)
        try:
            self.stdout.write("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
            call_command("load_knowledge", stdout=self.stdout, stderr=self.stderr)
            call_command("reindex_search", if_empty=True, stdout=self.stdout)
            self.serve(address, port)
        except KeyboardInterrupt:
            pass  # before the server took over: whatever was being loaded is rolled back
        self.stdout.write("Stopped.")

    def serve(self, address: str, port: int) -> None:
        """Serve until Ctrl-C or SIGTERM: one worker with one thread, which suits SQLite."""
        connections.close_all()  # the worker is another process and opens its own
        server = Granian(
            "alliance.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            blocking_threads=1,
            websockets=False,
            log_level=LogLevels.error,
            workers_kill_timeout=SECONDS_TO_STOP,
        )
        server.on_startup(lambda: self.say_what_to_do(address, port))
        try:
            server.serve(target_loader=application_of_the_worker, wrap_loader=False)
        except SystemExit:
            raise CommandError("The server has failed; its own words stand above.") from None

    def say_what_to_do(self, address: str, port: int) -> None:
        site = f"http://{in_brackets(address)}:{port}/"
        self.stdout.write(f"Open {site} (Ctrl-C stops it).")
        self.stdout.write(f"To edit, make an account with “{python()} manage.py createsuperuser” and open {site}admin/")
        self.stdout.flush()


def application_of_the_worker() -> Callable:
    """Called in the worker: the application, loaded where only the server can stop it.

    Ctrl-C goes to a whole group of processes, and the server then tells its worker to stop as well: of two signals at
    once the second would find the first at work, and the worker would wait for ever. So it leaves the group; and until
    the application is loaded, a signal just ends it.
    """
    if os.name == "posix":
        os.setpgrp()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from alliance.wsgi import application

    return application


def refuse_taken(address: str, port: int) -> None:
    """Raise `CommandError` where nothing can listen at this address and port, before anything is written."""
    if not 0 < port < 65536:
        raise CommandError(f"--port must lie between 1 and 65535, not {port}.")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name == "posix":  # elsewhere this would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise CommandError(
                f"Nothing can be served on {in_brackets(address)}:{port}: {error.strerror or error}. "
                f"Stop what runs there, or choose another port: --port {port + 1 if port < 65535 else 8000}"
            ) from None


def in_brackets(address: str) -> str:
    """The address as it stands in a URL: IPv6 in brackets."""
    return f"[{address}]" if ":" in address else address


def python() -> str:
    """This Python as somebody in the project's folder would call it."""
    path = Path(sys.executable)
    return str(path.relative_to(settings.BASE_DIR)) if path.is_relative_to(settings.BASE_DIR) else str(path)
