"""What shape things have, and what is said where they have another."""

import pytest

from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.structure import entries, items, listed, mapping, word, words
from recommender.loading.tree import Mapping, Node, Scalar
from recommender.model.position import Position, Word

KNOWN = ("label", "because", "when")


class Asked:
    """A node from a text, and the faults that looking at it adds."""

    def __init__(self, text: str) -> None:
        """Read `text`; what stands under its first key is the node."""
        self.faults = Faults()
        tree = read_tree("a.yaml", text, self.faults)
        assert tree is not None
        self.node: Node = tree.entries[0].node
        self.faults.found.clear()

    @property
    def found(self) -> list[str]:
        """What was noted, as one line each."""
        return [
            f"{each.position.line}:{each.position.column} {each.check}: "
            f"{each.message} ({each.help})"
            for each in self.faults.found
        ]


def test_entries_come_by_key() -> None:
    """All is well: nothing is said."""
    asked = Asked("rule:\n  label: a\n  because: b\n")

    found = entries(
        asked.node, asked.faults, known=KNOWN, required=["because"], of="rule x"
    )

    assert {key: str(entry.key) for key, entry in found.items()} == {
        "label": "label",
        "because": "because",
    }
    assert asked.found == []


def test_a_misspelt_key_is_one_fault_and_not_two() -> None:
    """What is missing then is most likely the misspelt one."""
    asked = Asked("rule:\n  label: a\n  becuase: b\n")

    found = entries(
        asked.node, asked.faults, known=KNOWN, required=["because"], of="rule x"
    )

    assert list(found) == ["label"]
    assert asked.found == [
        (
            '3:3 unknown-key: rule x has no key called "becuase" '
            '(did you mean "because"?\nwrite `because: b`)'
        )
    ]


def test_a_key_that_is_there_already_is_not_suggested() -> None:
    """The suggestion would make a duplicate."""
    asked = Asked("rule:\n  label: a\n  labels: b\n")

    entries(asked.node, asked.faults, known=KNOWN, of="rule x")

    assert asked.found == [
        (
            '3:3 unknown-key: rule x has no key called "labels" '
            "(the keys are because and when)"
        )
    ]


def test_a_key_at_the_wrong_level_is_told_its_place() -> None:
    """And does not hide what is missing."""
    asked = Asked("rule:\n  problem: a\n")

    entries(
        asked.node,
        asked.faults,
        known=KNOWN,
        required=["because"],
        of="rule x",
        elsewhere={"problem": "when"},
    )

    assert asked.found == [
        (
            '2:3 key-at-wrong-level: "problem" is a right key at the wrong level '
            "(it belongs under when; write\n  when:\n    problem: a)"
        ),
        "2:3 missing-key: rule x needs `because` (add `because:`)",
    ]


def test_what_is_missing_is_blamed_on_the_word_given() -> None:
    """The id says more than the first line below it."""
    asked = Asked("rule:\n  label: a\n")

    entries(
        asked.node,
        asked.faults,
        known=KNOWN,
        required=["because", "when"],
        of="rule x",
        at=Word("rule", Position("a.yaml", 1, 1)),
    )

    assert [each.split(" ")[0] for each in asked.found] == ["1:1", "1:1"]
    assert asked.faults.found[0].end_column == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "rule: because it is so\n",
            (
                "1:7 wrong-shape: rule x needs keys, not a text "
                "(write `because: it is so`)"
            ),
        ),
        (
            "rule: because\n",
            (
                "1:7 wrong-shape: rule x needs keys, not a text "
                "(write a colon behind it: `because:`)"
            ),
        ),
        (
            "rule: something else\n",
            (
                "1:7 wrong-shape: rule x needs keys, not a text "
                "(its keys are label, because and when)"
            ),
        ),
        (
            "rule:\n  label:a\n",
            (
                '2:3 wrong-shape: the colon after "label" has no space behind it, so '
                "this line is not read as a key (write `label: a`)"
            ),
        ),
        (
            "rule: [label, when]\n",
            (
                "1:7 wrong-shape: rule x needs keys, not a list "
                "(write each as `key: value`, on a line of its own)"
            ),
        ),
        (
            "rule:\n  - label: a\n  - when: b\n",
            (
                "2:3 wrong-shape: rule x needs keys, not a list "
                "(take the dashes away; write\n  label: a\n  when: b)"
            ),
        ),
        (
            "rule:\n  -\n    label: a\n  - when:\n      - b\n",
            (
                "2:3 wrong-shape: rule x needs keys, not a list "
                "(take the dashes away; write\n  label: a\n  when:\n    - b)"
            ),
        ),
    ],
)
def test_what_is_no_mapping_is_told_how_to_be_one(text: str, expected: str) -> None:
    """The help shows the line where it can be known."""
    asked = Asked(text)

    assert entries(asked.node, asked.faults, known=KNOWN, of="rule x") == {}
    assert asked.found == [expected]


def test_items_are_entries_with_any_key() -> None:
    """Ids are the author's own."""
    asked = Asked("rules:\n  x: a\n  y: b\n")

    found = items(asked.node, asked.faults, of="rules")

    assert [str(entry.key) for entry in found] == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("need: fast", ["fast"]),
        ("need: [fast, low]", ["fast", "low"]),
        ("need:\n  - fast\n  - low\n", ["fast", "low"]),
        ("need: [ ]", []),
    ],
)
def test_words_are_one_or_a_list(text: str, expected: list[str]) -> None:
    """Both ways of writing are read alike."""
    asked = Asked(text)

    assert list(words(asked.node, asked.faults, of="need")) == expected
    assert asked.found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("need: [[a], b]", "1:8 wrong-shape: need takes a list of words, and this "),
        ("need:\n  - a: b\n", '2:5 wrong-shape: need takes a list of words, and "a" '),
        ("need:\n  a: b\n", "2:3 wrong-shape: need takes words, and here are keys "),
    ],
)
def test_words_are_nothing_else(text: str, expected: str) -> None:
    """Lists in lists and keys are refused."""
    asked = Asked(text)

    words(asked.node, asked.faults, of="need")

    assert len(asked.found) == 1
    assert asked.found[0].startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "need: [fast]",
            (
                "1:7 wrong-shape: need takes one text, and this is a list "
                "(write `need: fast`)"
            ),
        ),
        (
            "need:\n  - fast\n  - low\n",
            (
                "2:3 wrong-shape: need takes one text, and this is a list "
                "(write one text, without brackets or dashes)"
            ),
        ),
        (
            "need:\n  fast: yes\n",
            (
                "2:3 wrong-shape: need takes one text, and here are keys below it "
                "(write the text on the line of its key)"
            ),
        ),
    ],
)
def test_a_word_is_one_text(text: str, expected: str) -> None:
    """A list of one is told to be that one."""
    asked = Asked(text)

    assert word(asked.node, asked.faults, of="need") is None
    assert asked.found == [expected]


@pytest.mark.parametrize("text", ["steps: wash", "steps:\n  wash: all\n"])
def test_a_list_is_a_list(text: str) -> None:
    """One member has its dash, too."""
    asked = Asked(text)

    assert listed(asked.node, asked.faults, of="steps") == ()
    assert [each.check for each in asked.faults.found] == ["wrong-shape"]


def test_a_list_has_members_of_any_shape() -> None:
    """Texts and mappings may stand side by side."""
    asked = Asked("steps:\n  - wash\n  - step: dry\n  - {bad: one}\n")

    found = listed(asked.node, asked.faults, of="steps")

    assert [type(node) for node in found] == [Scalar, Mapping]


@pytest.mark.parametrize("text", ["a: {b: c}\n", "a:\nb: c\n", "a: &b c\n"])
def test_what_could_not_be_read_is_passed_over(text: str) -> None:
    """Its fault has been noted; a second would be noise."""
    asked = Asked(text)
    node, faults = asked.node, asked.faults

    assert entries(node, faults, known=KNOWN, required=["when"], of="rule x") == {}
    assert items(node, faults, of="rules") == ()
    assert listed(node, faults, of="steps") == ()
    assert word(node, faults, of="need") is None
    assert words(node, faults, of="need") == ()
    assert mapping(node, faults, of="rule x") is None
    assert asked.found == []


def test_a_key_that_could_not_be_read_is_not_missing() -> None:
    """It is left out, and nobody asks for it."""
    asked = Asked("rule:\n  because: {b: c}\n  label: a\n")

    found = entries(
        asked.node, asked.faults, known=KNOWN, required=["because"], of="rule x"
    )

    assert list(found) == ["label"]
    assert asked.found == []
