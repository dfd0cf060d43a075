"""Short ways to write rules and knowledge bases down in tests."""

from collections.abc import Iterable

from attrs import evolve

from recommender.model.condition import AnyOf, Block, Condition, Line
from recommender.model.enquiry import Facts
from recommender.model.grades import Importance
from recommender.model.knowledge import Knowledge
from recommender.model.product import Value
from recommender.model.rule import Conclude, RequireNeed, Rule
from tests.small_trade import ATTRIBUTES, VOCABULARY, by_id, choices


def problem(*names: str) -> Line:
    """Return a line that asks for one of some problems."""
    return Line("problem", AnyOf(names))


def rule(
    name: str,
    *blocks: Block,
    unless: Block = (),
    conclude: tuple[tuple[str, str], ...] = (),
) -> Rule:
    """Return a rule of alternative blocks that concludes, or needs something."""
    return Rule(
        id=name,
        when=Condition(blocks) if blocks else None,
        unless=Condition((unless,)) if unless else None,
        effect=Conclude(values=conclude) if conclude else RequireNeed(need="water"),
    )


def knowledge(*rules: Rule, asked: Iterable[str] = (), many: int = 2) -> Knowledge:
    """Return the small trade with these rules.

    Args:
        rules: Its rules.
        asked: More attributes that the client can be asked for.
        many: How many choices `v0`, `v1` … those attributes have.
    """
    scale = choices(*(f"v{number}" for number in range(many)), many=True)
    more = {name: evolve(ATTRIBUTES["process"], id=name, scale=scale) for name in asked}
    return evolve(VOCABULARY, rules=by_id(rules), attributes={**ATTRIBUTES, **more})


def facts(*problems: str, **context: Value) -> Facts:
    """Return an enquiry with these problems."""
    return Facts(
        problems=dict.fromkeys(sorted(problems), Importance.SHOULD),
        context=dict(sorted(context.items())),
    )
