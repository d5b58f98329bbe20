"""A cell of the record in a form: with the widget that its column's rules ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import streamlit as st

from components.texts import words
from loaders.dates import in_words
from loaders.query import Index, topic_name
from loaders.schema import Field

IMPORTANCE = {"1": "Landmark", "2": "Major", "3": "Other"}
# Columns whose text wants more than a line.
LONG = ("summary", "demand", "note")


def cell_field(index: Index, column: Field, text: str, key: str) -> str:
    """Draws the field of one cell and returns the cell as it is to be written.

    `text` is the cell as the file has it. A column whose values are listed in the rules or in
    another table is chosen from; what stands in the cell and is not in the list stays to choose.
    Where nothing was changed the text comes back as it was, to the space.
    """
    label = column.name.replace("_", " ").capitalize()
    offer = _offer(index, column)
    if offer is None:
        draw = st.text_area if column.name in LONG else st.text_input
        return draw(label, text, key=key, help=_help(column)) or ""
    if column.delimiter:
        cells = (each.strip() for each in text.split(column.delimiter))
        held = list(dict.fromkeys(each for each in cells if each))
        several = st.multiselect(
            label,
            list(dict.fromkeys([*offer, *held])),
            held,
            format_func=_named(offer),
            key=key,
            placeholder="none",
        )
        return text if several == held else column.delimiter.join(several)
    # What has a value at first cannot be emptied again, so that nothing is a choice, too.
    nothing = () if column.required and text else ("",)
    options = list(dict.fromkeys([*nothing, *offer, text]))
    return st.selectbox(
        label,
        options,
        index=options.index(text),
        format_func=_named({"": "none", **offer}),
        key=key,
    )


def _offer(index: Index, column: Field) -> Mapping[str, str] | None:
    """What can stand in a cell of a column, and its name; None where any text can."""
    known = words(index)
    if column.refers_to is not None:
        return {
            "actors": lambda: known.names,
            "event_types": lambda: known.labels,
            "places": lambda: known.places,
            "events": lambda: _acts(index),
            "articles": lambda: _articles(index),
        }[column.refers_to[0]]()
    if column.name == "importance":
        return IMPORTANCE
    if column.members:
        return {topic: topic_name(topic) for topic in column.members}
    if column.enum:
        return {value: value for value in column.enum}
    return None


@lru_cache(maxsize=2)
def _acts(index: Index) -> dict[str, str]:
    events = index.record.events
    newest = events.index[::-1]
    return {
        str(events["event_id"].iat[row]): (
            f"{in_words(events['date'].iat[row])}: {events['title'].iat[row]}"
        )
        for row in newest
    }


@lru_cache(maxsize=2)
def _articles(index: Index) -> dict[str, str]:
    known = words(index)
    return {
        article_id: (
            f"{known.publishers.get(article['publisher'], {}).get('name', article['publisher'])}: "
            f"{article['title'] or article['url']}"
        )
        for article_id, article in known.articles.items()
    }


def _named(offer: Mapping[str, str]) -> Callable[[str], str]:
    return lambda value: offer.get(value, f"{value} (not in the list)")


def _help(column: Field) -> str | None:
    return column.expects if column.expects != "a text" else None
