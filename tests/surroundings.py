"""Loaded before the settings (see addopts): a data directory of its own and no setting from outside."""

import atexit
import os
import shutil
import tempfile

KEPT = {"MITTKOPING_STRICT", "MITTKOPING_REAL_INPUT", "MITTKOPING_CHROMIUM"}

for name in [name for name in os.environ if name.startswith("MITTKOPING_") and name not in KEPT]:
    del os.environ[name]
os.environ.pop("CACHE_URL", None)
home = tempfile.mkdtemp(prefix="mittkoping-tests-")
atexit.register(shutil.rmtree, home, ignore_errors=True)
os.environ["MITTKOPING_HOME"] = home
os.mkdir(
    os.path.join(home, "static")
)  # whitenoise warns of a missing folder, and a warning is a failure here
os.environ["MITTKOPING_PLAIN_STATIC"] = "1"
