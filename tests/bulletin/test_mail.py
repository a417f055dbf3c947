"""Messages as bytes: names survive, nothing gets into the head, the same content is the same message."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.deliver.mail import Attachment, Draft, bodies_of, mail
from reports.deliver.sources import safe_name
from reports.errors import DeliveryError
from reports.render.letter import Bodies
from tests.bulletin.making import NOW, mailing

TOLD = mailing()
DRAFT = Draft("2021Q1.tat-ca", "Tất cả", "Bản tin quý I/2021", Bodies("hơn 2 tỷ\n", "<p>hơn 2 tỷ</p>\n"))
UNITS = [
    "Công đoàn Phường Bến Nghé", "LĐLĐ quận Hai Bà Trưng", "Ban Nữ công", "Quỹ Trợ vốn", "Trường ĐH Thủ đô", "Ủy ban Kiểm tra",
    "Xí nghiệp Ươm tơ", "Cụm thi đua số 10", "Ắc quy Đồng Nai", "CĐCS Công ty TNHH Một thành viên Dịch vụ Ăn uống và Giải khát",
]  # fmt: skip


def read(made):
    return message_from_bytes(made.content, policy=policy.default)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "name", ["{}.pdf", "Báo cáo quý I-2021 - {}.pdf", "{} (đã ký).pdf", "a & b; “{}”.pdf", "{0} {0} {0}.pdf"]
)
def test_fifty_vietnamese_names_and_subjects_arrive_whole(unit, name):
    file = Attachment(safe_name(name.format(unit)), "pdf", "x.pdf", b"%PDF-\r\n.\r\n..\n\r")
    made = mail(replace(DRAFT, to=unit, subject=f"Bản tin: {unit}", attachments=(file,)), TOLD, {}, NOW)
    (found,) = read(made).iter_attachments()
    assert (found.get_filename(), found.get_content()) == (file.name, file.content)
    assert str(read(made)["Subject"]) == f"Bản tin: {unit}"
    assert " ".join(read(made)["To"].addresses[0].display_name.split()) == unit
    assert made.content.isascii()


@pytest.mark.parametrize("field", ["subject", "to"])
@pytest.mark.parametrize(
    "text",
    [
        f"Bản tin{injected}"
        for injected in (
            "\nBcc: x@example.org", "\r\nBcc: x@example.org", "\rBcc: x@example.org", "\n", "\r\n\r\n<p>", "\0", "\x0b", "\x0c", "\x1b[2J",
            "\x1c", "\x1d", "\x1e", "\x7f", "\x85Bcc: x@example.org", "\u2028Bcc: x@example.org", "\u2029", "\ud800", "\u202e", "\u200b",
            " =?UTF-8?Q?=0A?=Bcc: x@example.org", " =?utf-8?b?CkJjYzogeEBleGFtcGxlLm9yZw==?=", "=?", " =?UTF-8?Q?=0D=0ATo:_x?=",
        )
    ],
)  # fmt: skip
def test_nothing_gets_into_the_head_of_a_message(field, text):
    with pytest.raises(DeliveryError) as caught:
        mail(replace(DRAFT, **{field: text}), TOLD, {}, NOW)
    assert {finding.code for finding in caught.value.findings} == {"no-header-text"}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_whatever_the_texts_are_the_message_says_them_or_is_not_made(text):
    draft = replace(DRAFT, subject=text or "-", bodies=Bodies(f"{text}\n", f"<p>{text}</p>\n"))
    try:
        made = mail(draft, TOLD, {}, NOW)
    except DeliveryError:
        return
    assert (str(read(made)["Subject"]), bodies_of(made.content)) == (text or "-", draft.bodies)
    assert len(read(made).keys()) == len(set(read(made).keys())) == 12


def test_the_same_content_keeps_its_date_and_other_content_has_its_own():
    first = mail(DRAFT, TOLD, {}, NOW)
    dates = {first.message_id: first.date}
    assert mail(DRAFT, TOLD, dates, NOW + timedelta(days=9)).content == first.content
    other = mail(replace(DRAFT, subject="Bản tin khác"), TOLD, dates, NOW + timedelta(days=9))
    assert other.message_id != first.message_id
    assert other.date == NOW + timedelta(days=9)


def test_a_message_of_plain_text_alone_has_no_page():
    made = mail(replace(DRAFT, bodies=Bodies("một dòng\n", "")), TOLD, {}, NOW)
    assert read(made).get_content_type() == "text/plain"
    assert bodies_of(made.content) == Bodies("một dòng\n", "")
