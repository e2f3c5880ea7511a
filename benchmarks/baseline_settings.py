"""The product's settings with one view and no middleware, served by the same server in the same way."""

from mittkoping.config import settings

globals().update({name: value for name, value in vars(settings).items() if name.isupper()})
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "benchmarks.baseline"
