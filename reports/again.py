"""A build where nothing may have changed: told at once, or handed on to `build`.

In: an order. Out: what was built, now or before. Loads nothing that makes documents before it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.deliver.files import SUMS, OutputFolder
from reports.deliver.ledger import built, left_in, read_ledger
from reports.order import Built, Order
from reports.survey import Survey, survey

if TYPE_CHECKING:
    from reports.build import Watch


def build(order: Order, watch: Watch) -> Built:
    """What the last build left, where nothing has changed since; else what `reports.build` makes."""
    seen = survey(order)
    if left := unchanged(order, seen):
        return left
    from reports.build import build as make

    return make(order, seen, watch)


def unchanged(order: Order, seen: Survey) -> Built | None:
    """What the last build left, where it saw the same and its files are as it left them."""
    whole = read_ledger(order.folder).whole
    if order.force or not whole or whole.digest != seen.digest(order):
        return None
    ours = {(sum, name) for name, sum in whole.left.items() if name in whole.files}
    folder = OutputFolder(order.folder)
    as_left = left_in(order.folder, (*whole.files, SUMS)) == whole.left and not folder.parts
    return built(whole, order.folder, 0) if as_left and ours <= folder.ours else None
