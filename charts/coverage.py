"""How many acts the record has in each month: where it is thin."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from charts.style import FONT
from charts.style import LIGHT as COLOURS

HEIGHT = 220
# Milliseconds of a month, less a gap between two bars.
MONTH_MS = 26 * 86_400_000
# With more months than these the axis names years only.
YEARS_FROM = 30


def coverage_chart(months: pd.DataFrame) -> go.Figure:
    """Bars of acts per month; `months` is what loaders.coverage.by_month gives."""
    days = months["month"].astype("datetime64[s]").astype("int64")
    hover = [
        f"{month:%B %Y}: {acts} {'act' if acts == 1 else 'acts'}"
        for month, acts in zip(months["month"], months["acts"], strict=True)
    ]
    bars = go.Bar(
        x=[int(second) * 1000 + MONTH_MS // 2 for second in days],
        y=months["acts"].tolist(),
        width=MONTH_MS,
        marker={"color": COLOURS["Both"]},
        hovertext=hover,
        hoverinfo="text",
    )
    years = len(months) > YEARS_FROM
    figure = go.Figure(bars)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 34, "r": 8, "t": 8, "b": 28},
        paper_bgcolor=COLOURS["paper"],
        plot_bgcolor=COLOURS["paper"],
        font={"family": FONT, "size": 12, "color": COLOURS["soft"]},
        showlegend=False,
        xaxis={
            "type": "date",
            "showgrid": False,
            "fixedrange": True,
            "tickformat": "%Y" if years else "%b %Y",
            "dtick": "M12" if years else f"M{max(1, len(months) // 6)}",
        },
        yaxis={
            "gridcolor": COLOURS["rule"],
            "fixedrange": True,
            "rangemode": "tozero",
            "title": {"text": "acts a month"},
        },
    )
    return figure
