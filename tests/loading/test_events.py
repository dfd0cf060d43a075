"""Texts read into trees: the places of words, and what is refused."""

import re

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from recommender.loading import events
from recommender.loading.events import read_tree
from recommender.loading.faults import Faults
from recommender.loading.tree import Mapping, Node, Scalar, Sequence
from recommender.model.position import Position, Word, position_of

HOLE = "(could not be read)"

ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
phrases = st.sampled_from(
    [
        "at most 1 %", "no", "22:30", "010", "1.10", "C:\\dir", "it's so", "a:b",
        "छपाई का धुंधला", "印刷 é", "😀 smiles", "- 5", "> 15", "% of it", "so: there",
        "nozzle #3", "[sic] he said", '"so" they say', "{x}", "&a", "*b", "!c", "?",
        "@d",
    ]
)  # fmt: skip
plain = st.sampled_from(["smudging", "at most 1 %", "no", "22:30", "1.10", "é छ 印"])


def read(text: str) -> tuple[Mapping | None, Faults]:
    """Return the tree of a text, and what was noted."""
    faults = Faults()
    return read_tree("a.yaml", text, faults), faults


def found(text: str) -> list[str]:
    """Return what was noted, as one line each."""
    return [
        f"{each.position.line}:{each.position.column} {each.check}"
        for each in read(text)[1].found
    ]


def data(node: Node | None) -> object:
    """Return a tree as plain values."""
    match node:
        case Scalar():
            return str(node.word)
        case Sequence():
            return [data(item) for item in node.items]
        case Mapping() if node.entries:
            return {str(entry.key): data(entry.node) for entry in node.entries}
        case Mapping():
            return HOLE
        case None:
            return None


def words_of(node: Node) -> list[Word]:
    """Return every key and text of a tree."""
    match node:
        case Scalar():
            return [node.word]
        case Sequence():
            return [word for item in node.items for word in words_of(item)]
        case Mapping():
            return [
                word
                for entry in node.entries
                for word in (entry.key, *words_of(entry.node))
            ]


def test_every_text_stays_text() -> None:
    """What other readers turn into booleans and numbers is kept as written."""
    tree, faults = read("a: no\nb: 22:30\nc: 010\nd: 1.10\ne: null\nf: [on, 1e3]\n")

    assert faults.found == []
    assert data(tree) == {
        "a": "no", "b": "22:30", "c": "010", "d": "1.10", "e": "null",
        "f": ["on", "1e3"],
    }  # fmt: skip


def test_words_know_where_they_stand() -> None:
    """Lines and columns count from one, in characters, quotes left out."""
    tree, _ = read("é:\n  \"b c\" : 'd'\n  e:\n    - f\n  g: |\n\n    h\n")
    assert tree is not None

    assert [(str(word), str(position_of(word))) for word in words_of(tree)] == [
        ("é", "a.yaml:1:1"),
        ("b c", "a.yaml:2:4"),
        ("d", "a.yaml:2:12"),
        ("e", "a.yaml:3:3"),
        ("f", "a.yaml:4:7"),
        ("g", "a.yaml:5:3"),
        ("\nh", "a.yaml:7:5"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_both_ends_of_lines_count_alike(end: str) -> None:
    """A file from Windows has the same places."""
    tree, faults = read(f"a: b{end}{end}c: d{end}")
    assert tree is not None

    assert faults.found == []
    assert tree.entries[1].key.position == Position("a.yaml", 3, 1)


def test_quotes_are_remembered() -> None:
    """A quoted number may be meant as text."""
    tree, _ = read("a: \"7\"\nb: '7'\nc: 7\n")
    assert tree is not None

    assert [
        entry.node.quoted for entry in tree.entries if isinstance(entry.node, Scalar)
    ] == [True, True, False]


def test_a_comment_apart_from_the_text_cuts_nothing() -> None:
    """Two spaces before its sign and one after make clear that it is a comment."""
    tree, faults = read("a: b  # c\nd: [e, f] # g\n# h\ni: 'j' #k\nl: m#n\n")

    assert faults.found == []
    assert data(tree) == {"a": "b", "d": ["e", "f"], "i": "j", "l": "m#n"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\na: c\n", ["2:1 duplicate-key"]),
        ("a: &b c\n", ["1:4 anchor-or-alias"]),
        ("a: *b\n", ["1:4 anchor-or-alias"]),
        ("a: &b\n  c: d\n", ["1:4 anchor-or-alias"]),
        ("a: !b c\n", ["1:4 tag"]),
        ("<<: b\n", ["1:1 merge-key"]),
        ("a: b\n---\nc: d\n", ["2:1 second-document"]),
        ("a: b\n...\nc: d\n", ["3:1 second-document"]),
        ("a: {b: c}\n", ["1:4 braces"]),
        ("a:\n  - {b: c}\n", ["2:5 braces"]),
        ("a: [{b: c}]\n", ["1:5 braces"]),
        ("a: b #c\n", ["1:6 text-cut-by-hash"]),
        ("a: b # c\n", ["1:6 text-cut-by-hash"]),
        ("a: b\n  c #d\n", ["2:5 text-cut-by-hash"]),
        ("a:\nb: c\n", ["1:1 empty-value"]),
        ("a: ''\n", ["1:1 empty-value"]),
        ("a: ~\n", ["1:1 empty-value"]),
        ("a: |\nb: c\n", ["1:1 empty-value"]),
        ("a:\n  -\n  - b\n", ["2:3 empty-value"]),
        ("", ["1:1 empty-value"]),
        ("- a\n", ["1:1 wrong-shape"]),
        ("a\n", ["1:1 wrong-shape"]),
        ("a: b\x07c\n", ["1:5 bad-character"]),
        ("a: b\rc: d\n", ["1:5 bad-character"]),
        ("a: b\u2028c\ne: f g: h\n", ["1:5 bad-character", "2:7 not-yaml"]),
        ('a: "\\x07"\n', ["1:5 bad-character"]),
        ("a" * (1024 * 1024 + 1), ["1:1 too-big"]),
        ("a: [" + "b, " * 200_000 + "c]\n", ["1:599996 too-big"]),
        ("a: " + "[" * 50 + "]" * 50, ["1:15 too-deep"]),
        ("a: " + "{b: " * 50 + "}" * 50, ["1:48 too-deep"]),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_not_used_is_refused_by_name(text: str, expected: list[str]) -> None:
    """Each refused construct is one finding, at its place."""
    assert found(text) == expected


def test_what_could_not_be_read_is_a_mapping_without_entries() -> None:
    """The rest of the file is read, and its own faults found."""
    tree, _ = read("a: {b: c}\nd: &e f\ng:\n  h:\n  i: j\nk: l #m\n")

    assert data(tree) == {"a": HOLE, "d": HOLE, "g": {"h": HOLE, "i": "j"}, "k": HOLE}


def test_the_first_of_two_equal_keys_counts() -> None:
    """And the finding names its place."""
    tree, faults = read("a: b\nc: d\na: e\n")

    assert data(tree) == {"a": "b", "c": "d"}
    (fault,) = faults.found
    assert [str(each.position) for each in fault.related] == ["a.yaml:1:1"]


def test_depth_twelve_is_read() -> None:
    """The limit is generous for people."""
    text = "".join(f"{'  ' * depth}a:\n" for depth in range(11)) + "  " * 11 + "a: b\n"

    assert found(text) == []


def test_one_run_finds_several_places_where_the_parser_stops() -> None:
    """Where the correction is certain, reading goes on with it."""
    assert found("a: > 15\nb: it is: so\nc: %\nd:e\nf: g\n") == [
        "1:4 not-yaml",
        "2:9 not-yaml",
        "3:4 not-yaml",
        "4:1 not-yaml",
    ]


@pytest.mark.parametrize(
    ("text", "expected", "advice"),
    [
        ("a: 'tis so\n", "1:4 not-yaml", 'write `a: "\'tis so"`'),
        ('a: "so\n  it goes"\nb: "so\n', "3:4 not-yaml", 'write `b: "so"`'),
        ('a: "it\'s C:\\dir"\n', "1:12 not-yaml", 'write `a: "it\'s C:\\\\dir"`'),
        ("a: [b, {c: d}] e\n", "1:4 not-yaml", 'write `a: "[b, {c: d}] e"`'),
        ("a: [b, {c: d\n", "1:4 not-yaml", "write `a: [b, {c: d]`"),
        ("a: {b} c\n", "1:4 braces", 'write `a: "{b} c"`'),
        ("a: -\n", "1:4 not-yaml", "write\n  a:\n    - text"),
        ("a:\n  - {b: 'c', d: [e]}\n", "2:5 braces", "write\n  - b: c\n    d: [e]"),
        ("a: {b: {c: d}}\n", "1:4 braces", "write each `key: value` on its own line"),
        ("a: {b}\n", "1:4 braces", "write each `key: value` on its own line"),
        (
            "a:\n  - b\n  c\n  - d: e\nf: g\n",
            "3:3 not-yaml",
            "write `c:`",
        ),
        ("a: [b,\n  c: d]\n", "2:3 not-yaml", "put the word that has the colon"),
    ],
)
def test_the_help_fits_the_line(text: str, expected: str, advice: str) -> None:
    """Each trap has its own way out."""
    fault = read(text)[1].found[0]

    assert f"{fault.position.line}:{fault.position.column} {fault.check}" == expected
    assert fault.help.startswith(advice)


@pytest.mark.parametrize(
    "text",
    [
        "a: > 15\n", "a:\n\tb: c\n", "a: b: c\n", "a: [b\nc: d\n", "a: {b\n",
        "a: b\n  c: d\n", "a b\nc: d\n", "a: %\n", "a: *b c\n", "a: 'b\n",
        "a:b\nc: d\n",
    ],
)  # fmt: skip
def test_either_parser_leads_to_the_same_answer(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one written in C is not everywhere; hints come from the line itself."""
    with_c = read(text)[1].found
    monkeypatch.setattr(events, "_Loader", yaml.BaseLoader)

    assert read(text)[1].found == with_c


nasty = st.lists(
    st.sampled_from(
        [
            "a", "b c", ":", ": ", "- ", "-", "  ", "\n", "\n  ", "\n    ", "[", "]",
            "{",
            "}", ",", '"', "'", "#", " #", "&a", "*a", "!b", "|", ">", "> 5", "%", "@",
            "`", "?", "? ", "<<", "---", "\n---\n", "\n...\n", "\t", "\r", "\r\n",
            "\\",
            "\x00", "\x85", "\u2028", "\u00a0", "\ufeff", "\u202e", "\ud800", "छ", "😀",
            "~",
            "key: value\n", "key:\n  other: value\n", "  - item\n",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(nasty, st.text()))
@example("? [")
@example("a: '\n")
@example("\n\n: :")
@example('"\\')
def test_no_text_makes_reading_raise(text: str) -> None:
    """Every text is a tree or has a finding, and findings point into the text."""
    tree, faults = read(text)

    assert (tree is not None and tree.entries) or faults.found
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for fault in faults.found:
        place = fault.position
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert (
            place.column
            < fault.end_column
            <= max(len(lines[place.line - 1]) + 1, place.column + 1)
        )
        assert fault.message
        assert fault.help


def written(value: object, indent: int) -> str:
    """Return plain values as an author would write them."""
    pad = " " * indent
    if isinstance(value, dict):
        return "".join(
            f"{pad}{key}:{written(inner, indent + 2)}"
            if isinstance(inner, str)
            else f"{pad}{key}:\n{written(inner, indent + 2)}"
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return "".join(f"{pad}-{written(inner, 0)}" for inner in value)
    return f" {value}\n"


trees = st.recursive(
    plain | plain.map(lambda text: f'"{text}"'),
    lambda inner: (
        st.dictionaries(ids, inner, min_size=1, max_size=4)
        | st.lists(plain, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(ids, trees, min_size=1, max_size=4))
def test_every_word_stands_where_its_place_says(value: dict[str, object]) -> None:
    """Line and column of a word are where it is found in the file."""
    text = written(value, 0)
    tree, faults = read(text)
    assert tree is not None
    assert faults.found == []

    lines = text.split("\n")
    for word in words_of(tree):
        place = word.position
        assert place is not None
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


@given(ids, phrases)
def test_the_corrected_line_can_be_read(key: str, text: str) -> None:
    """Where a finding shows how to write a text, that way works."""
    tree, faults = read(f"{key}: {text}\n")
    if not faults.found:
        assert data(tree) == {key: text}
        return

    (fault,) = faults.found
    if not fault.help.startswith("write `"):
        return
    corrected = fault.help.removeprefix("write `")
    right = corrected[: corrected.rindex("`")]
    again, faults = read(f"{right}\n")
    assert faults.found == []
    # A word of a condition is denied, and one with a comment behind it is that word.
    of_a_condition = re.fullmatch(r"!\s*=?\s*[a-z0-9-]+|[a-z0-9_-]+\s#.*", text)
    if text not in {"> 15", "- 5"} and not of_a_condition:
        assert data(again) == {key: text}
