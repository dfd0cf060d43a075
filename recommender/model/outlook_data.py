"""Questions, relaxations and contrasts as plain data."""

from typing import TypeAlias

from recommender.model.outlook import ContrastRow, Question, Relaxation, Unmet

Data: TypeAlias = dict[str, object]


def question_data(asked: Question, language: str | None) -> Data:
    """Return a question; bits are rounded to six digits."""
    return {
        "attribute": asked.attribute,
        "text": asked.text.in_language(language),
        "value": round(asked.value, 6),
        "effort": asked.effort.word,
        "score": round(asked.score, 6),
    }


def unmet_data(unmet: Unmet) -> Data:
    """Return a problem that nothing serves, with what would have to change."""
    return {
        "problem": unmet.problem,
        "relaxations": [relaxation_data(one) for one in unmet.relaxations],
    }


def relaxation_data(relaxation: Relaxation) -> Data:
    """Return what to let go, what to change instead, and what that admits."""
    return {
        "drop": [
            *({"rule": name} for name in relaxation.rules),
            *({"suits": name} for name in relaxation.suits),
        ],
        "repairs": [
            {"attribute": repair.attribute, "from": repair.old, "to": repair.new}
            for repair in relaxation.repairs
        ],
        "products": list(relaxation.products),
    }


def contrast_data(row: ContrastRow) -> Data:
    """Return one difference to the product in use now."""
    return {
        "kind": row.kind,
        "id": row.id,
        "change": row.change,
        "now": row.now,
        "then": row.then,
        "by": row.by,
    }
