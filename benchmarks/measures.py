"""What was measured, and whether it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median


@dataclass(frozen=True)
class Times:
    """Repeated measurements of one thing, in milliseconds.

    >>> str(Times([110, 90, 100]))
    '100 ms (90–110)'
    """

    each: Sequence[float]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.each)

    def __str__(self) -> str:
        low, high = min(self.each), max(self.each)
        digits = 1 if self.middle < 20 else 0
        around = f" ({low:.{digits}f}–{high:.{digits}f})" if len(self.each) > 1 else ""
        return f"{self.middle:.{digits}f} ms{around}"

    def against(self, other: Times) -> float:
        """The median of the ratios, each measurement over the other's made beside it.

        >>> Times([200, 300]).against(Times([100, 100]))
        2.5
        """
        return median(a / b for a, b in zip(self.each, other.each, strict=True))


@dataclass(frozen=True)
class Row:
    """One line of the table; `value` is what is held against `target`."""

    what: str
    ours: str
    beside: str
    value: float
    target: float
    unit: str = "×"

    @classmethod
    def ratio(cls, what: str, ours: Times, name: str, other: Times, target: float) -> Row:
        """A line that holds our times against another page's."""
        return cls(what, str(ours), f"{name}: {other}", ours.against(other), target)

    @property
    def holds(self) -> bool:
        """Whether the value is within its target."""
        return self.value <= self.target

    def __str__(self) -> str:
        value = f"{self.value:.2f} ×" if self.unit == "×" else f"{self.value:.3g} {self.unit}"
        target, verdict = f"≤ {self.target:g} {self.unit}", "yes" if self.holds else "**no**"
        if self.target == inf:
            target, verdict = "none", ""
        return f"| {self.what} | {self.ours} | {self.beside} | {value} | {target} | {verdict} |"


HEAD = "| what | ours | compared with | figure | target | holds |\n| --- | --- | --- | --- | --- | --- |"
