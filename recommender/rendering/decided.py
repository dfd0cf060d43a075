"""Two pieces of advice without words, side by side: only what is different."""

from collections.abc import Iterable, Iterator

from recommender.model.differences import Chosen, Decided

_FEW = 3
_OF_CHOSEN = ("priorities", "cautions", "prevented", "answered", "open", "also")


def sides(before: Decided, after: Decided) -> Iterator[tuple[str, str, str]]:
    """Yield what is different: what it is of, how it was, and how it is."""
    for name in ("recommended", "held"):
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield from _products(name, one, other)
    for name, one, other in (
        ("needs", _weighed(before.needs), _weighed(after.needs)),
        ("conclusions", _concluded(before), _concluded(after)),
        ("excluded", _excluded(before), _excluded(after)),
        ("remedies", _weighed(before.remedies), _weighed(after.remedies)),
    ):
        if one != other:
            yield name, _only(one, other), _only(other, one)


def _only(things: list[str], others: list[str]) -> str:
    """Return the things that stand on one side alone."""
    return (
        "; ".join(_first([each for each in things if each not in others])) or "nothing"
    )


def _first(things: list[str]) -> list[str]:
    if len(things) <= _FEW + 1:
        return things
    return [*things[:_FEW], f"{len(things) - _FEW} more"]


def _products(
    name: str, one: tuple[Chosen, ...], other: tuple[Chosen, ...]
) -> Iterator[tuple[str, str, str]]:
    """Yield where products stand, or what is said of them where they stand the same."""
    was, now = _ranks(one), _ranks(other)
    if was != now:
        yield name, _ranked(was), _ranked(now)
        return
    for before, after in zip(one, other, strict=True):
        for key in _OF_CHOSEN:
            old, new = getattr(before, key), getattr(after, key)
            if old != new:
                label = f"{before.product}, {key.replace('also', 'also resolves')}"
                yield label, _said(old), _said(new)
        if before.parts != after.parts:
            yield f"{before.product}, support", _said(before.parts), _said(after.parts)


def _ranks(found: Iterable[Chosen]) -> list[str]:
    return [f"{each.product} ({each.score})" for each in found]


def _ranked(ranks: list[str]) -> str:
    """Return a ranking; of a long one the first places."""
    shown = [f"{place}. {told}" for place, told in enumerate(ranks[:_FEW], start=1)]
    if len(ranks) > _FEW:
        shown.append(f"and {len(ranks) - _FEW} more")
    return "  ".join(shown) or "nothing"


def _said(things: Iterable[object]) -> str:
    """Return what is said of a product."""
    return (
        ", ".join(
            " ".join(map(str, each)) if isinstance(each, tuple) else str(each)
            for each in things
        )
        or "nothing"
    )


def _weighed(found: Iterable[tuple[str, str, tuple[str, ...]]]) -> list[str]:
    """Return needs or remedies, each with its grade and problems."""
    return [
        f"{name} ({', '.join((grade, *problems))})" for name, grade, problems in found
    ]


def _concluded(decided: Decided) -> list[str]:
    return [
        f"{attribute}: {value} ({', '.join((strength, *problems))})"
        for attribute, value, strength, problems in decided.conclusions
    ]


def _excluded(decided: Decided) -> list[str]:
    """Return the products that are out, and by what."""
    found = []
    for product, rules, suits in decided.excluded:
        by = [f"{rule}, firm" if firm else rule for rule, firm in rules]
        if suits:
            by.append("not suited")
        found.append(f"{product} ({'; '.join(by)})")
    return found
