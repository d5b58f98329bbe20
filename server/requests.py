"""What a request to a data address asks for, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.view import told
from loaders.address import PARAMETERS, from_params
from loaders.exchanges import exchange_of
from loaders.query import Index, Query, in_words

# What a request may hold; a page's own address stays far below.
LONGEST_QUERY = 4_000
MOST_VALUES = 100
# Acts in one answer: a newsroom's record has some hundreds. More are asked for by period.
MOST_ACTS = 20_000


class BadRequest(ValueError):
    """A request that cannot be answered as asked: the status to refuse it with, and why."""

    def __init__(self, status: int, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.status = status
        self.reasons = reasons


@dataclass(frozen=True)
class Asked:
    """The acts that a request asks for: their rows in order of time, and what they are in words."""

    rows: tuple[int, ...]
    title: str
    query: Query
    exchange: str | None = None
    story: str | None = None


def asked(params: Mapping[str, Sequence[str]], index: Index) -> Asked:
    """
    The acts of a view, by the parameters of its address; all of the record without any.

    `exchange`, the id of an act, asks for the acts of the exchange it belongs to, whatever is
    filtered: the Exchanges page shows them all, too. So does `story`, the id of one that ships.
    Parameters that no view has are passed over.

    Raises:
        BadRequest: a page would leave out what it does not know and say so; a program would take
            the wider answer for what it asked, so it is refused, with the same sentences.
    """
    crowded = [name for name, values in params.items() if len(values) > MOST_VALUES]
    if crowded:
        raise BadRequest(400, f"More than {MOST_VALUES} values of “{crowded[0][:40]}”.")
    known = {name: params[name] for name in PARAMETERS if name in params}
    query, reasons = from_params(known, index, Query(window=index.extent))
    exchange = params["exchange"][-1] if params.get("exchange") else None
    if exchange is not None and exchange not in index.record.row_of:
        reasons.append(
            f"The address opens the exchange “{exchange[:80]}”, which is not in this record."
        )
    story = params["story"][-1] if params.get("story") else None
    if story is not None and story not in told(index):
        reasons.append(f"The address opens the story “{story[:80]}”, which is not in this record.")
    if reasons:
        raise BadRequest(400, *reasons)
    if story is not None:
        steps = told(index)[story].steps
        rows = tuple(index.record.row_of[step.event_id] for step in steps)
        return Asked(
            rows, f"{told(index)[story].title}: a story of {len(rows)} acts", query, story=story
        )
    if exchange is not None:
        found = exchange_of(index, exchange)
        title = (
            f"{index.record.events['title'].iat[found.opening]}: the exchange, {len(found):,} acts"
        )
        return Asked(tuple(found.rows), title, query, exchange=exchange)
    selection = index.select(query)
    if len(selection) > MOST_ACTS:
        raise BadRequest(
            413,
            f"{len(selection):,} acts, more than the {MOST_ACTS:,} of one answer; ask by period.",
        )
    title = in_words(query, len(selection), selection.total, index)
    return Asked(tuple(int(row) for row in selection.rows), title, query)
