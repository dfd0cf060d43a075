"""Why, and why not, as plain data."""

from collections.abc import Iterable

from recommender.model.explanation import Fact, Why, WhyNot
from recommender.model.outlook_data import Data, relaxation_data
from recommender.model.recommendation import Contribution
from recommender.model.recommendation_data import contribution_data, to_confirm_data


def why_data(why: Why) -> Data:
    """Return a smallest support of a recommendation; no `open` where nothing waits."""
    return {
        "product": why.product,
        "score": why.score,
        "rules": list(why.rules),
        **({"open": list(why.open)} if why.open else {}),
        "facts": dict(why.facts),
        "properties": list(why.properties),
        "formulation": list(why.formulation),
    }


def why_not_data(why_not: WhyNot, language: str | None) -> Data:
    """Return a verdict; keys that say nothing for it are left out."""
    data: Data = {"product": why_not.product, "verdict": why_not.verdict.value}
    told: Data = {
        "near": list(why_not.near),
        "replaced_by": why_not.replaced_by,
        "exclusions": [
            {
                **(
                    {"rule": each.reason.rule}
                    if each.reason.rule
                    else {"suits": each.reason.suits}
                ),
                "firm": each.reason.firm,
                "text": each.reason.text.in_language(language),
                "facts": _facts(each.facts),
            }
            for each in why_not.exclusions
        ],
        "nearest": relaxation_data(why_not.nearest) if why_not.nearest else None,
        "confirm": [to_confirm_data(confirm) for confirm in why_not.confirm],
        "rule": why_not.rule,
        "missing": _facts(why_not.missing),
        "place": why_not.place,
        "better": why_not.better,
        "settled_by": why_not.settled_by,
        "own": _contributions(why_not.own),
        "others": _contributions(why_not.others),
    }
    return data | {key: value for key, value in told.items() if value}


def _facts(facts: Iterable[Fact]) -> list[Data]:
    return [
        {"subject": fact.subject, "value": fact.value, "wanted": fact.wanted}
        for fact in facts
    ]


def _contributions(parts: Iterable[Contribution]) -> list[Data]:
    return [contribution_data(part) for part in parts]
