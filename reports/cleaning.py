"""The one door for texts that are printed: values of records and config, names of files, texts of fields.

In: a text as somebody typed or pasted it. Out: the text composed (NFC), each run of white space one space;
or what is wrong with it, each character by its code and the words before it. What other programs leave
between letters is taken out, and wide signs become plain ones; that is told too: nothing changes in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from reports.errors import Message, message

BLANKS = "\t\n"  # control characters that are white space and nothing else
LINE_ENDS = ("Zl", "Zp")
LOST = "\ufffc\ufffd"  # what stands for letters or pictures that were lost on their way
# What programs put between letters to say where a word may break, which letters join, or how a sign is drawn.
SOFT = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
# Letters and marks that show nothing (Unicode: Default_Ignorable_Code_Point), and the empty Braille cell.
EMPTY = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
# Letters of other alphabets that nobody can tell from Latin ones.
STRANGERS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁԛԝӏһΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
        "ABESIJKMHOPCTYXaeopcyxijsdqwlhABEZHIKMNOPTYXov",
        strict=True,
    )
)
STROKE = unicodedata.lookup("LATIN CAPITAL LETTER D WITH STROKE")
TWINS = {"\u00d0": STROKE, "\u0189": STROKE}  # Icelandic and African letters that look like Vietnamese Đ
ORDINARY = re.compile(  # nearly every text: Latin letters, marks, punctuation; none of those above
    "[\t\n -~\u00a0-\u00ac\u00ae-\u00cf\u00d1-\u0188\u018a-\u024f\u0300-\u033f"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ab]*"
)
WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # signs of ASCII, as wide as Chinese ones
WIDE_SIGNS = re.compile("[\uff01-\uff5e]")
WORD = re.compile(r"[^\W\d_]+")
DOCXTPL_ESCAPE = re.compile(r"\{_[{%]|[}%]_\}")  # docxtpl turns these into template signs after filling
LONGEST_BEFORE = 20
MOST_MARKS = 30  # on one letter (Unicode: stream-safe text); to order more takes the square of their number
SIGNS = re.compile(rf"[^\w\s!-~]{{{MOST_MARKS + 1},}}")  # only there can so many marks follow each other


class Fault(NamedTuple):
    """One thing in a text that must not be printed or is not printed as it stands, and what to do."""

    code: str
    problem: Message
    hint: Message


def mended(text: str) -> tuple[str, tuple[Fault, ...]]:
    """The text as its writer saw it, without what shows nothing there, wide signs as plain ones; and what was
    changed, by name.
    """
    if ORDINARY.fullmatch(text):
        return text, ()
    soft, wide = (dict.fromkeys(kind.findall(text)) for kind in (SOFT, WIDE_SIGNS))
    told = [*([_taken_out(soft, text)] if soft else []), *([_made_plain(wide)] if wide else [])]
    return SOFT.sub("", text).translate(WIDE), tuple(told)


def cleaned(text: str) -> str:
    """The text composed, each run of white space one space. To be asked for its `faults` first."""
    return " ".join(composed(text).split())


def composed(text: str) -> str:
    """The text in NFC, in which every Vietnamese letter is one character."""
    return unicodedata.normalize("NFC", text)


def faults(text: str) -> Iterator[Fault]:
    """What is wrong with a text, each character once: not seen, lost, or taken for another one. Of a text
    that `is_heaped` that alone.
    """
    if is_heaped(text):
        problem = message("more than {number} marks stand on one letter of the text", number=MOST_MARKS)
        yield Fault("too-many-marks", problem, message("Type the text anew."))
        return
    text = composed(text)
    if not ORDINARY.fullmatch(text):
        strangers = _strangers(text)
        for at, letter in _firsts(text):
            if letter not in BLANKS and (letter in LOST or not is_seen(letter)):
                yield _unseen(letter, text[:at])
            elif twin := strangers.get(letter) or _twin(letter):
                yield _alike(letter, twin, text[:at])
    if DOCXTPL_ESCAPE.search(text):
        problem = message("the text “{text}” cannot be printed in Word", text=text)
        hint = message("Write it without {signs}.", signs="{_{  }_}  {_%  %_}")
        yield Fault("unprintable-text", problem, hint)


def is_heaped(text: str) -> bool:
    """Whether so many marks stand on one letter that nobody has typed them: to be asked before composing."""
    runs = (groupby(signs[0], _is_mark) for signs in SIGNS.finditer(text))
    return any(marks and sum(1 for _ in run) > MOST_MARKS for signs in runs for marks, run in signs)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def is_seen(letter: str) -> bool:
    """Whether a character shows on paper and on a screen, or is a space within a line."""
    kind = unicodedata.category(letter)
    return not (kind[0] == "C" or kind in LINE_ENDS or EMPTY.match(letter))


def in_one_line(text: str) -> str:
    """The text for a terminal, a line of a log or a cell: what is not seen, or ends a line, as its code."""
    return "".join(letter if is_seen(letter) else _code_of(letter) for letter in text)


def _code_of(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _firsts(text: str) -> Iterator[tuple[int, str]]:
    """Each character that is not ASCII or a control character, where it stands first."""
    met = {letter for letter in text if not (letter.isascii() and letter.isprintable())}
    yield from sorted((text.index(letter), letter) for letter in met)


def _strangers(text: str) -> dict[str, str]:
    """The letters of other alphabets that are taken for Latin ones, with those that they look like: all of
    them where everything looks Latin, else those in words that have Latin letters too.
    """
    words = [word[0] for word in WORD.finditer(text)]
    own = all(letter in STRANGERS or _is_latin(letter) for word in words for letter in word)
    mixed = (word for word in words if own or any(map(_is_latin, word)))
    return {letter: STRANGERS[letter] for word in mixed for letter in word if letter in STRANGERS}


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _twin(letter: str) -> str | None:
    """What a letter, digit or sign is taken for; None when for itself."""
    return WIDE.get(ord(letter)) or TWINS.get(letter)


def _taken_out(letters: Iterable[str], text: str) -> Fault:
    codes = ", ".join(f"U+{_code_and_name(letter)}" for letter in letters)
    problem = message("the text holds characters that are not seen: {codes}", codes=codes)
    hint = message("They were taken out.")
    if before := _shown_of(SOFT.split(text)[0]):
        hint = message("They were taken out; the first stood after “{text}”.", text=before)
    return Fault("unseen-characters", problem, hint)


def _made_plain(letters: Iterable[str]) -> Fault:
    wide = "".join(letters)
    problem = message("the text holds signs as wide as Chinese ones: “{signs}”", signs=" ".join(wide))
    hint = message("They were replaced by plain ones: “{signs}”.", signs=" ".join(wide.translate(WIDE)))
    return Fault("wide-signs", problem, hint)


def _unseen(letter: str, before: str) -> Fault:
    problem = message("the text holds an unprintable character, U+{code}", code=_code_and_name(letter))
    return Fault("unprintable", problem, _anew(before))


def _code_and_name(letter: str) -> str:
    """A character as Unicode calls it; control characters have no name."""
    return f"{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def _alike(letter: str, twin: str, before: str) -> Fault:
    code = f"{ord(letter):04X}"
    problem = message("the text holds U+{code}, which only looks like “{letter}”", code=code, letter=twin)
    return Fault("look-alike", problem, _anew(before))


def _anew(before: str) -> Message:
    """To type the text anew, from where on."""
    if shown := _shown_of(before):
        return message("Type the text anew; the character stands after “{text}”.", text=shown)
    return message("Type the text anew.")


def _shown_of(before: str) -> str:
    """The end of what stands before a character, without what cannot be seen."""
    return "".join(letter for letter in before[-LONGEST_BEFORE:] if is_seen(letter)).strip()
