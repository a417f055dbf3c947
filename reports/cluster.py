"""A Dask cluster that makes the documents. The only user of distributed.

In: the address of a scheduler. Out: a crew. Templates, records and report travel with each job; a worker
needs the same installation and nothing of the workspace. A job whose worker died is run again by Dask.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlsplit

from reports.errors import Finding, InputError, Message, Place, Severity, message
from reports.jobs import Crew, Kit, work_elsewhere

WAIT = 10  # seconds for the scheduler to answer


@contextmanager
def cluster(kit: Kit, scheduler: str) -> Iterator[Crew]:
    """The workers of the cluster at this address. Raises `InputError` when there are none to be had."""
    try:
        from distributed import Client
    except ImportError as error:
        problem = message("the library that speaks to a Dask cluster is not installed")
        raise _unusable(problem, message("Install it: pip install 'ldreport[cluster]'.")) from error
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it reports, findings tell
    try:
        _reach(scheduler)
        client = Client(scheduler, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        problem = message("the scheduler {address} does not answer", address=scheduler)
        hint = message("Start one with “dask scheduler”, and give its address as tcp://host:8786.")
        raise _unusable(problem, hint) from error
    with client, client.get_executor(pure=False) as executor:
        if not (threads := sum(client.nthreads().values())):
            problem = message("the scheduler {address} has no workers", address=scheduler)
            raise _unusable(
                problem, message("Start one on each machine: dask worker {address}.", address=scheduler)
            )
        yield Crew(executor, partial(work_elsewhere, kit), 2 * threads)


def _reach(address: str) -> None:
    """Knock at the door: a client of Dask that cannot get in leaves without manners."""
    parts = urlsplit(address)
    if not parts.hostname or not parts.port:
        raise ValueError(address)
    socket.create_connection((parts.hostname, parts.port), WAIT).close()


def _unusable(problem: Message, hint: Message) -> InputError:
    return InputError([Finding(Severity.ERROR, "no-cluster", Place("--scheduler"), problem, hint)])
