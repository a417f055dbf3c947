"""Results as sentences.

In: the material of a report. Out: paragraphs, one for each organisation that a section speaks of,
made of the sentences that the catalogue gives its indicators.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reports.document.figures import Material
from reports.facts import Measure
from reports.indicators import Indicator
from reports.merge.results import Result
from reports.quantities import Qualifier


def section_paragraphs(material: Material, section: str) -> tuple[str, ...]:
    """What a section tells: the sums first, the subject's own results, then those of each unit."""
    told, summed = material.achieved.get(section, ()), material.summed.get(section, ())
    intro = (
        [material.words.text("All units that reported: {text}", text=_sentences(material, summed))]
        if summed
        else []
    )
    return (*intro, *by_organisation(material, told))


def by_organisation(material: Material, results: Iterable[Result]) -> Iterator[str]:
    """A paragraph for each organisation: the subject's own first, the others under their names."""
    ordered = sorted(results, key=lambda r: material.order(r.organisation))
    for id, own in groupby(ordered, key=lambda r: r.organisation):
        yield attributed(material, id, _sentences(material, list(own)))


def attributed(material: Material, organisation: str, text: str) -> str:
    """The text under the name of the organisation it is about, unless that is the subject itself."""
    return text if organisation == material.summary.subject else f"{material.name(organisation)}: {text}"


def _sentences(material: Material, results: Sequence[Result]) -> str:
    """The sentences of one organisation's results, clauses told within their main sentence."""
    counts = Counter(r.indicator for r in results if r.measure is Measure.AMOUNT)
    # Of several amounts of one indicator nobody can say which one a clause belongs to.
    single = {r.indicator: r for r in results if r.measure is Measure.AMOUNT and counts[r.indicator] == 1}
    told = []
    for result in results:
        indicator = material.indicator(result)
        if result.measure is not Measure.AMOUNT:
            told.append(f"{indicator.label}: {material.prose(result)}.")
        elif not (indicator.clause and {indicator.id, indicator.clause.after} <= single.keys()):
            clauses = _clauses(material, indicator, single) if indicator.id in single else ()
            told.append(", ".join((sentence(material, result), *clauses)) + ".")
    return " ".join(told)


def sentence(material: Material, result: Result) -> str:
    """The indicator's own sentence with the figure in it, without the full stop."""
    indicator, exact = material.indicator(result), result.quantity.qualifier is Qualifier.EXACT
    return _fill(material, indicator.sentence if exact else indicator.hedged or indicator.sentence, result)


def _clauses(material: Material, main: Indicator, amounts: dict[str, Result]) -> Iterator[str]:
    for indicator in material.config.catalogue.clauses_of(main.id):
        if indicator.clause and indicator.id in amounts:
            yield _fill(material, indicator.clause.text, amounts[indicator.id])


def _fill(material: Material, pattern: str, result: Result) -> str:
    """The pattern with its figure in it, and what else is known of the figure behind it."""
    remarks = material.remarks(result)
    text = pattern.replace("{value}", material.prose(result))
    return f"{text} ({'; '.join(remarks)})" if remarks else text
