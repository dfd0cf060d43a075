"""Two pieces of advice, held against each other."""

from recommender.model.advice import Advice
from recommender.model.changes import Changes, Move, Standing


def changes(before: Advice, after: Advice) -> Changes:
    """Return what enters, leaves and moves, and which rules fire or stop firing."""
    stood, stands = _standings(before), _standings(after)
    # First where products stand then, best first; those that are gone come last.
    return Changes(
        moves=tuple(
            Move(
                product=product,
                before=stood.get(product, Standing.ABSENT),
                after=stands.get(product, Standing.ABSENT),
            )
            for product in dict.fromkeys((*stands, *sorted(stood)))
            if stood.get(product) is not stands.get(product)
        ),
        fires=tuple(sorted({*after.fired} - {*before.fired})),
        stops=tuple(sorted({*before.fired} - {*after.fired})),
    )


def _standings(advice: Advice) -> dict[str, Standing]:
    """Return where every product of the advice stands, in its order."""
    return {
        **{found.product: Standing.RECOMMENDED for found in advice.recommendations},
        **{found.product: Standing.HELD for found in advice.held},
        **{found.product: Standing.EXCLUDED for found in advice.excluded},
    }
