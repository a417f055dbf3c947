"""Archives are what every reader of zip files takes them for, and the same on any day."""

import zipfile
from io import BytesIO

from reports.render.archive import Entry, archive

FILES = {
    "word/document.xml": b"<x/>" * 9999,
    "[Content_Types].xml": b"",
    "_rels/.rels": b"\0\xff",
    "tên.xml": b"t",
}


def test_what_went_in_comes_out_in_the_order_of_the_names():
    packed = archive(Entry.of(name, content) for name, content in FILES.items())
    with zipfile.ZipFile(BytesIO(packed)) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == FILES
        assert found.namelist() == sorted(FILES)


def test_entries_say_nothing_of_the_machine_or_the_day():
    entries = [Entry.of(name, content) for name, content in FILES.items()]
    assert archive(entries) == archive(entries[::-1])
    with zipfile.ZipFile(BytesIO(archive(entries))) as found:
        told = {
            (entry.date_time, entry.external_attr, entry.extra, entry.comment) for entry in found.infolist()
        }
    assert told == {((1980, 1, 1, 0, 0, 0), 0o600 << 16, b"", b"")}


def test_an_archive_of_nothing_is_one():
    with zipfile.ZipFile(BytesIO(archive(()))) as found:
        assert found.namelist() == []
