"""How many examples a property is tried on; more where there is time for it."""

from hypothesis import settings

_USUAL = 100


def examples(count: int) -> settings:
    """Return settings for `count` examples in continuous integration.

    Who waits gets fewer and a night gets more, by the profile that is loaded:
    `RECOMMENDER_PROFILE`, or `--hypothesis-profile`.
    """
    share = settings.default.max_examples if settings.default else _USUAL
    return settings(max_examples=max(10, count * share // _USUAL))
