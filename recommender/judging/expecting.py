"""What a scenario expects, held against what the advice says, key by key."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import frozen

from recommender.engine.inference import Inference
from recommender.model.advice import Advice
from recommender.model.knowledge import Knowledge
from recommender.model.recommendation import Objections, Resolution
from recommender.model.rule import Effect, OfferRemedy, RequireNeed
from recommender.model.scenario import Expectation


@frozen(kw_only=True)
class Difference:
    """One key under `advice` that is not what the scenario expects.

    Attributes:
        missing: Expected and not there.
        unexpected: There and not expected.
    """

    key: str
    expected: tuple[str, ...]
    got: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is expected and not there; for `first`, not in that place."""
        if self.key == "first":
            return self.expected
        return tuple(i for i in self.expected if i not in self.got)

    @property
    def unexpected(self) -> tuple[str, ...]:
        """What is there and not expected; nothing for the partial keys."""
        if self.key in PARTIAL:
            return ()
        return tuple(i for i in self.got if i not in self.expected)


def differences(
    expected: Iterable[Expectation], advice: Advice
) -> Iterator[Difference]:
    """Yield every key that is not as expected; only what is asked for is looked at."""
    for expectation in expected:
        got = said(expectation.key, advice)
        wanted = tuple(map(str, expectation.values))
        if expectation.strengths:
            got = tuple(sorted(_committed(expectation.key, advice)))
            wanted = tuple(f"{n}: {s.word}" for n, s in expectation.strengths)
        if not _agrees(expectation.key, wanted, got):
            yield Difference(key=expectation.key, expected=wanted, got=got)


def said(key: str, advice: Advice) -> tuple[str, ...]:
    """Return what advice says for a key."""
    return tuple(_GOT[key](advice))


def inferred_otherwise(
    expected: Iterable[Expectation], inference: Inference, knowledge: Knowledge
) -> bool:
    """Whether what rules say alone shows that some key is not as expected."""
    for expectation in expected:
        read = _INFERRED.get(expectation.key)
        if read is not None and set(expectation.values) != read(inference, knowledge):
            return True
    return False


def _committed(key: str, advice: Advice) -> Iterator[str]:
    """Yield needs, or conclusions, with their strength."""
    if key == "needs":
        return (f"{held.need}: {held.strength.word}" for held in advice.needs)
    return (f"{each.value}: {each.strength.word}" for each in advice.conclusions)


def known_from_rules(expectation: Expectation) -> bool:
    """Whether what rules say alone decides if it is as expected."""
    return expectation.key in INFERRED and not expectation.strengths


def _effects(
    inference: Inference, knowledge: Knowledge
) -> Iterator[tuple[str, Effect]]:
    return ((name, knowledge.rules[name].effect) for name in inference.fired)


_INFERRED: Mapping[str, Callable[[Inference, Knowledge], set[str]]] = {
    "fired": lambda inference, _: set(inference.fired),
    "open": lambda inference, _: set(inference.open),
    "conclusions": lambda inference, _: set().union(*inference.conclusions.values()),
    "needs": lambda inference, knowledge: {
        effect.need
        for _, effect in _effects(inference, knowledge)
        if isinstance(effect, RequireNeed)
    },
    "remedies": lambda inference, knowledge: {
        name
        for name, effect in _effects(inference, knowledge)
        if isinstance(effect, OfferRemedy)
    },
}
"""The keys that are known before any product is looked at."""

INFERRED = frozenset(_INFERRED)


def as_expected(expected: Iterable[Expectation], advice: Advice) -> bool:
    """Whether every key is as expected; stops at the first that is not."""
    return next(differences(expected, advice), None) is None


def _agrees(key: str, wanted: tuple[str, ...], got: tuple[str, ...]) -> bool:
    """Whether what the advice says for a key is what is expected.

    `recommended` and `first` are about the order, too; all others are sets.
    """
    match key:
        case "first":
            return got[:1] == wanted
        case "includes":
            return set(wanted) <= set(got)
        case "recommended":
            return got == wanted
        case _:
            return set(got) == set(wanted)


def _recommended(advice: Advice) -> Iterator[str]:
    return (found.product for found in advice.recommendations)


def _resolutions(
    *lists: Callable[[Objections], tuple[Resolution, ...]],
) -> Callable[[Advice], Iterable[str]]:
    """Return what collects the objections of some lists over what is recommended."""

    def collect(advice: Advice) -> Iterable[str]:
        return sorted(
            {
                entry.objection
                for found in advice.recommendations
                for of in lists
                for entry in of(found.objections)
            }
        )

    return collect


PARTIAL = frozenset({"first", "includes"})
"""The keys that say something about a part of the advice only."""

_GOT: Mapping[str, Callable[[Advice], Iterable[str]]] = {
    "first": _recommended,
    "includes": _recommended,
    "recommended": _recommended,
    "held": lambda advice: (found.product for found in advice.held),
    "excluded": lambda advice: (out.product for out in advice.excluded),
    "needs": lambda advice: (held.need for held in advice.needs),
    "conclusions": lambda advice: (found.value for found in advice.conclusions),
    "remedies": lambda advice: (remedy.rule for remedy in advice.remedies),
    "fired": lambda advice: advice.fired,
    "open": lambda advice: advice.open,
    "cautions": lambda advice: sorted(
        {c.rule for found in advice.recommendations for c in found.cautions}
    ),
    "resolved": _resolutions(
        lambda o: o.prevented, lambda o: o.answered, lambda o: o.also_resolves
    ),
    "prevented": _resolutions(lambda o: o.prevented),
    "answered": _resolutions(lambda o: o.answered),
    "open_objections": _resolutions(lambda o: o.open),
    "questions": lambda advice: (asked.attribute for asked in advice.questions),
    "unmet": lambda advice: (unmet.problem for unmet in advice.unmet),
    "solution": lambda advice: advice.solution,
}
"""How each key under `advice` is read from advice."""
