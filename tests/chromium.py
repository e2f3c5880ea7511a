"""The browser of the machine, for tests marked browser."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def chromium() -> str | None:
    """The path of a Chromium: MITTKOPING_CHROMIUM, or one under its usual names; None if there is none."""
    found = [os.environ.get("MITTKOPING_CHROMIUM"), *map(shutil.which, NAMES), *map(shutil.which, PLACES)]
    return next((path for path in found if path), None)
