"""Processes that work for another one and do not outlive it."""

import os
import signal
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """Let this process end when the one that started it has, even if that was killed.

    Made for workers of a pool or a server, which would wait or serve for ever when it is killed.
    """
    Thread(target=_wait, daemon=True).start()


def obey_parent() -> None:
    """Let this process, a worker that granian has forked, stop when its parent says so or is gone.

    A terminal sends Ctrl-C to parent and child alike, and a worker that is told to stop twice waits for
    ever; one that has not begun to serve has its parent's handlers, and does not stop when told once.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()


def _wait() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
