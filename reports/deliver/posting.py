"""Messages to a server, one recipient at a time: nobody gets one twice, nobody is passed over in silence.

In: parcels, a journal, and a way to connect. Out: a `Delivery` for each parcel. The journal says what is
about to happen before the server is given the text, and what became of it before the next parcel is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reports.deliver.journal import Journal, Line, Purpose, State
from reports.deliver.mail import Mail
from reports.deliver.smtp import Reply, why
from reports.errors import DeliveryError, Finding, Place, Severity, message
from reports.mailing import Mailbox

Clock = Callable[[], datetime]
Watch = Callable[["Delivery"], None]


class Connection(Protocol):
    """What a parcel is given to: see `smtp.Session`."""

    def offer(self, recipient: str, size: int) -> Reply | None: ...

    def hand_over(self, content: bytes) -> Reply: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Parcel:
    """A message for one person. issue: the sha256 of the issue it belongs to."""

    mail: Mail
    recipient: Mailbox
    purpose: Purpose
    issue: str

    @property
    def key(self) -> tuple[str, str]:
        """How the journal knows it."""
        return self.recipient.envelope.casefold(), self.mail.sha256


@dataclass(frozen=True)
class Delivery:
    """What became of a parcel. reply: in the server's words."""

    parcel: Parcel
    state: State
    reply: str


def note(journal: Journal, parcel: Parcel, state: State, reply: str, at: datetime) -> Delivery:
    """Write down what is known of a parcel. Raises `DeliveryError`."""
    line = Line(
        at=at.isoformat(timespec="seconds"),
        state=state,
        recipient=parcel.recipient.envelope,
        purpose=parcel.purpose,
        issue=parcel.issue,
        group=parcel.mail.draft.id,
        message=parcel.mail.sha256,
        message_id=parcel.mail.message_id,
        date=parcel.mail.date.isoformat(),
        reply=reply,
    )
    journal.add(line)
    return Delivery(parcel, state, reply)


class Postman:
    """Takes parcels to a server. pauses: seconds before each new try of what was put off; watch: sees every
    outcome go by.
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        journal: Journal,
        clock: Clock,
        sleep: Callable[[float], None],
        watch: Watch,
    ) -> None:
        self.connect, self.journal, self.clock, self.sleep, self.watch = connect, journal, clock, sleep, watch
        self.connection: Connection | None = None

    def deliver(self, parcels: Iterable[Parcel], pauses: Sequence[int]) -> tuple[Delivery, ...]:
        """What became of each parcel, in order.

        Raises `DeliveryError` for what stops everything, and when the server cannot be reached at all.
        """
        outcomes = {parcel.key: Delivery(parcel, State.DEFERRED, "") for parcel in parcels}
        self._reach()
        for pause in (0, *pauses):
            waiting = [one.parcel for one in outcomes.values() if one.state is State.DEFERRED]
            if not waiting:
                break
            self.sleep(pause)
            try:
                outcomes |= {one.parcel.key: one for one in self._round(waiting)}
            finally:
                self._hang_up()  # servers do not wait through a pause
        return tuple(outcomes.values())

    def _reach(self) -> None:
        try:
            self.connection = self.connect()
        except OSError as error:
            problem = message("the mail server cannot be reached: {detail}", detail=why(error))
            raise DeliveryError([Finding(Severity.ERROR, "unreachable", Place("smtp"), problem)]) from error

    def _round(self, waiting: Sequence[Parcel]) -> Iterable[Delivery]:
        """One try of each. While the server cannot be reached, the rest of them wait."""
        for number, parcel in enumerate(waiting):
            try:
                self.connection = self.connection or self.connect()
            except OSError as error:
                yield from (Delivery(one, State.DEFERRED, why(error)) for one in waiting[number:])
                return
            yield self._hand(parcel, self.connection)

    def _hand(self, parcel: Parcel, connection: Connection) -> Delivery:
        reply = connection.offer(parcel.recipient.envelope, len(parcel.mail.content))
        if reply is None:
            note(self.journal, parcel, State.ABOUT, "", self.clock())
            reply = connection.hand_over(parcel.mail.content)
        outcome = note(self.journal, parcel, reply.state, reply.text, self.clock())
        if reply.lost:
            self._hang_up()
        self.watch(outcome)
        return outcome

    def _hang_up(self) -> None:
        if self.connection:
            self.connection.close()
            self.connection = None
