"""Row 19: nothing that people type gets into the head of a message; what is sent says what it should."""

from __future__ import annotations

import sys
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from pydantic import ValidationError

from reports.deliver.mail import Attachment, mail
from reports.deliver.sources import safe_name
from reports.errors import DeliveryError
from reports.mailing import Mailbox, Mailing, Sender
from tests.bulletin.making import NOW, mailing
from tests.bulletin.test_mail import DRAFT, UNITS, bodies_of

TOLD = mailing()
HEADS = {
    *(
        "From",
        "To",
        "Reply-To",
        "Subject",
        "Auto-Submitted",
        "List-Id",
        "List-Unsubscribe",
        "Content-Language",
    ),
    *("Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
}
INJECTED = [
    "\nBcc: x@example.org", "\r\nBcc: x@example.org", "\rBcc: x@example.org", "\n", "\r\n", "\n\n<p>", "\r\n\r\n<p>", "\n Bcc: x@example.org", "\n\tx",
    "\0", "\x01", "\x08", "\t", "\x0b", "\x0c", "\x0bBcc: x@example.org", "\x1b[2J", "\x1c", "\x1d", "\x1e", "\x1f", "\x7f", "\x80", "\x85Bcc: x@example.org",
    "\x9b2J", "\u2028Bcc: x@example.org", "\u2029", "\ud800", "\udfff", "\u202e", "\u2066", "\u200b", "\u200d", "\u00ad", "\ufeff", "\ufe0f", "\U000e0041", "\ue000",
    "\ufffe", "\u0378", " =?UTF-8?Q?=0A?=Bcc: x@example.org", " =?utf-8?b?CkJjYzogeEBleGFtcGxlLm9yZw==?=", "=?", " =?UTF-8?Q?=0D=0ATo:_x?=", "=?us-ascii?q?x?=",
    "=?utf-8?q?=22_=3Cx=40example=2Eorg=3E?=", " =?UTF-7?Q?+AAo-?=Bcc: x",
]  # fmt: skip
ADDRESSES = [
    "", "abc", "@example.org", "a@", "a@b", "a@@example.org", "a b@example.org", "a@exa mple.org", "a@example.org,b@example.org", "a@example.org; b@example.org",
    "a@example.org\nBcc: x@example.org", "a@example.org\r\nDATA", "a@example.org\0", "a@example.org>", "<a@example.org>", "CĐ, Quận 3 <a@example.org>", '"a b"@example.org',
    "a@example.org SIZE=1", "a@[127.0.0.1]", "a@127.0.0.1", "a@-x.org", "a@x-.org", "a@example..org", "a@.org", ".a@example.org", "a.@example.org", "a..b@example.org",
    "đoàn@example.org", "a\u200b@example.org", "a@example.org\u202e", "a@exam\u00adple .org", "a%0d%0a@example.org\n", f"{'x' * 65}@example.org", f"a@{'x' * 64}.org",
    f"a@{'x.' * 130}org", "=?utf-8?q?a?=@example.org", "a@=?utf-8?q?b?=.org", "a\\@example.org", "a(x)@example.org", "a@example.org(x)", "a:b@example.org",
    "group: a@example.org;", "a@example.1", "ａ＠example.org", "mailto:a@example.org", "a@example.org?bcc=x",
    "a@ß.de", "a@ﬁ.org", "a@example。org", "a@Ⅷ.org", "a@ſ.org", "a@xn--\u00df.org",
]  # fmt: skip
HARD = [  # may be sent, and must arrive as it is
    "CĐ Phường 1, Quận 3", 'Cụm "số 1"', "A <b@example.org>", "A; B", "A (thử)", "a\\b", "x" * 200, "Ủy ban; <Kiểm tra>, (thử)", "=", "?=", "= ?x?=", ":", "Bcc: x@example.org",
    "a@example.org, b@example.org", "'", '"', '""', "<>", "%0ABcc: x", "\\nBcc: x", "  hai  khoảng  ", "Công đoàn\u00a0viên chức", "Nghie\u0302ng nga\u0309", "漢字", "👍", "ﬁ", "Ð",
    *UNITS,
]  # fmt: skip


def refused(make) -> bool:
    """Whether nothing is made that could be sent."""
    try:
        make()
    except (DeliveryError, ValidationError):
        return True
    return False


def with_sender(field: str, text: str) -> Mailing:
    """A config with such a name, as if nobody had checked it on the way in."""
    sender = Sender.model_construct(name=text, address="a@example.org")
    return TOLD.model_copy(update={field: sender})


def test_no_payload_gets_into_the_head_of_a_message():
    tries = [
        *(lambda f=field, t=text: mail(replace(DRAFT, **{f: f"Bản tin{t}"}), TOLD, {}, NOW) for field in ("subject", "to") for text in INJECTED),
        *(lambda f=field, t=text: mail(DRAFT, with_sender(f, f"Văn phòng{t}"), {}, NOW) for field in ("sender", "reply_to") for text in INJECTED),
        *(lambda t=text: mail(replace(DRAFT, attachments=(Attachment(f"a{t}.pdf", "pdf", "x", b"%PDF"),)), TOLD, {}, NOW) for text in INJECTED),
        *(lambda t=text: Mailbox.model_validate({"name": f"Văn{t}phòng", "address": "a@example.org"}) for text in INJECTED),
        *(lambda t=text: Mailbox.model_validate({"name": "", "address": t}) for text in ADDRESSES),
        *(lambda t=text: mailing(unsubscribe=t) for text in ADDRESSES),
        *(lambda t=text: mailing((t,)) for text in ADDRESSES),
    ]  # fmt: skip
    assert [n for n, make in enumerate(tries) if not refused(make)] == []
    texts = len(INJECTED) + len(ADDRESSES)
    python = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    print(f"row 19: {texts} payloads in {len(tries)} places: {len(tries)} refused, 0 sent (Python {python})")


@pytest.mark.parametrize("text", HARD)
def test_what_may_be_sent_is_read_back_as_it_was_meant(text):
    file = Attachment(safe_name(f"{text.strip()}.pdf"), "pdf", "x.pdf", b"%PDF-\n.\n")
    told = (
        mailing(sender={"name": text, "address": "van-phong@example.org"})
        if text == " ".join(text.split(" "))
        else TOLD
    )
    made = mail(replace(DRAFT, subject=text, to=text, attachments=(file,)), told, {}, NOW)
    for rules in (policy.compat32, policy.default):
        found = message_from_bytes(made.content, policy=rules)
        assert sorted(found.keys()) == sorted({*found.keys()})
        assert {*found.keys()} <= HEADS
    plain = message_from_bytes(made.content)
    assert str(make_header(decode_header(plain["Subject"]))) == text
    for name in ("To", "From"):
        shown, address = parseaddr(plain[name])
        assert (address, shown.count("@")) == ("van-phong@example.org", 0)
    assert str(make_header(decode_header(parseaddr(plain["To"])[0]))) == text
    (attached,) = message_from_bytes(made.content, policy=policy.default).iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (file.name, file.content)
    assert bodies_of(made) == DRAFT.bodies


def test_fifty_vietnamese_names_of_attachments_arrive_whole():
    shapes = (
        "{}.pdf",
        "Báo cáo quý I-2021 - {}.pdf",
        "{} (đã ký).docx",
        "a & b; “{}”.pdf",
        "{0} {0} {0}.pdf",
    )
    names = [safe_name(shape.format(unit)) for unit in UNITS for shape in shapes]
    files = tuple(Attachment(name, name[-4:].strip("."), f"{n}", b"%d" % n) for n, name in enumerate(names))
    made = mail(replace(DRAFT, attachments=files), TOLD, {}, NOW)
    found = message_from_bytes(made.content, policy=policy.default).iter_attachments()
    assert [(part.get_filename(), part.get_content()) for part in found] == [
        (one.name, one.content) for one in files
    ]
    assert max(map(len, made.content.split(b"\r\n"))) <= 100
    print(f"row 19: {len(names)} Vietnamese names of attachments round-trip")
