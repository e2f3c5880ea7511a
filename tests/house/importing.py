"""What happens when a module is imported, seen from a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

IMPORT_WITHOUT_DATABASE = """
import importlib, pkgutil, sys
import django
from django.db.backends.base.base import BaseDatabaseWrapper

def refuse(self):
    raise RuntimeError("asks the database while being imported")

BaseDatabaseWrapper.ensure_connection = refuse
django.setup()

def load(name):
    if ".migrations" in name or name.endswith("__main__"):
        return
    try:
        importlib.import_module(name)
    except Exception as error:
        print(f"{name}: {error}")

package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".", onerror=load):
    load(found.name)
"""

IMPORT_AND_SAY_WHETHER_DJANGO_CAME = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
    if "django" in sys.modules:
        print(f"{name}: brings Django with it")
        break
"""


def _said(program: str, names: Iterable[str], search: Path | None) -> list[str]:
    """The lines a program prints in a fresh interpreter; its failure is a line too."""
    surroundings = os.environ | ({"PYTHONPATH": str(search)} if search else {})
    run = subprocess.run(
        [sys.executable, "-c", program, *names], capture_output=True, text=True, env=surroundings, check=False
    )
    return run.stdout.splitlines() + ([run.stderr[-2000:]] if run.returncode else [])


def asking_the_database(package: str, search: Path | None = None) -> list[str]:
    """Modules below `package` that ask the database, or fail, while being imported."""
    return _said(IMPORT_WITHOUT_DATABASE, [package], search)


def bringing_django(modules: Iterable[str], search: Path | None = None) -> list[str]:
    """The first of `modules` whose import, itself or through others, brings Django."""
    return _said(IMPORT_AND_SAY_WHETHER_DJANGO_CAME, modules, search)
