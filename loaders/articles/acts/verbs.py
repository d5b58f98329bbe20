"""Verbs that are acts, with what they must be done to, by PLOVER type: several hundred of them."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.articles.acts.more_verbs import MORE
from loaders.articles.acts.nouns import CLASSES
from loaders.articles.acts.verb_table import TABLE


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to use a verb that makes an act.

    `things` are lemmas of which the object (or, in the passive, the subject) must hold one;
    `preps` are prepositions of which one must follow, with such a thing behind it if
    `behind` is not empty; `particle` is the small word that belongs to the verb ("out"); `then`
    are verbs of which one must follow ("told to leave").
    """

    kind: str
    things: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    particle: str = ""
    then: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    def __contains__(self, flag: object) -> bool:
        return flag in self.flags


def _read(table: str) -> dict[str, tuple[Frame, ...]]:
    frames: dict[str, list[Frame]] = {}
    for line in filter(None, table.splitlines()):
        verbs, kind, conditions = (part.strip() for part in line.split("|"))
        things: set[str] = set()
        behind: set[str] = set()
        preps: set[str] = set()
        flags: set[str] = set()
        then: set[str] = set()
        particle = ""
        for condition in conditions.split():
            name, _, value = condition.partition("=")
            if name in ("obj", "subj"):
                things |= _lemmas(value)
                flags |= {"subj"} & {name}
            elif name == "of":
                behind |= _lemmas(value)
            elif name == "prep":
                preps |= set(value.split(","))
            elif name == "prt":
                particle = value
            elif name == "then":
                then = set(value.split(","))
            else:
                flags.add(name)
        frame = Frame(
            kind,
            frozenset(things),
            frozenset(preps),
            frozenset(behind),
            particle,
            frozenset(then),
            frozenset(flags),
        )
        for verb in verbs.split():
            frames.setdefault(verb, []).append(frame)
    return {verb: tuple(each) for verb, each in frames.items()}


def _lemmas(value: str) -> set[str]:
    """The lemmas that `TREATY,=data` stands for."""
    lemmas: set[str] = set()
    for name in value.split(","):
        lemmas |= {name[1:]} if name.startswith("=") else CLASSES[name]
    return lemmas


FRAMES = _read(f"{MORE}{TABLE}")

# Verbs that take another verb, and what they make of it. "do" leaves the act as it is, "plan"
# makes it one to come, "no" drops it, "refuse" makes it a rejection, "claim" leaves it to the
# speaker's word.
CONTROL: dict[str, str] = {
    verb: effect
    for effect, verbs in {
        "do": """decide move begin start continue proceed manage help order agree vote rush go come choose act
            join hasten serve use keep opt announce confirm prove remain stay finish work gather travel fly arrive
            decide authorise authorize allow approve let instruct direct resolve pause return meet step""",
        "plan": """plan intend prepare set schedule due expect aim seek hope want wish look need try attempt
            prepare ready bid push promise pledge offer propose willing able reluctant consider weigh suggest
            entitle empower free""",
        "no": "conspire plot collude fail forget cease stop avoid pretend appear seem tend like dare",
    }.items()
    for verb in verbs.split()
}

# Verbs of saying that are no act by themselves: what was said decides.
SAYING = frozenset(
    """say tell add note state declare claim argue insist explain write post announce remark comment stress
    emphasise emphasize suggest believe think report describe confirm reveal acknowledge recall quip tweet
    joke reiterate repeat observe maintain contend assert predict indicate signal admit concede tell inform
    underline underscore assure reply answer respond retort counter conclude vow stress caution
    point mention recount volunteer hint disclose read put quote repost echo affirm comment cite deem find
    determine feel judge assess know imply allege complain promise mean speak muse offer warn""".split()
)
