"""What runs, and what is said of that which does not: browser, real input, strictness, hypothesis."""

import os
from collections.abc import Generator

import pytest
from django.conf import settings
from hypothesis import settings as hypothesis_settings

from tests import real_input
from tests.chromium import chromium

# Under this setting a test that is left out is a failure: whoever vouches for the whole sets it.
STRICT = os.environ.get("MITTKOPING_STRICT") == "1"
LEFT_OUT = {
    mark: sentence
    for mark, there, sentence in [
        ("browser", chromium() is not None, "proven i webbläsare, eftersom ingen Chromium hittades"),
        (
            "real_input",
            real_input.is_there(),
            "proven på den verkliga wikin, eftersom den inte ligger bredvid",
        ),
    ]
    if not there
}

hypothesis_settings.register_profile("dev", deadline=None, max_examples=50)
hypothesis_settings.register_profile("ci", deadline=None, max_examples=200, derandomize=True, database=None)
hypothesis_settings.load_profile("ci" if STRICT else "dev")


def pytest_configure() -> None:
    """Passwords in tests guard nothing, so they need not be slow."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here; under strictness it stays, and fails in its set-up."""
    if STRICT:
        return
    left_out = [item for item in items if any(item.get_closest_marker(mark) for mark in LEFT_OUT)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Under strictness, what cannot run fails with the sentence that would have excused it."""
    for mark, sentence in LEFT_OUT.items():
        if STRICT and item.get_closest_marker(mark):
            pytest.fail(f"Utelämnat: {sentence}.", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under strictness a skipped test has failed, whoever skipped it."""
    report = yield
    if STRICT and report.skipped:
        report.outcome, report.longrepr = "failed", f"Utelämnat: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line for each kind of test that was left out although it was asked for."""
    for mark, sentence in LEFT_OUT.items():
        if f"not {mark}" not in config.option.markexpr:
            terminalreporter.write_line(f"Utelämnat: {sentence}.")
