"""Processes that work for another one and do not outlive it."""

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """Let this process end when the one that started it has, even if that was killed.

    Made to be the `initializer` of a pool: workers of a killed process would wait for ever.
    """
    Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
