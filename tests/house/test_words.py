"""One concept, one word: the words that lost are not used for ours."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import modules, name_of, pages

# What is said instead stands behind each.
BANNED = {
    "activation": "firing",
    "blocker": "exclusion",
    "certainty": "strength",
    "chat": "consultation",
    "concern": "objection",
    "confidence": "strength",
    "criterion": "condition",
    "criteria": "condition",
    "dialog": "consultation",
    "fixture": "scenario",
    "goal": "need",
    "ingredient": "component",
    "justification": "reason",
    "pain": "problem",
    "param": "attribute",
    "policy": "rule",
    "predicate": "condition",
    "probe": "question",
    "profile": "context",
    "prompt": "question",
    "proposal": "recommendation",
    "pushback": "objection",
    "query": "enquiry",
    "rationale": "reason",
    "rebuttal": "resolution",
    "recipe": "formulation",
    "rejection": "exclusion",
    "request": "enquiry",
    "requirement": "need",
    "response": "advice",
    "rulebase": "knowledge base",
    "rulebook": "knowledge base",
    "session": "enquiry, or consultation",
    "sku": "product",
    "suggestion": "recommendation",
    "symptom": "problem",
    "trigger": "firing",
    "variable": "attribute",
    "veto": "exclusion",
    "violation": "diagnostic",
    "weighting": "priority",
    "workaround": "remedy",
}
# Words that mean something else there, with what they mean.
ALLOWED = {
    **{
        word: {"recommender/loading/levels.py": "what authors write for a key"}
        for word in (
            *("confidence", "ingredient", "justification", "prompt", "query"),
            *("rationale", "recipe", "symptom"),
        )
    },
    "certainty": {
        "recommender/loading/levels.py": "what authors write for a key",
        "docs/adr/0005-possibilistic-strength.md": "certainty factors, not taken",
    },
    "policy": {
        "recommender/rendering/outline_html.py": "what browsers call so",
    },
    "profile": {
        "CONTRIBUTING.md": "what hypothesis calls so",
        "docs/explanation/promises.md": "what hypothesis calls so",
    },
    "request": {
        "recommender/loading/levels.py": "what authors write for a key",
        "docs/how-to/use-it-in-ci.md": "a pull request",
        "docs/how-to/review-a-change-of-rules.md": "a pull request",
        "recommender/surfaces/cli/diff.py": "a pull request",
        "docs/adr/0003-faults-are-values.md": "a pull request",
        "docs/reference/command-line.md": "a pull request",
        "recommender/rendering/advice_markdown.py": "a pull request",
        "recommender/surfaces/cli/check.py": "a pull request",
    },
    "fixture": {
        "docs/how-to/test-your-rules.md": "what pytest calls so",
        "recommender/surfaces/pytest_plugin.py": "what pytest calls so",
    },
    "session": {
        "recommender/surfaces/pytest_plugin.py": "what pytest calls so",
        "recommender/compiling/notation.py": "what durable_rules calls so",
        "recommender/engine/host.py": "what durable_rules calls so",
    },
    "suggestion": {
        "recommender/loading/strange.py": "a spelling that may be meant",
        "recommender/loading/guessing.py": "a spelling that may be meant",
        "recommender/loading/names.py": "a spelling that may be meant",
        "recommender/loading/terms.py": "a spelling that may be meant",
    },
    "variable": {
        "docs/reference/command-line.md": "a variable of the operating system",
    },
}
VERBS = re.compile(r"_*(process|handle|manage|do|get_data)(_|$)")
EVERYTHING = [*modules(), *pages()]


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in the singular, also those inside identifiers.

    >>> list(words_of("the SessionRequests of my_query"))
    ['the', 'session', 'request', 'of', 'my', 'query']
    """
    for run in re.findall(r"[A-Za-z]+", text):
        for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", run):
            word = part.lower()
            if word not in BANNED and word.endswith("s"):
                word = word.removesuffix("s")
            yield word


@pytest.mark.parametrize("path", EVERYTHING, ids=name_of)
def test_no_banned_word_is_used_for_ours(path: Path) -> None:
    """In identifiers, comments, messages, and documentation."""
    name = name_of(path)
    used = set(words_of(path.read_text("utf-8"))) & BANNED.keys()
    wrong = {word for word in used if name not in ALLOWED.get(word, {})}

    assert not wrong, {word: f"say {BANNED[word]}" for word in wrong}


def test_no_exception_is_left_over() -> None:
    """What is allowed and no longer used comes off the list."""
    for word, places in ALLOWED.items():
        for name in places:
            path = next(path for path in EVERYTHING if name_of(path) == name)
            assert word in set(words_of(path.read_text("utf-8"))), (word, name)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_functions_say_what_they_do(path: Path) -> None:
    """Nothing is called by a verb that fits everything."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            assert not VERBS.match(node.name.lower()), node.name
