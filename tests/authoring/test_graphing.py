"""The graph of a knowledge base: what is in it, how it is laid out, how it is told."""

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import KnowledgeBase
from recommender.authoring.graphing.graph import graph_of
from recommender.model.graph import Graph, Key, Node, NodeKind
from recommender.model.knowledge import Knowledge
from recommender.model.text import Text
from recommender.rendering.graphs.dot import graph_dot
from recommender.rendering.graphs.layout import layered
from recommender.rendering.graphs.mermaid import graph_mermaid
from recommender.rendering.graphs.svg import graph_svg
from tests.strategies import knowledge_bases

SMALL = Path(__file__).parent.parent / "small"
HOSTILE = (
    '"]:::x\n  click n0 "javascript:alert(1)"',
    "</text><script>alert(1)</script>",
    "a\\",
    "#quot; & <b> `code` \u202e",
)


@cache
def opened() -> Knowledge:
    """Return the small knowledge base, opened once."""
    return KnowledgeBase.open(SMALL).knowledge


@pytest.fixture(scope="module")
def small() -> Graph:
    """Return the graph of the small knowledge base."""
    return graph_of(opened())


def edges(graph: Graph) -> set[tuple[str, str, str]]:
    """Return what leads where, and how."""
    return {(e.source.id, e.kind.value, e.target.id) for e in graph.edges}


def test_everything_that_leads_somewhere_is_there(small: Graph) -> None:
    """From a problem through a conclusion and a need to products and objections."""
    assert {
        ("smudging", "asks", "residue-after-wash"),
        ("residue-after-wash", "concludes", "cause: wash-residue"),
        ("cause: wash-residue", "asks", "residue-needs-fast-wash"),
        ("residue-needs-fast-wash", "needs", "low-residue-wash"),
        ("residue-needs-fast-wash", "resolves", "long-make-ready"),
        ("low-residue-wash", "met by", "rapid-ester-wash"),
        ("low-residue-wash", "may be met by", "unmeasured-wash"),
        ("ester-on-epdm", "excludes", "naphtha-wash"),
        ("voc_limit", "asks", "over-the-voc-limit"),
        ("slower-than-today", "raises", "dries-too-slowly"),
        ("thin-film-dries", "resolves", "dries-too-slowly"),
    } <= edges(small)
    (draft,) = [node for node in small.nodes if node.draft]
    assert draft.id == "hard-water-drafted"


def test_a_neighbourhood_does_not_turn_back(small: Graph) -> None:
    """What leads there, and where it leads; not what else leads to the same."""
    around = small.around(small.called("ester-on-epdm"), 1)

    assert {node.id for node in around.nodes} == {
        "rollers",
        "ester-on-epdm",
        "naphtha-wash",
        "rapid-ester-wash",
        "unmeasured-wash",
    }
    assert small.around(small.called("ester-on-epdm"), 0).edges == ()


def test_conclusions_go_by_their_value(small: Graph) -> None:
    """And by the attribute, which are several then."""
    assert small.called("wash-residue") == (Key("conclusion", "cause: wash-residue"),)
    assert len(small.called("cause")) == 2


@settings(deadline=None)
@given(knowledge=knowledge_bases())
def test_arrows_lead_to_the_right(knowledge: Knowledge) -> None:
    """Unless they close a circle; and every node has a place of its own."""
    graph = graph_of(knowledge)
    placed = layered(graph).placed

    assert placed.keys() == {node.key for node in graph.nodes}
    places = [(each.layer, each.place) for each in placed.values()]
    assert len(set(places)) == len(places)
    for edge in graph.edges:
        if placed[edge.source].layer >= placed[edge.target].layer:
            assert leads(graph, edge.target, edge.source)


def leads(graph: Graph, start: Key, end: Key) -> bool:
    """Return whether arrows lead from one node to another."""
    seen, waiting = {start}, [start]
    while waiting:
        key = waiting.pop()
        targets = {edge.target for edge in graph.edges if edge.source == key} - seen
        seen |= targets
        waiting.extend(targets)
    return end in seen


@settings(deadline=None, max_examples=60)
@given(label=st.sampled_from(HOSTILE) | st.text(max_size=30))
def test_no_label_breaks_out(label: str) -> None:
    """Whatever authors call a thing, it stays a label."""
    knowledge = opened()
    problem = evolve(knowledge.problems["smudging"], label=Text.of({"en": label}))
    odd = evolve(knowledge, problems={**knowledge.problems, "smudging": problem})
    graph, plain = graph_of(odd), graph_of(knowledge)

    picture = ET.fromstring(graph_svg(graph, title=label))  # noqa: S314 - our own
    tags = [each.tag for each in picture.iter()]
    ordinary = ET.fromstring(graph_svg(plain, title="x"))  # noqa: S314 - our own
    assert tags.count("{http://www.w3.org/2000/svg}text") == len(graph.nodes)
    assert set(tags) == {each.tag for each in ordinary.iter()}
    for line in graph_mermaid(graph).splitlines()[1:]:
        assert re.fullmatch(
            r"  n\d+\W+\"[^\"]*\"\W+:::\w+"
            r"|  n\d+ (-->|-\.->|--x)(\|\"[^\"]*\"\|)? n\d+"
            r"|  classDef \w+ [\w:#,\- ]+",
            line,
        ), line
    for line in graph_dot(graph).splitlines()[3:-1]:
        bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"", '""', line)
        assert re.fullmatch(r"  n\d+( -> n\d+)? \[(\w+=(\"\"|\w+)(, )?)+\];", bare), (
            line
        )


def test_nodes_can_lead_somewhere() -> None:
    """For pages that the picture stands on; what they lead to is quoted."""
    node = Node(kind=NodeKind.NEED, id="a", label="A")

    picture = graph_svg(Graph(nodes=(node,)), links={node.key: 'needs.html#"a"&b'})

    link = ET.fromstring(picture).find("{http://www.w3.org/2000/svg}a")  # noqa: S314 - our own
    assert link is not None
    assert link.attrib == {"href": 'needs.html#"a"&b'}
