"""Messages as bytes: names survive, nothing gets into the head, the same content is the same message."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.deliver.mail import Attachment, Draft, mail
from reports.deliver.names import safe_name
from reports.errors import DeliveryError
from reports.mailing import fit_for_a_head
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


def heads(made):
    """The lines of the head as RFC 2047 has them read."""
    return {
        name: str(make_header(decode_header(value)))
        for name, value in message_from_bytes(made.content).items()
    }


def bodies_of(made):
    parts = (read(made).get_body((kind,)) for kind in ("plain", "html"))
    return Bodies(*(part.get_content().replace("\r\n", "\n") if part else "" for part in parts))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "name", ["{}.pdf", "Báo cáo quý I-2021 - {}.pdf", "{} (đã ký).pdf", "a & b; “{}”.pdf", "{0} {0} {0}.pdf"]
)
def test_fifty_vietnamese_names_and_subjects_arrive_whole(unit, name):
    file = Attachment(safe_name(name.format(unit)), "pdf", "x.pdf", b"%PDF-\r\n.\r\n..\n\r")
    made = mail(replace(DRAFT, to=unit, subject=f"Bản tin: {unit}", attachments=(file,)), TOLD, {}, NOW)
    (found,) = read(made).iter_attachments()
    assert (found.get_filename(), found.get_content()) == (file.name, file.content)
    assert heads(made)["Subject"] == f"Bản tin: {unit}"
    assert heads(made)["To"] == f"{unit} <van-phong@example.org>"
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


PERIODS = ("quý I/2021", "6 tháng đầu năm 2021", "9 tháng năm 2021", "năm 2023")
BODIES = [
    "Liên đoàn Lao động thành phố Hà Nội", "Ban Thường vụ Liên đoàn Lao động thành phố Hà Nội", "Công đoàn ngành Giáo dục Hà Nội",
    "Liên đoàn Lao động quận Bắc Từ Liêm", 'Cụm, thi đua "số 1"', "Ban <Chính sách>; Pháp luật, (thử)", "a  b", "A", "Công đoàn\u00a0viên chức",
    *UNITS,
]  # fmt: skip


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("body", BODIES)
def test_subjects_and_names_keep_every_space_and_sign_in_words_as_short_as_the_standard_asks(period, body):
    subject, name = f"Bản tin {period}: {body}", f"{body} và {body}"
    told = mailing(sender={"name": name, "address": "van-phong@example.org"})
    made = mail(replace(DRAFT, to=body, subject=subject), told, {}, NOW)
    found = heads(made)
    assert found["Subject"] == subject
    assert (found["From"], found["To"]) == (
        f"{name} <van-phong@example.org>",
        f"{body} <van-phong@example.org>",
    )
    head, _, _ = made.content.partition(b"\r\n\r\n")
    words = re.findall(rb"=\?utf-8\?[bq]\?[^?]*\?=", head)
    assert words
    assert max(map(len, words)) <= 75
    assert max(map(len, head.split(b"\r\n"))) <= 100


fit = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=120
).filter(fit_for_a_head)


@settings(max_examples=30, deadline=None)
@given(fit, fit, st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=120))
def test_whatever_the_texts_are_the_message_says_them(subject, to, text):
    draft = replace(DRAFT, subject=subject, to=to, bodies=Bodies(f"{text}\n", f"<p>{text}</p>\n"))
    made = mail(draft, TOLD, {}, NOW)
    found = message_from_bytes(made.content)
    name, address = parseaddr(found["To"])
    assert str(make_header(decode_header(found["Subject"]))) == subject
    assert (str(make_header(decode_header(name))), address) == (to, "van-phong@example.org")
    assert bodies_of(made) == draft.bodies
    assert len(found.keys()) == len(set(found.keys())) == 12


def test_what_does_not_come_back_out_of_the_bytes_as_it_went_in_is_not_sent():
    with pytest.raises(DeliveryError) as caught:
        mail(replace(DRAFT, bodies=Bodies("một\rhai\n", "<p>một</p>\n")), TOLD, {}, NOW)
    (finding,) = caught.value.findings
    assert (finding.code, "text" in str(finding.problem)) == ("message-differs", True)


def test_a_line_of_the_head_that_cannot_be_written_is_named():
    with pytest.raises(DeliveryError, match="Subject"):
        mail(replace(DRAFT, subject="Bản\ntin"), TOLD, {}, NOW)


def test_an_address_with_signs_of_links_is_one_link():
    made = mail(DRAFT, mailing(unsubscribe="a%41&cc#b@example.org"), {}, NOW)
    assert heads(made)["List-Unsubscribe"] == ("<mailto:a%2541%26cc%23b@example.org?subject=unsubscribe>")


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
    assert bodies_of(made) == Bodies("một dòng\n", "")
