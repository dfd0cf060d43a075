"""What a rule does: exactly one of six verbs."""

from recommender.loading.blame import listing, note, place_of
from recommender.loading.levels import stands_below
from recommender.loading.names import quoted
from recommender.loading.plain import Fields
from recommender.loading.terms import Terms
from recommender.loading.tree import Entry, unread
from recommender.loading.tree import Mapping as Tree

VERBS = ("conclude", "need", "remedy", "exclude", "caution", "resolve")


def not_one_verb(
    entry: Entry, verbs: list[Entry], fields: Fields, terms: Terms
) -> None:
    """Note that a rule does nothing, or more than one thing."""
    if verbs:
        written = sorted(verbs, key=lambda each: place_of(each.key))
        note(
            terms.faults,
            "not-one-verb",
            f"rule {quoted(entry.key)} does several things: "
            f"{listing([each.key for each in written], 'and')}",
            written[1].key,
            help=f"leave `{written[1].key}:` out, or write one rule for each",
        )
        return
    node = entry.node
    if not isinstance(node, Tree) or unread(node) or len(fields) < len(node.entries):
        # A verb that is misspelt, or empty, has been noted already.
        return
    if any(stands_below(node, verb) for verb in VERBS):
        # So has one that is indented too far.
        return
    note(
        terms.faults,
        "not-one-verb",
        f"rule {quoted(entry.key)} does not say what follows",
        entry.key,
        help=f"add one of {listing([f'`{verb}:`' for verb in VERBS])}",
    )
