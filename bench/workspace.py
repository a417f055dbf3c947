"""Made-up workspaces of any size: a federation whose units have all reported for one quarter.

The indicators, sections and templates are the repository's own; organisations, figures and tasks are
invented, the same on every run.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
PERIOD = "2025Q1"
BUILD = (sys.executable, "-m", "reports", "build", "--quarter", PERIOD, "--issue", "--quiet")
CITY = "lien-doan"
FIGURES, TASKS = 30, 15  # a unit's report has seven pages then
TARGETS = (
    "Tuyên truyền, phổ biến chính sách, pháp luật mới đến đoàn viên, người lao động tại {n} đơn vị",
    "Kiểm tra việc chấp hành Điều lệ và tài chính công đoàn tại {n} công đoàn cơ sở",
    "Tổ chức đối thoại, thương lượng, ký mới và sửa đổi {n} thỏa ước lao động tập thể",
    "Thăm hỏi, tặng quà {n} đoàn viên có hoàn cảnh khó khăn, bệnh hiểm nghèo, tai nạn lao động",
    "Phát động thi đua lao động giỏi, lao động sáng tạo, đăng ký {n} sáng kiến cấp cơ sở",
)


def make_workspace(folder: Path, units: int, tasks: int = TASKS) -> None:
    """Write config.yaml, seeds/ and templates/ into `folder`, which must be new.

    units: how many organisations report; tasks: rows of the table of planned work in each.
    """
    config = yaml.safe_load((ROOT / "config.yaml").read_text())
    ids = [f"don-vi-{n:05}" for n in range(1, units + 1)]
    config |= {"organisations": [*_organisations(ids)], "clusters": [], "rules": [], "issuers": [_issuer()]}
    del config["bulletin"]
    sums = [one for one in config["indicators"] if one.get("aggregation") == "sum" and one["kind"] != "ratio"]
    seeds = folder / "seeds" / PERIOD
    seeds.mkdir(parents=True)
    _write(folder / "config.yaml", config)
    shutil.copytree(ROOT / "templates", folder / "templates")
    for id in ids:
        _write(seeds / f"{id}.yaml", _record(id, sums[:FIGURES], tasks))


def _organisations(ids: list[str]) -> Iterator[dict[str, str]]:
    yield {"id": CITY, "name": "Liên đoàn Lao động tỉnh Mẫu", "short": "LĐLĐ tỉnh"}
    for id in ids:
        number = int(id[-5:])
        name = f"Công đoàn cơ sở Công ty Mẫu số {number}"
        yield {"id": id, "name": name, "short": f"CĐCS {number}", "parent": CITY}


def _issuer() -> dict[str, Any]:
    return {
        "organisation": CITY,
        "superior": ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"],
        "name": ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH MẪU"],
        "symbol": "LĐLĐ",
        "place": "Mẫu",
        "signature": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"],
        "recipients": ["- Các ban, các đơn vị có liên quan;", "- Lưu: VT, Văn phòng."],
    }


def _record(id: str, indicators: list[dict[str, Any]], tasks: int) -> dict[str, Any]:
    chance = random.Random(id)  # noqa: S311 the same figures on every run
    return {
        "organisation": id,
        "period": PERIOD,
        "kind": "quarter",
        "reviewed": True,
        "source": {"id": f"bc-{id}", "kind": "official_report", "title": "Báo cáo quý I", "publisher": id},
        "facts": [_fact(one, chance.randint(10, 9_999)) for one in indicators],
        "tasks": [_task(number, chance.randint(2, 40)) for number in range(tasks)],
        "highlights": ["Các chỉ tiêu của quý được thực hiện đúng tiến độ, không có ngừng việc tập thể."],
        "difficulties": ["Việc thu thập số liệu ở một số công đoàn bộ phận còn chậm so với quy định."],
        "proposals": ["Đề nghị công đoàn cấp trên hỗ trợ tài liệu tập huấn cho cán bộ công đoàn cơ sở."],
    }


def _fact(indicator: dict[str, Any], amount: int) -> dict[str, str]:
    value = f"{amount:,}".replace(",", ".")
    stated = f"{value} triệu đồng" if indicator["kind"] == "money" else f"{value} {indicator['unit']}"
    figure = stated if indicator["kind"] == "money" else value
    return {"indicator": indicator["id"], "value": figure, "quote": f"đạt {stated} trong quý"}


def _task(number: int, amount: int) -> dict[str, str]:
    return {"text": TARGETS[number % len(TARGETS)].format(n=amount) + f" (nhiệm vụ {number + 1})"}


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1_000))
