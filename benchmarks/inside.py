"""Runs one question inside Django in a process of its own: python -m benchmarks.inside addresses.

JSON on stdin is what the module's `answer` takes, JSON on stdout what it returns. The process that
measures knows no Django itself, so that its memory and settings touch nothing.
"""

import json
import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    print(json.dumps(import_module(f"benchmarks.{sys.argv[1]}").answer(json.load(sys.stdin))))
