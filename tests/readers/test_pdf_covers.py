"""Letters of a PDF that something drawn after them hides, and what hides none."""

from __future__ import annotations

from random import Random

import pytest

from reports.errors import NotUnderstoodError
from reports.readers.pdf.covers import Cover, boxes_of, on_top
from tests.readers.pdf_files import LONG, made, read

SEEN = b"BT /F1 12 Tf 72 700 Td (Ket nap 350 doan vien) Tj ET "
BELOW = b"BT /F1 12 Tf 72 600 Td (Tang 999 suat qua) Tj ET "
RESOURCES = b"""<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>
/ExtGState << /Multiply << /BM /Multiply >> /Half << /ca 0.5 >> /Full << /ca 1 /BM /Normal /SMask /None >> /Masked << /SMask << /S /Alpha >> >> >>
/Properties << /Off 5 0 R >> /XObject << /Picture 6 0 R /Stamp 7 0 R /Form 8 0 R /Small 9 0 R /Layer 10 0 R >> >>"""
PICTURE = (
    b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1"
)
FORM = b"/Type /XObject /Subtype /Form /Length 24"


def page(drawn: bytes) -> bytes:
    """A page on which this is drawn, one operator after the other."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % RESOURCES,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /OCG /Name (Off) >>",
        b"<< %s >>\nstream\n\x80\nendstream" % PICTURE,
        b"<< %s /SMask 6 0 R >>\nstream\n\x80\nendstream" % PICTURE,
        b"<< %s /BBox [0 0 595 842] >>\nstream\n1 g 60 590 300 30 re f  \nendstream" % FORM,
        b"<< %s /BBox [0 0 50 50] >>\nstream\n1 g 60 590 300 30 re f  \nendstream" % FORM,
        b"<< %s /BBox [0 0 595 842] /OC 5 0 R >>\nstream\n1 g 60 590 300 30 re f  \nendstream" % FORM,
    ]
    objects = (b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.5\n" + b"".join(objects) + b"trailer\n<< /Root 1 0 R >>\n%%EOF"


HIDING = {
    "white": b"1 g 60 590 300 30 re f",
    "black": b"0 0 0 rg 60 590 300 30 re B",
    "old operator": b"1 g 60 590 300 30 re F",
    "corner by corner": b"1 g 60 590 m 360 590 l 360 620 l 60 620 l h f*",
    "turned": b"q 0 1 -1 0 360 590 cm 1 g 0 0 30 300 re f Q",
    "two boxes": b"1 g 60 590 90 30 re 150 590 210 30 re f",
    "full opacity": b"/Half gs /Full gs 1 g 60 590 300 30 re f",
    "clipped": b"q 0 0 400 700 re W n 1 g 60 590 300 30 re f Q",
    "picture": b"q 300 0 0 30 60 590 cm /Picture Do Q",
    "inline picture": b"q 300 0 0 30 60 590 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q",
    "form": b"/Form Do",
    "above what is seen through": b"/Half gs 60 590 300 30 re f /Full gs 60 590 300 30 re f",
}


@pytest.mark.parametrize("how", HIDING)
def test_letters_below_a_box_that_is_drawn_after_them_are_told_and_not_read(how):
    document = read(page(SEEN + BELOW + HIDING[how]))
    assert document.text == "Ket nap 350 doan vien\n"
    assert [str(finding.problem) for finding in document.findings] == [
        "letters that nobody can see, white, tiny, cut off, covered or without ink, were left out, 17: “Tang 999 suat qua”"
    ]


SHOWING = {
    "multiply": b"/Multiply gs 1 1 0 rg 60 590 300 30 re f",
    "half opacity": b"/Half gs 1 g 60 590 300 30 re f",
    "masked": b"/Masked gs 1 g 60 590 300 30 re f",
    "multiplied form": b"/Multiply gs /Form Do",
    "no filling": b"60 590 300 30 re S",
    "a pattern": b"/Pattern cs /P1 scn 60 590 300 30 re f",
    "frame": b"1 g 60 590 300 30 re 62 592 296 26 re f*",
    "frame by turns": b"1 g 60 590 300 30 re 62 618 296 -26 re f",
    "triangle": b"1 g 60 590 m 360 590 l 60 620 l h f",
    "aslant": b"q 1 .2 -.2 1 60 560 cm 1 g 0 0 300 60 re f Q",
    "a line": b"60 597 300 1 re f",
    "elsewhere": b"1 g 60 500 300 30 re f",
    "cut away": b"q 0 0 400 500 re W n 1 g 60 590 300 30 re f Q",
    "cut to a shape": b"q 0 0 m 400 0 l 0 800 l h W n 1 g 60 590 300 30 re f Q",
    "cut to letters": b"q BT /F1 12 Tf 7 Tr 72 500 Td (A) Tj ET 1 g 60 590 300 30 re f Q",
    "beyond the box of a form": b"/Small Do",
    "layer": b"/OC /Off BDC 1 g 60 590 300 30 re f EMC",
    "form of a layer": b"/Layer Do",
    "stamp": b"q 300 0 0 30 60 590 cm /Stamp Do Q",
}


@pytest.mark.parametrize("how", SHOWING)
def test_letters_below_what_one_sees_through_or_what_lies_elsewhere_are_read(how):
    assert "Tang 999 suat qua" in read(page(SEEN + BELOW + SHOWING[how])).text


def test_what_is_drawn_before_letters_is_their_ground():
    document = read(page(b"1 g 0 0 595 842 re f .8 g 60 590 300 30 re f 0 g " + SEEN + BELOW))
    assert "Tang 999 suat qua" in document.text
    assert not document.findings


def test_letters_that_are_drawn_again_over_a_box_are_read_once():
    document = read(page(SEEN + BELOW + HIDING["white"] + b" 0 g " + BELOW))
    assert document.text.count("999") == 1


FULL = b"q 595 0 0 842 0 0 cm /Picture Do Q "


@pytest.mark.parametrize("drawn", [b"3 Tr " + BELOW + FULL, FULL + b"3 Tr " + BELOW, BELOW + FULL])
def test_letters_below_the_picture_of_a_page_are_recognised_ones(drawn):
    content = page(drawn + b" 0 Tr " + SEEN * 15)
    document = read(content)
    assert "Tang 999 suat qua" in document.text
    assert [str(finding.problem).split(":")[0] for finding in document.findings][-1] == (
        "letters that a program recognised in the picture of a page were read, 17"
    )


def test_recognised_letters_below_a_box_over_the_picture_are_not_read():
    document = read(page(b"3 Tr " + BELOW + FULL + HIDING["black"] + b" 0 g 0 Tr " + SEEN * 15))
    assert "999" not in document.text


def test_a_page_of_which_all_is_covered_has_no_text():
    with pytest.raises(NotUnderstoodError):
        read(page(BELOW + HIDING["white"]))


def test_a_box_of_a_program_for_pages_over_a_text_hides_it():
    box = "position: absolute; left: 0; top: 20mm; width: 160mm; height: 10mm; background: black"
    text = "position: absolute; left: 0; top: 22mm"
    document = read(made(f'<p>{LONG}</p><div style="{text}">Tặng 999 suất</div><div style="{box}"></div>'))
    assert "999" not in document.text


def test_the_last_of_many_covers_is_on_top_of_each_letter():
    random = Random(7)
    points = [(random.randrange(20), random.randrange(20)) for _ in range(300)]
    covers = []
    for after in sorted(random.randrange(300) for _ in range(80)):
        left, foot = random.randrange(20), random.randrange(20)
        box = left, foot, left + random.randrange(6), foot + random.randrange(6)
        covers.append(Cover(after, box, picture=False))

    def slowly(at):
        x, y = points[at]
        over = [one for one in covers if one.box[0] <= x <= one.box[2] and one.box[1] <= y <= one.box[3]]
        return next((one for one in reversed(over) if one.after > at), None)

    expected = {at: cover for at in range(len(points)) if (cover := slowly(at))}
    assert dict(on_top(points, covers)) == expected
    assert expected


def test_many_letters_below_many_boxes_take_no_long_time():
    number = 20_000
    points = [(n * 37 % number, n) for n in range(number)]
    covers = [Cover(number, (n / 2, n / 2, number, number), picture=False) for n in range(number)]
    assert len([*on_top(points, covers)]) == number


def test_a_path_that_is_no_box_covers_nothing():
    assert boxes_of([("l", 1, 1)], (1, 0, 0, 1, 0, 0), even_odd=False) == ()
