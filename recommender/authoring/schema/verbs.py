"""What a schema tells of rules: one verb, and only what goes with it."""

from recommender.authoring.schema.values import Schema
from recommender.loading.rules import GOES_WITH, VERBS


def with_one_verb(schema: Schema) -> Schema:
    """Return the schema of a rule with what each verb rules out."""
    never = {
        verb: [
            *(other for other in VERBS if other != verb),
            *(key for key, verbs in GOES_WITH.items() if verb not in verbs),
        ]
        for verb in VERBS
    }
    return {
        **schema,
        "anyOf": [{"required": [verb]} for verb in VERBS],
        "allOf": [
            {
                "if": {"required": [verb]},
                "then": {"properties": dict.fromkeys(keys, False)},
            }
            for verb, keys in never.items()
        ],
    }
