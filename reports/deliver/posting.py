"""Messages to a server, one recipient at a time: nobody gets one twice, nobody is passed over in silence.

In: parcels, a journal, and a way to connect. Out: a `Delivery` for each parcel, also when all
had to stop. The journal says what is about to happen before the server is given the text, and what became of
it before the next parcel is touched.
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
MOST_DROPS = 3


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
        return self.recipient.envelope.casefold(), self.mail.message_id


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


@dataclass(frozen=True)
class Posted:
    """What became of some parcels. findings: what stopped everything, so that some were not tried."""

    deliveries: tuple[Delivery, ...]
    findings: tuple[Finding, ...] = ()


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
        self.fresh, self.drops = True, 0

    def deliver(self, parcels: Iterable[Parcel], pauses: Sequence[int]) -> Posted:
        """What became of each parcel, in order."""
        outcomes = {parcel.key: Delivery(parcel, State.DEFERRED, "") for parcel in parcels}
        try:
            self._reach()
            for pause in (0, *pauses):
                waiting = [one.parcel for one in outcomes.values() if one.state is State.DEFERRED]
                if not waiting:
                    break
                self.sleep(pause)
                for one in self._round(waiting):
                    outcomes[one.parcel.key] = one
                self._hang_up()  # servers do not wait through a pause
        except DeliveryError as error:
            return Posted(tuple(map(self._as_written, outcomes.values())), error.findings)
        finally:
            self._hang_up()
        return Posted(tuple(outcomes.values()))

    def _as_written(self, outcome: Delivery) -> Delivery:
        """An outcome when the work was stopped: what the journal has begun and not ended is in doubt."""
        line = self.journal.standings.get(outcome.parcel.key)
        if line and line.state is State.ABOUT:
            return Delivery(outcome.parcel, State.UNKNOWN, "")
        return outcome

    def _reach(self) -> None:
        try:
            self._connect()
        except OSError as error:
            problem = message("the mail server cannot be reached: {detail}", detail=why(error))
            raise DeliveryError([Finding(Severity.ERROR, "unreachable", Place("smtp"), problem)]) from error

    def _connect(self) -> Connection:
        if not self.connection:
            self.connection, self.fresh = self.connect(), True
        return self.connection

    def _round(self, waiting: Sequence[Parcel]) -> Iterable[Delivery]:
        """One try of each. While the server cannot be reached, or takes nothing on a connection that was just
        made, the rest of them wait.
        """
        for number, parcel in enumerate(waiting):
            try:
                connection = self._connect()
            except OSError as error:
                yield from (Delivery(one, State.DEFERRED, why(error)) for one in waiting[number:])
                return
            reply = self._hand(parcel, connection)
            yield self._noted(parcel, reply)
            if reply.closing and self.fresh:
                yield from (Delivery(one, State.DEFERRED, reply.text) for one in waiting[number + 1 :])
                return
            self.fresh = False
            if reply.lost:
                self._hang_up()
            self._count_drops(reply)

    def _hand(self, parcel: Parcel, connection: Connection) -> Reply:
        reply = connection.offer(parcel.recipient.envelope, len(parcel.mail.content))
        if reply is None:
            note(self.journal, parcel, State.ABOUT, "", self.clock())
            reply = connection.hand_over(parcel.mail.content)
        return reply

    def _noted(self, parcel: Parcel, reply: Reply) -> Delivery:
        outcome = note(self.journal, parcel, reply.state, reply.text, self.clock())
        self.watch(outcome)
        return outcome

    def _count_drops(self, reply: Reply) -> None:
        """Raise `DeliveryError` when several messages in a row are in doubt: each more is one too many."""
        self.drops = self.drops + 1 if reply.state is State.UNKNOWN else 0
        if self.drops == MOST_DROPS:
            problem = message(
                "{count} messages in a row are in doubt, so the rest was not sent: {reply}",
                count=self.drops,
                reply=reply.text,
            )
            hint = message("Ask who runs the server what becomes of messages after their last line.")
            raise DeliveryError([Finding(Severity.ERROR, "server-drops", Place("smtp"), problem, hint)])

    def _hang_up(self) -> None:
        if self.connection:
            self.connection.close()
            self.connection = None
