"""The door to archives: what is too large, damaged or not safe is refused with a clear error."""

import struct
import zipfile
from copy import copy
from io import BytesIO

import pytest

from reports.errors import NotUnderstoodError
from reports.readers import package, xml
from reports.readers.model import Limits
from reports.readers.office import main_part, media_type, relations
from reports.readers.package import opened
from tests.readers.word_files import packed

LIMITS = Limits()
XML = "<a><b n='1'/><c><b n='2'/></c></a>"


def refusal(call, *arguments):
    with pytest.raises(NotUnderstoodError) as caught:
        call(*arguments)
    return caught.value.code, str(caught.value.problem)


def test_parts_are_read_by_their_names_and_folders_are_none():
    found = opened(packed(("a/", ""), ("a/b.xml", XML), ("c\\d.txt", "x")), LIMITS)
    assert found.names == ("a/b.xml", "c/d.txt")
    assert (found.read("c/d.txt"), found.xml("a/b.xml").tag) == (b"x", "a")


def test_elements_come_one_after_the_other():
    found = opened(packed(("a.xml", XML)), LIMITS)
    assert [element.get("n") for element in found.elements("a.xml", "b")] == ["1", "2"]


def test_elements_that_were_seen_take_no_room():
    found = opened(packed(("a.xml", "<a>" + "<b><c/></b>" * 30_000 + "</a>")), LIMITS)
    held = [len(element.getparent()) for element in found.elements("a.xml", "b")]
    assert (len(held), max(held) < 10_000) == (30_000, True)


def test_what_nobody_asked_for_takes_no_room_either():
    text = "<a>" + "<x><y/></x><d><b/></d>" * 20_000 + "</a>"
    found = opened(packed(("a.xml", text)), LIMITS)
    held = [len(element.getroottree().getroot()) for element in found.elements("a.xml", "b")]
    assert (len(held), max(held) < 10_000) == (20_000, True)


def test_much_that_nobody_asked_for_is_refused_before_it_is_all_held(monkeypatch):
    monkeypatch.setattr(xml, "MOST_KEPT", 1_000_000)
    found = opened(packed(("a.xml", "<a>" + "<x/>" * 300_000 + "<b/></a>")), LIMITS)
    with pytest.raises(NotUnderstoodError, match="too long to be read"):
        next(found.elements("a.xml", "b"))


def test_a_part_that_is_not_there_is_told():
    problem = ("file-damaged", "the part x.xml is missing from the file")
    assert refusal(opened(packed(("a.xml", XML)), LIMITS).read, "x.xml") == problem


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18, packed(("a", "b" * 99))[:-30]],
    ids=["nothing", "a beginning", "an end", "cut off"],
)
def test_what_cannot_be_unpacked_is_told(content):
    assert refusal(opened, content, LIMITS) == ("file-damaged", "the file is damaged and cannot be unpacked")


def test_a_part_with_other_bytes_than_were_packed_is_told():
    content = bytearray(packed(("a.xml", XML)))
    content[len(b"PK") + 28 + len("a.xml") + 5] ^= 0xFF
    problem = ("file-damaged", "the part a.xml of the file is damaged")
    assert refusal(opened(bytes(content), LIMITS).read, "a.xml") == problem


def test_the_bytes_that_were_unpacked_are_counted_over_all_parts():
    found = opened(packed(("a", "x" * 600_000), ("b", "x" * 600_000)), Limits(unpacked=1_000_000))
    found.read("a")
    assert refusal(found.read, "b") == ("file-too-large", "the file unpacks to more than 1 MB")


def test_a_part_may_be_as_large_as_the_limit():
    assert len(opened(packed(("a", "x" * 1_000)), Limits(unpacked=1_000)).read("a")) == 1_000


def test_the_size_that_an_archive_states_is_not_believed():
    content = packed(("a", "x" * 5_000_000))
    assert len(content) < 10_000
    true, small = struct.pack("<L", 5_000_000), struct.pack("<L", 10)
    lying = opened(content.replace(true, small), Limits(unpacked=1_000_000))
    assert refusal(lying.read, "a")[0] == "file-damaged"


def test_names_that_share_one_packed_part_are_refused():
    """A bomb that needs no nesting: a hundred names for the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0", "x" * 100_000)
        for number in range(1, 100):
            archive.filelist.append(copy(archive.filelist[0]))
            archive.filelist[-1].filename = f"{number}"
    found = opened(buffer.getvalue(), LIMITS)
    assert {refusal(found.read, name)[0] for name in found.names[1:]} == {"file-damaged"}


def test_xml_is_only_held_up_to_a_size(monkeypatch):
    monkeypatch.setattr(package, "MAX_XML", 1_000_000)
    found = opened(packed(("a.xml", "<a>" + " " * 1_000_000 + "</a>")), LIMITS)
    assert refusal(found.xml, "a.xml") == ("file-too-large", "the part a.xml is larger than 1 MB")


def test_an_archive_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_MEMBERS", 3)
    problem = ("file-unsafe", "the file has more than 3 parts")
    assert refusal(opened, packed(*((f"{n}", "") for n in range(4))), LIMITS) == problem


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    problem = ("file-unsafe", "the file has the part a.xml twice")
    for other in ("a.xml", "A.XML"):  # Office takes these for the same
        assert refusal(opened, packed((other, "1"), ("a.xml", "2")), LIMITS) == problem


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "C:/a", "\\a", "a\\..\\..\\b"])
def test_a_name_that_leads_out_is_refused(name):
    shown = name.replace("\\", "/")
    problem = ("file-unsafe", f"the name of the part {shown} leads out of the file")
    assert refusal(opened, packed((name, "x")), LIMITS) == problem


def test_a_locked_archive_is_told():
    content = bytearray(packed(("a.xml", XML)))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(opened, bytes(content), LIMITS) == ("encrypted", "the file is locked with a password")


def test_an_odd_packing_is_told():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.xml", XML)
    assert refusal(opened, buffer.getvalue(), LIMITS)[0] == "file-damaged"


# -------------------------------------------------------------------------------------------------- XML

ENTITY = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY e0 "xxxxxxxxxx">' + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)
)
EXTERNAL = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'


@pytest.mark.parametrize(
    "text",
    [
        ENTITY,
        LAUGHS + "]><a>&e11;</a>",
        LAUGHS + ']><a b="&e11;"/>',
        f'<!DOCTYPE a [<!ENTITY e "{"x" * 100_000}">]><a>{"&e;" * 100_000}</a>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY % e SYSTEM "http://a.vn/e.dtd">%e;]><a/>',
        EXTERNAL,
        f'<?xml version="1.0"?>\n<!-- -->{ENTITY}',
    ],
)
@pytest.mark.parametrize(
    "call", [lambda found: found.xml("a.xml"), lambda found: [*found.elements("a.xml", "a")]]
)
def test_xml_that_defines_anything_is_refused(text, call):
    problem = ("file-unsafe", "the part a.xml has a DOCTYPE, which files of this kind never have")
    assert refusal(call, opened(packed(("a.xml", text)), LIMITS)) == problem


@pytest.mark.parametrize("text", [ENTITY, EXTERNAL, LAUGHS + ']><a b="&e11;"/>', LAUGHS + "]><a>&e11;</a>"])
@pytest.mark.parametrize(
    "call", [lambda found: found.xml("a.xml"), lambda found: [*found.elements("a.xml", "a")]]
)
def test_the_same_is_refused_in_another_encoding(text, call):
    content = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    assert refusal(call, opened(packed(("a.xml", content)), LIMITS))[0] == "file-unsafe"


@pytest.mark.parametrize("depth", [256, 100_000])
@pytest.mark.parametrize(
    "call", [lambda found: found.xml("a.xml"), lambda found: [*found.elements("a.xml", "b")]]
)
def test_xml_that_is_nested_too_deeply_is_refused(depth, call):
    found = opened(packed(("a.xml", "<a>" + "<b>" * depth + "</b>" * depth + "</a>")), LIMITS)
    assert refusal(call, found) == (
        "file-unsafe",
        "the part a.xml is nested too deeply, or one text in it is too long",
    )


@pytest.mark.parametrize("text", ["", "<a>", "<a>&unknown;</a>", "a", "<a></b>", "<a>\x01</a>"])
@pytest.mark.parametrize(
    "call", [lambda found: found.xml("a.xml"), lambda found: [*found.elements("a.xml", "b")]]
)
def test_what_is_no_xml_is_told(text, call):
    problem = ("file-damaged", "the part a.xml is not well-formed XML")
    assert refusal(call, opened(packed(("a.xml", text)), LIMITS)) == problem


# ---------------------------------------------------------------------------------------------- packages

LINKS = (
    '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="{target}"{mode}/></Relationships>'
)
TYPES = '<Types><Default Extension="xml" ContentType="plain"/><Override PartName="/{part}" ContentType="word"/></Types>'


def office(target, part="word/document.xml", mode=""):
    links = LINKS.format(target=target, mode=mode)
    return opened(packed(("[Content_Types].xml", TYPES.format(part=part)), ("_rels/.rels", links)), LIMITS)


@pytest.mark.parametrize("target", ["word/document.xml", "/word/document.xml", "../word/./document.xml"])
def test_the_main_part_is_the_one_that_the_package_names(target):
    found = office(target)
    assert (main_part(found), media_type(found)) == ("word/document.xml", "word")


def test_a_part_without_a_type_of_its_own_has_that_of_its_ending():
    assert media_type(office("word/other.xml")) == "plain"
    assert media_type(office("word/other.bin")) == ""


def test_a_main_part_outside_is_none():
    assert main_part(office("http://a.vn/a.xml", mode=' TargetMode="External"')) == ""


def test_an_archive_that_is_no_package_has_no_type_and_no_relations():
    found = opened(packed(("a.txt", "x")), LIMITS)
    assert (media_type(found), main_part(found), relations(found, "a/b.xml")) == ("", "", {})


def test_an_opendocument_file_tells_its_type():
    assert (
        media_type(opened(packed(("mimetype", "application/vnd.oasis\n")), LIMITS)) == "application/vnd.oasis"
    )
