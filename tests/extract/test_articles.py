"""Labelled articles, scored by the measure that everybody uses (../shared/tools/score_extraction.py).

The five of ../shared are real; those of corpus/ are made up, in many styles. The floors stand a little
below what is reached, so that a rule that breaks something elsewhere is seen.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest

from reports.config import read_config
from reports.extract.document import extract
from reports.extract.outputs.as_json import as_json
from reports.readers.opening import document_of
from reports.readers.plain import decoded, normalised

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "tools/score_extraction.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("folder", "figures", "strict", "tasks", "meta"),
    [(SHARED, 0.98, 0.95, 0.90, 1.0), (CORPUS, 0.98, 0.95, 0.95, 0.98)],
    ids=["shared", "corpus"],
)
def test_articles_are_read_as_their_labels_say(scorer, folder, figures, strict, tasks, meta):
    config, counts = read_config(ROOT), Counter()
    for gold in sorted((folder / "gold").glob("*.json")):
        article = (folder / f"articles/{gold.stem}.txt").read_bytes()
        read = json.loads(as_json(extract(document_of(article, gold.stem), config)))
        found = scorer.score(json.loads(gold.read_text()), read, normalised(decoded(article)), lambda _: None)
        counts.update({name: count for name, count in found.items() if name != "facets"})
    assert counts["metas"]
    assert scorer.f1(counts["tp"], counts["fp"], counts["fn"]) >= figures
    assert scorer.f1(counts["stp"], counts["sfp"], counts["sfn"]) >= strict
    assert scorer.f1(counts["ttp"], counts["tfp"], counts["tfn"]) >= tasks
    assert counts["meta"] >= meta * counts["metas"]
