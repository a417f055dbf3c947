"""A finished page, looked through before it leaves: all tags closed, nothing in it that comes from outside.

In: the page of a report, or of a message. Out: the page without notes, or findings. WeasyPrint and browsers
mend what is not closed, and browsers and mail programs fetch what is named, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

from reports.errors import Finding, Message, Place, Severity, TemplateError, message
from reports.readers.xml import attributes, local

VOID = {"br", "col", "hr", "img", "meta", "wbr"}
CLOSED_BY_OTHERS = {  # the end tags that HTML lets one leave out
    *(
        "html",
        "head",
        "body",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "option",
    ),
}
FOREIGN = {
    *("script", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "base", "form", "portal"),
    *("audio", "video", "source", "track", "animate", "animatemotion", "animatetransform", "set"),
    "fencedframe",
}
ADDRESSES = {
    *("src", "srcset", "href", "xlink:href", "data", "poster", "background", "action", "formaction", "ping"),
    *("xml:base", "attributionsrc", "imagesrcset"),
    *(
        "longdesc",
        "manifest",
        "codebase",
        "classid",
        "archive",
        "code",
        "profile",
        "lowsrc",
        "dynsrc",
        "srcdoc",
    ),
}
IN_STYLE = {
    "style",
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "cursor",
    "marker",
    "marker-start",
    "marker-mid",
    "marker-end",
}
LINK = re.compile(r"\s*(?:https?:|mailto:|tel:|#|[^:\\]*(?:[/?#]|$))", re.IGNORECASE)  # no path of Windows
CHARSET = re.compile(r"charset\s*=(?!\s*[\"']?utf-8\b)", re.IGNORECASE)
FETCHES = re.compile(
    r"(?:url|src|image|image-set|cross-fade)\s*\((?!\s*[\"']?#)|@import|expression\s*\(", re.IGNORECASE
)
CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
CSS_NOTE = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/""", re.DOTALL)
# Where browsers take a tag to end, or an attribute to begin, before this reader does; and tags within styles.
AMBIGUOUS, TAG = re.compile(r".<|=\s*=", re.DOTALL), re.compile(r"<[a-z/!?]", re.IGNORECASE)
LONGEST = 100
TAKE_OUT = message("Take it out of the template: a document must not need or fetch anything from elsewhere.")


def admitted_page(page: str, shown: str) -> str:
    """The page without what people noted in its templates. Raises `TemplateError` with its findings."""
    bare = STYLE.sub(lambda style: CSS_NOTE.sub(_kept, style[0]), NOTE.sub("", page))
    # What stood around a note may be something else without it.
    if findings := page_findings(page, shown) or (bare != page and page_findings(bare, shown)):
        raise TemplateError(findings)
    return bare


def _kept(found: re.Match[str]) -> str:
    """Of a stylesheet a text in quotation marks, and nothing of a note but that it parts two words."""
    return "/**/" if found[0].startswith("/*") else found[0]


def page_findings(page: str, shown: str) -> tuple[Finding, ...]:
    """What is wrong with a page; `shown` names its template."""
    reader = _Reader(shown)
    reader.feed(page)
    reader.close()
    return tuple(dict.fromkeys(reader.told))


class _Reader(HTMLParser):
    def __init__(self, shown: str) -> None:
        super().__init__()
        self.place, self.told = Place(shown), list[Finding]()
        self.opened: list[str] = []
        self.last = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.look_at(tag, attributes)
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """`<path/>` of a drawing is whole; a browser takes `<div/>` for one that is not closed."""
        self.look_at(tag, attributes)
        if tag not in VOID and "svg" not in self.opened:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.opened:
            self.tell(
                "tag-not-opened", message("the tag </{tag}> closes what was not opened", tag=tag), self.near()
            )
            return
        while (open := self.opened.pop()) != tag:
            self.not_closed(open)

    def handle_data(self, data: str) -> None:
        if self.opened[-1:] == ["style"]:
            self.look_at_style(data)
        self.last = data.strip() or self.last

    def handle_comment(self, data: str) -> None:
        """Outlook reads what stands in `<!--[if mso]>`."""
        if "[if" in data.casefold():
            self.outside(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.outside(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.outside(f"<![{data}]>")

    def close(self) -> None:
        super().close()
        for open in reversed(self.opened):
            self.not_closed(open)

    def look_at(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or tag
        if tag in FOREIGN or any(self.leads_out(tag, name, value or "") for name, value in attributes):
            self.outside(text)
        elif AMBIGUOUS.search(text) or (tag == "meta" and CHARSET.search(unescape(text))):
            self.ambiguous(text)

    def leads_out(self, tag: str, name: str, value: str) -> bool:
        if name in ADDRESSES:
            inside = (
                not value or value.startswith("#") or (tag == "a" and name == "href" and LINK.match(value))
            )
            return not inside
        if name in IN_STYLE:
            self.look_at_style(value)
        refreshes = tag == "meta" and name == "http-equiv" and value.casefold() not in ("content-type", "")
        return name.startswith("on") or refreshes

    def look_at_style(self, style: str) -> None:
        if fetched := _fetched(unescape(style)):
            self.outside(fetched)
        elif found := TAG.search(style):
            self.ambiguous(style[found.start() :])

    def outside(self, what: str) -> None:
        shown = " ".join(what.split())[:LONGEST]
        problem = message("the page holds what comes from outside or runs by itself: {text}", text=shown)
        self.tell("page-from-outside", problem, TAKE_OUT)

    def ambiguous(self, what: str) -> None:
        shown = " ".join(what[: 2 * LONGEST].split())[:LONGEST]
        problem = message("browsers may read this otherwise than it is meant: {text}", text=shown)
        self.tell("ambiguous-tag", problem, message("Write &lt; for < in a text, and = only once."))

    def not_closed(self, tag: str) -> None:
        if tag not in CLOSED_BY_OTHERS:
            self.tell("tag-not-closed", message("the tag <{tag}> is not closed", tag=tag), self.near())

    def near(self) -> Message:
        return message("Look near: {text}", text=" ".join(self.last.split())[:LONGEST])

    def tell(self, code: str, problem: Message, hint: Message) -> None:
        self.told.append(Finding(Severity.ERROR, code, self.place, problem, hint))


def drawing_leads_out(drawing: Any) -> Iterator[str]:
    """What in an SVG drawing comes from outside or runs by itself; addresses are for others to look at."""
    for element in drawing.iter("{*}*"):
        tag, named = local(element).lower(), attributes(element)
        if tag in FOREIGN or "base" in named or any(name.startswith("on") for name in named):
            yield tag
        styles = [value for name, value in named.items() if name in IN_STYLE]
        if tag == "style":
            styles.append("".join(element.itertext()))
        yield from filter(None, map(_fetched, styles))


def _fetched(style: str) -> str:
    """The beginning of what a style would have fetched; empty when nothing."""
    plain = CSS_ESCAPE.sub(_letter, style)
    found = FETCHES.search(plain)
    return plain[found.start() : found.start() + LONGEST] if found else ""


def _letter(escape: re.Match[str]) -> str:
    """The letter that an escape of CSS stands for."""
    code = int(escape[1], 16) if escape[1] else 0
    return (chr(code) if code < 0x110000 else "") if escape[1] else escape[2]
