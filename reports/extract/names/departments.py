"""How departments of an organisation are called, in a folded text: `Ban Tuyên giáo`, `Văn phòng`, `Ban Chính
sách - Pháp luật`. Whose they are may follow.
"""

from __future__ import annotations

from reports.extract.words.phrases import END, WORDS, any_of

FIELD = any_of(WORDS["departments"]["fields"])
FIELDS = rf"{FIELD}(?:(?:\s?[-,&]\s?|\svà\s){FIELD}{END}){{0,4}}"
DEPARTMENT = (
    rf"(?:{any_of(WORDS['departments']['heads'])}\s{FIELDS}|{any_of(WORDS['departments']['alone'])}){END}"
)
