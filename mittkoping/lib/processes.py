"""Processes that work for another one and do not outlive it."""

import os
import signal
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """Let this process end when the one that started it has, even if that was killed, and not before.

    Made for workers of a pool or a server, which would wait or serve for ever when it is killed. A
    terminal sends Ctrl-C to parent and child alike: the parent alone hears it.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    Thread(target=_wait, daemon=True).start()


def obey_parent() -> None:
    """Let this process, a worker that granian has forked, stop when its parent says so or is gone.

    One that is told to stop twice, by Ctrl-C and by its parent, waits for ever; and until it begins to
    serve it has its parent's handlers, and does not stop when told once.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()


def _wait() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
