"""Finds who is named in a text: people, institutions and states, by name, alias or adjective."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from loaders.actors import Actor, parse_roles
from loaders.articles.acts.countries import (
    CAPITALS,
    CODE_OF_ORGANISATION,
    CODE_OF_STATE,
    COUNTRIES,
    STATE_OF_CODE,
)
from loaders.articles.acts.shared_names import BY_NUMBER, CRAFT, HONOURS, SHARED

ACTORS = Path(__file__).parents[3] / "data" / "actors.csv"

_SHIP = re.compile(r"\bUSS ((?:[A-Z][\w.]*[ \t]){0,2}[A-Z]\w+)")

WORD = re.compile(r"[^\W\d_]+(?:(?:\.(?=[^\W\d_])|['’](?!s\b))[^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Party:
    """One who acts or is acted upon: the code of the country, the id in actors.csv ("" if the
    list lacks it), the name as the text has it, and what it is: person, institution, state,
    adjective or people. Offsets are those of the name in the text.
    """

    code: str
    actor_id: str
    name: str
    kind: str
    start: int = -1
    end: int = -1


class Cast:
    """Everybody that can be recognised, by the words of their names."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.actors: dict[str, Actor] = {}
        self.codes: dict[str, str] = {}
        self._index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._shared_surnames: dict[str, list[str]] = {}
        self._longest = 1
        self._ships: dict[str, str] = {}
        self.military = {"USA": "us-military", "RUS": "russian-military"}
        table = list(rows)
        for row in table:
            names = tuple(filter(None, row["aliases"].split(";")))
            self.actors[row["actor_id"]] = Actor(
                row["actor_id"],
                row["name"],
                row["kind"],
                row["side"],
                row["parent"],
                parse_roles(row["roles"]),
                names,
            )
        for country in COUNTRIES:
            for kind, names in (
                ("people", country.people),
                ("adjective", country.adjectives),
                ("state", country.names),
            ):
                for name in names:
                    self._add(name, f"{kind}:{country.code}", country.actor_id)
        for row in table:
            self.codes[row["actor_id"]] = self._code(row["actor_id"])
            for name in filter(None, (row["name"], *row["aliases"].split(";"))):
                # "US" as an adjective and the like stay with the countries.
                if row["actor_id"] not in CODE_OF_STATE:
                    self._add(name, "actor", row["actor_id"])
            if row["kind"] == "person":
                for name in filter(None, row["ambiguous_aliases"].split(";")):
                    if name[:1].isupper() and " " not in name:
                        self._shared_surnames.setdefault(name, []).append(row["actor_id"])
        for name in SHARED:
            self._add(name, "shared", name)
        for name in self._shared_surnames:
            self._add(name, "surname", name)

    def _code(self, actor_id: str) -> str:
        """The code of an actor: its own state's or bloc's, else that of its side or parent."""
        seen: set[str] = set()
        while actor_id in self.actors and actor_id not in seen:
            seen.add(actor_id)
            each = self.actors[actor_id]
            known = CODE_OF_STATE.get(actor_id) or CODE_OF_ORGANISATION.get(actor_id)
            if known:
                return known
            if each.side in ("US", "Russia"):
                return {"US": "USA", "Russia": "RUS"}[each.side]
            actor_id = each.parent
        return ""

    def _add(self, name: str, kind: str, target: str) -> None:
        words = tuple(each for each, _, _ in words_of(name))
        if words and words[0] in ("the", "The") and len(words) > 1:
            words = words[1:]
        if words:
            self._index.setdefault(words[0].lower(), []).append((words, kind, target))
            self._longest = max(self._longest, len(words))

    def find(self, text: str, published: date, title: str = "") -> list[Party]:
        """Who is named in the text, in order; names of several words go before their parts."""
        words = words_of(text)
        self._ships = {
            word: "USA"
            for ship in _SHIP.findall(f"{title}\n{text}"[:200_000])
            for word in ship.split()[-1:]
            if word not in HONOURS
        }
        named = {part.actor_id for part in self._named(f"{title}\n{text}"[:200_000])}
        found: list[Party] = []
        at = 0
        while at < len(words):
            size, party = self._match(words, at, text, published, named, found)
            if party is not None:
                found.append(party)
            at += max(size, 1)
        return found

    def _named(self, text: str) -> list[Party]:
        """Actors whose full, unambiguous names occur."""
        words = words_of(text)
        parties = []
        for at in range(len(words)):
            for names, kind, target in self._index.get(words[at][0].lower(), ()):
                if kind == "actor" and len(names) > 1 and _same(words, at, names):
                    parties.append(Party("", target, "", kind))
        return parties

    def _match(
        self,
        words: list[tuple[str, int, int]],
        at: int,
        text: str,
        published: date,
        named: set[str],
        found: list[Party],
    ) -> tuple[int, Party | None]:
        """The longest name that starts at a word: how many words, and who it is."""
        best: tuple[int, str, str] | None = None
        for names, kind, target in self._index.get(words[at][0].lower(), ()):
            size = _same(words, at, names)
            if size and (best is None or size > best[0]):
                best = (size, kind, target)
        if best is None:
            return self._craft(words, at, text, found)
        size, kind, target = best
        start, end = words[at][1], words[at + size - 1][2]
        name = text[start:end]
        before = words[at - 1][0] if at else ""
        if name in ("US", "UN", "EU") or text[end : end + 1] != "." or "." not in name:
            pass
        else:
            end += 1
            name = text[start:end]
        if kind == "actor":
            each = self.actors[target]
            what = "person" if each.kind == "person" else "institution"
            return size, Party(self.codes[target], target, name, what, start, end)
        if kind == "shared":
            return size, self._shared(target, name, start, end, found)
        if kind == "surname":
            person = self._surname(target, before, published, named)
            if person is None:
                return size, None
            return size, Party(self.codes[person], person, name, "person", start, end)
        what, _, code = kind.partition(":")
        if what == "state" and name in ("Jordan", "Georgia", "Chad"):
            return size, None
        return size, Party(code, target, name, what, start, end)

    def _craft(
        self, words: list[tuple[str, int, int]], at: int, text: str, found: list[Party]
    ) -> tuple[int, Party | None]:
        """An aircraft by its type or a ship by its name: whose it is, unless a nation stands before."""
        word, start, end = words[at]
        code = self._ships.get(word, "")
        size = 1
        if not code and at + 1 < len(words) and text[end : words[at + 1][1]] == "-":
            number = words[at + 1][0]
            code = CRAFT.get(f"{word}-{number}" if word in BY_NUMBER else word, "")
            if not number.isdigit():
                code = ""
            size, end = 2, words[at + 1][2]
        near = found[-1] if found and 0 <= start - found[-1].end <= 14 else None
        if near is not None and near.kind in ("adjective", "state") and near.code != code:
            code = ""
        if not code:
            return 1, None
        return size, Party(code, self.military[code], text[start:end], "adjective", start, end)

    def _shared(
        self, key: str, name: str, start: int, end: int, found: list[Party]
    ) -> Party | None:
        """An institution whose name others share: whose, by the nation named just before it."""
        owners = SHARED[key]
        whose = found[-1] if found and 0 <= start - found[-1].end <= 3 else None
        if whose is not None and whose.code not in owners:
            return Party(whose.code, "", name, "institution", start, end) if whose.code else None
        code = whose.code if whose is not None else next(iter(owners))
        if key == "security council" and whose is None:
            code = "UN"
        actor_id = owners[code]
        if not code:
            return None
        kind = "adjective" if key in ("european", "soviet", "nord stream", "uss") else "institution"
        return Party(code, actor_id if actor_id in self.actors else "", name, kind, start, end)

    def _surname(self, name: str, before: str, published: date, named: set[str]) -> str | None:
        """Whom a shared surname means: one named in full here, or one whose office fits."""
        people = self._shared_surnames[name]
        in_full = [each for each in people if each in named]
        if len(in_full) == 1:
            return in_full[0]
        office = HONOURS.get(before.lower())
        if office is None:
            return None
        fitting = [
            each
            for each in people
            if any(
                published in role.held and office in role.title.lower()
                for role in self.actors[each].roles
            )
        ]
        return fitting[0] if len(fitting) == 1 else None

    def office(self, actor_id: str, when: date) -> str:
        """The title a person held on a day, in lower case; "" if none is known."""
        if actor_id not in self.actors:
            return ""
        return (self.actors[actor_id].role_on(when) or "").lower()

    def state(self, code: str) -> Party:
        """The state or bloc with a code, as a party."""
        actor_id = STATE_OF_CODE.get(code, "")
        name = self.actors[actor_id].name if actor_id in self.actors else code
        return Party(code, actor_id, name, "state")


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text without possessive endings and full stops, with their offsets.

    >>> [word for word, _, _ in words_of("The U.S.-Russian pact, Obama's")]
    ['The', 'US', 'Russian', 'pact', 'Obama', 's']
    """
    return [
        (match.group().replace(".", ""), match.start(), match.end())
        for match in WORD.finditer(text)
    ]


def _same(words: list[tuple[str, int, int]], at: int, names: tuple[str, ...]) -> int:
    """How many words from `at` on are these names, in their case or all in capitals; 0 if not.

    An initial between two names may stand in the text: "Paul N. Whelan".
    """
    place = at
    for offset, name in enumerate(names):
        if (
            offset
            and place < len(words)
            and len(words[place][0]) == 1
            and len(name) > 1
            and words[place][0].isupper()
        ):
            place += 1
        if place >= len(words):
            return 0
        word = words[place][0]
        same = (
            word == name
            or (word.isupper() and len(word) > 3 and word == name.upper())
            or (name.islower() and word.lower() == name and (word[:1].isupper() or len(names) > 1))
        )
        # Names further apart than a blank or a hyphen are not one name.
        if not same or (offset and words[place][1] - words[place - 1][2] > 3):
            return 0
        place += 1
    return place - at


def is_place(party: Party) -> bool:
    """Whether a state is named by its capital, which may just be where something happened."""
    return party.kind == "state" and party.name in CAPITALS


def at(party: Party, start: int, end: int) -> Party:
    """The same party, found elsewhere in the text."""
    return replace(party, start=start, end=end)


@lru_cache(maxsize=1)
def default_cast() -> Cast:
    """The cast of the actors.csv that comes with the dashboard."""
    with ACTORS.open(encoding="utf-8", newline="") as file:
        return Cast(csv.DictReader(file))
