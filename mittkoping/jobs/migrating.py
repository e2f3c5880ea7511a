"""mittkoping migrate: the tables as this version wants them."""

import argparse

from django.core.management import call_command


def arguments(parser: argparse.ArgumentParser) -> None:
    """--quiet says nothing unless something goes wrong."""
    parser.add_argument("--quiet", action="store_true", help="skriv inget när allt går bra")


def run(args: argparse.Namespace) -> int:
    """Apply what is missing; tables that are right already are left alone."""
    call_command("migrate", interactive=False, verbosity=0)
    if not args.quiet:
        print("Databasen är redo.")
    return 0
