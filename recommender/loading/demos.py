"""How products are shown at work: the steps, who takes them, what is measured."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import evolve

from recommender.loading.blame import Misread
from recommender.loading.conditions import read_condition
from recommender.loading.guessing import Kind
from recommender.loading.ids import check_ids, kebab
from recommender.loading.plain import (
    Fields,
    read_flag,
    read_grade,
    read_listed,
    read_name,
    read_text,
    read_word,
    text_of,
)
from recommender.loading.quantities import Measured, read_quantity
from recommender.loading.structure import entries, listed
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, Mapping, Node, Scalar
from recommender.model.condition import Condition
from recommender.model.demonstration import Demo, DemoStep, Phase
from recommender.model.position import Word
from recommender.model.text import Text
from recommender.model.units import Units
from recommender.model.vocabulary import Scale

PHASES = {phase.word: phase for phase in Phase}
_SHARED = ("phase", "when", "who", "takes", "bring", "after", "last")
_MEASURE_KEYS = ("measure", "success", "problems", *_SHARED, "sources")
_STEP_KEYS = ("step", "empties", "flushes", "fills", *_MEASURE_KEYS)
_TIME = Measured(
    "takes",
    Scale(unit="min", low=Fraction(0), high=Fraction(10_000)),
    Units({"h": (Fraction(60), "min")}),
)


def read_step(entry: Entry, terms: Terms) -> DemoStep:
    """Return one step that every demonstration takes, or those of some categories."""
    fields = entries(
        entry.node,
        terms.faults,
        known=(*_STEP_KEYS, "for"),
        required=("phase",),
        of=f"step {entry.key}",
        at=entry.key,
    )
    return evolve(
        _step(fields, terms, Phase.CHANGE),
        id=entry.key,
        categories=read_listed(fields, "for", terms, "category"),
    )


def read_demo(fields: Fields, terms: Terms) -> Demo:
    """Return how the product is demonstrated; nothing where nobody says."""
    entry = fields.get("demo")
    if entry is None:
        return Demo()
    parts = entries(
        entry.node,
        terms.faults,
        known=("prepare", "measure"),
        of="demo",
        elsewhere={"empties": "prepare", "success": "measure"},
    )
    prepare, measure = (_members(parts, key, terms) for key in ("prepare", "measure"))
    terms = _with_own_steps((*prepare, *measure), terms)
    return Demo(
        prepare=tuple(_read_prepare(node, terms) for node in prepare),
        measure=tuple(_read_measure(node, terms) for node in measure),
    )


def _members(fields: Fields, key: str, terms: Terms) -> tuple[Node, ...]:
    """Return the members of the list under `key`."""
    entry = fields.get(key)
    return listed(entry.node, terms.faults, of=key) if entry else ()


def _with_own_steps(nodes: Iterable[Node], terms: Terms) -> Terms:
    """Return the vocabulary with the steps that the product itself names."""
    found = [
        node.word
        for each in nodes
        if isinstance(each, Mapping)
        and _has_parts(each, _STEP_KEYS)
        and isinstance(node := each.get("id"), Scalar)
    ]
    check_ids(found, "step", kebab, terms.faults)
    general = terms.kinds["step"]
    both = Kind("step", {*general.ids, *found}, general.called)
    return evolve(terms, kinds={**terms.kinds, "step": both})


def _read_prepare(node: Node, terms: Terms) -> DemoStep:
    """Return one step: its text, or a mapping of its parts."""
    if not _has_parts(node, _STEP_KEYS):
        return DemoStep(step=_plain(node, "step", terms))
    fields = entries(node, terms.faults, known=(*_STEP_KEYS, "id"), of="step")
    return _step(fields, terms, Phase.CHANGE)


def _read_measure(node: Node, terms: Terms) -> DemoStep:
    """Return one thing that is measured: its text, or a mapping of its parts."""
    if not _has_parts(node, _MEASURE_KEYS):
        return DemoStep(phase=Phase.RUN, measure=_plain(node, "measure", terms))
    fields = entries(
        node,
        terms.faults,
        known=(*_MEASURE_KEYS, "id"),
        required=("measure",),
        of="measure",
    )
    return _step(fields, terms, Phase.RUN)


def _step(fields: Fields, terms: Terms, phase: Phase) -> DemoStep:
    """Return a step; `phase` is the one it belongs to where nobody says."""
    return DemoStep(
        id=_id(fields, terms),
        phase=read_grade(fields, "phase", terms, PHASES, "a phase") or phase,
        step=read_text(fields, "step", terms),
        when=_when(fields, terms),
        empties=read_listed(fields, "empties", terms, "category"),
        flushes=read_flag(fields, "flushes", terms),
        fills=read_flag(fields, "fills", terms),
        who=read_text(fields, "who", terms),
        minutes=_minutes(fields, terms),
        bring=tuple(
            text
            for node in _members(fields, "bring", terms)
            if (text := _plain(node, "bring", terms))
        ),
        after=read_listed(fields, "after", terms, "step"),
        last=read_flag(fields, "last", terms),
        measure=read_text(fields, "measure", terms),
        success=read_text(fields, "success", terms),
        problems=read_listed(fields, "problems", terms, "problem"),
        sources=read_listed(fields, "sources", terms, "source"),
    )


def _id(fields: Fields, terms: Terms) -> str:
    return read_name(fields, "id", terms, "step") or ""


def _when(fields: Fields, terms: Terms) -> Condition | None:
    entry = fields.get("when")
    return None if entry is None else read_condition(entry.node, terms, "client")


def _minutes(fields: Fields, terms: Terms) -> Fraction | None:
    """Return how long a step takes."""
    said = read_word(fields, "takes", terms)
    if said is None:
        return None
    minutes = read_quantity(said, _TIME)
    if isinstance(minutes, Misread):
        terms.blame(said, minutes)
        return None
    return minutes


def _has_parts(node: Node, keys: tuple[str, ...]) -> bool:
    """Return whether a mapping holds parts, and not one text per language.

    `id` alone does not tell: it is Indonesian, too.
    """
    return isinstance(node, Mapping) and any(
        entry.key in keys or len(entry.key) > len("zh-Hant") for entry in node.entries
    )


def _plain(node: Node, of: str, terms: Terms) -> Text:
    """Return the text that a node is."""
    return text_of(Entry(Word(of, node.position), node), terms)
