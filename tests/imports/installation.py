"""An installation of its own with the command run as a process: for what one process cannot show."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection

COMMAND = [sys.executable, "-m", "mittkoping.jobs.command"]


@dataclass
class Installation:
    """A data directory and, when the tests run on PostgreSQL, a database of its own."""

    home: Path
    database: str = ""
    surroundings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.surroundings = os.environ | {"MITTKOPING_HOME": str(self.home), "DATABASE_URL": ""}
        if connection.vendor == "postgresql":
            self.database = f"mittkoping_{os.getpid()}_{self.home.name.replace('-', '_')}"[:60].lower()
            self._ask(f'CREATE DATABASE "{self.database}"')
            address = urlsplit(os.environ["DATABASE_URL"])
            self.surroundings["DATABASE_URL"] = address._replace(path=f"/{self.database}").geturl()
        self.run("migrate")

    def run(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        """The finished command, which must end with `code`."""
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=self.surroundings,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done

    def python(self, program: str, *arguments: str) -> subprocess.Popen[str]:
        """A process with Django started that runs `program`."""
        start = "import django\ndjango.setup()\n"
        surroundings = self.surroundings | {"DJANGO_SETTINGS_MODULE": "mittkoping.config.settings"}
        return subprocess.Popen(
            [sys.executable, "-c", start + program, *arguments],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def answer(self, program: str, *arguments: str) -> str:
        """What `program` prints; it must end well."""
        process = self.python(program, *arguments)
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        return out

    def remove(self) -> None:
        """Drop the database, if it has one of its own."""
        if self.database:
            self._ask(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    def _ask(self, statement: str) -> None:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(statement.encode())
