"""The `mittkoping` command: finds the subcommand, starts Django only for those that need it.

Each subcommand is a module of this package with `arguments(parser)` and `run(args) -> exit code`.
Exit code 0: done. 1: what was asked about is wrong (a check failed). 2: the input could not be used.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

import mittkoping


@dataclass(frozen=True)
class Subcommand:
    """Where a subcommand is and what it does, in one line of Swedish."""

    module: str
    help: str
    django: bool = True


SUBCOMMANDS: dict[str, Subcommand] = {
    "setup": Subcommand("installation", "Ställ in en ny installation: hemkommun och första administratören."),
    "migrate": Subcommand("migrating", "Skapa eller uppdatera databasens tabeller."),
    "seed": Subcommand("seeding", "Fyll på med en påhittad stad att läsa och pröva i."),
    "serve": Subcommand("serving", "Starta webbservern."),
    "strategy": Subcommand("strategy", "Läs ett styrdokument: import FIL eller lint FIL.", django=False),
    "worker": Subcommand("worker", "Sköt det som görs i bakgrunden."),
    "import": Subcommand("importing", "Hämta in: mediawiki FIL eller archive FIL."),
    "export": Subcommand("exporting", "Lämna ut: archive FIL."),
    "backup": Subcommand("backup", "Säkerhetskopiera databas och filer till en fil."),
    "restore": Subcommand("restoring", "Återställ från en säkerhetskopia."),
    "user": Subcommand("users", "Personer och konton: sök, registerutdrag, stäng av, ta bort ett namn."),
    "verify": Subcommand("verifying", "Kontrollera att ingen historik har ändrats."),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = SUBCOMMANDS.get(given[0]) if given else None
    if chosen is None:
        return _help(given)
    if chosen.django:
        _start_django()
    module = import_module(f"mittkoping.jobs.{chosen.module}")
    parser = argparse.ArgumentParser(prog=f"mittkoping {given[0]}", description=chosen.help)
    module.arguments(parser)
    parsed = parser.parse_args(given[1:])
    try:
        return int(module.run(parsed))
    except BrokenPipeError:  # whoever read our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        print("\nAvbrutet.", file=sys.stderr)
        return 130
    except Exception as error:
        if not _lacks_tables(error):
            raise
        print("Databasen saknar tabeller. Kör mittkoping migrate och försök igen.", file=sys.stderr)
        return 2


def _lacks_tables(error: Exception) -> bool:
    """Whether a database error says that migrate has not been run; told by name, as Django may be absent."""
    said = str(error)
    return type(error).__name__ in {"OperationalError", "ProgrammingError"} and any(
        words in said for words in ("no such table", "no such column", "does not exist")
    )


def _start_django() -> None:
    # The database holds drafts and sessions: what is written from here on is its owner's alone.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mittkoping.config.settings")
    import_module("django").setup()


def _help(given: Sequence[str]) -> int:
    if given and given[0] == "--version":
        print(f"mittkoping {mittkoping.__version__}")
        return 0
    asked = not given or given[0] in {"-h", "--help"}
    out = sys.stdout if asked else sys.stderr
    if not asked:
        print(f"Det finns inget kommando som heter {given[0]}.", file=out)
    print("mittkoping KOMMANDO [--help]\n", file=out)
    for name, subcommand in SUBCOMMANDS.items():
        print(f"  {name:<9} {subcommand.help}", file=out)
    return 0 if asked else 2


if __name__ == "__main__":
    sys.exit(main())
