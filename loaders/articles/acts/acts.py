"""What the reader of a sentence hands on: an act with its trigger, its parties and its standing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.articles.acts.cast import Party

if TYPE_CHECKING:
    from spacy.tokens import Token

HOSTILE = frozenset(("sanction", "coerce", "assault", "mobilize"))
WORDS = frozenset(
    ("accuse", "reject", "request", "threaten", "support", "agree", "concede", "comment")
)
FRIENDLY = frozenset(("retreat", "aid", "cooperate", "concede", "support", "agree"))


@dataclass(slots=True)
class Act:
    """One act as a sentence tells it.

    `trigger` is the verb or noun that makes it one; `actors` and `recipients` are those the
    sentence names or lets one infer (`inferred` says which: "actors", "recipients"). In a
    `mutual` act all are actors. `standing` is fact, planned or said (somebody's word for it).
    `saying` is the verb of the statement it stands in, if it does; `content` what was said.
    `subjects` are the actors that stand before the verb, where all who take part act.
    `sure` is how sure the kind is, from 0 to 1.
    """

    kind: str
    trigger: Token
    actors: list[Party]
    recipients: list[Party]
    mutual: bool = False
    speech: bool = False
    standing: str = "fact"
    saying: Token | None = None
    content: str = ""
    sure: float = 0.7
    inferred: set[str] = field(default_factory=set)
    nominal: bool = False
    subjects: list[Party] = field(default_factory=list)

    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes of the actors and of the recipients."""
        return (
            frozenset(each.code for each in self.actors),
            frozenset(each.code for each in self.recipients),
        )
