"""Logic faults, seeded one at a time into knowledge that is clean without them.

Each is an edit that an author could make by mistake, with the name of the check that
has to tell it and the ids of which one has to be named. They were written down from
what the words of the format mean, without looking at how faults are found.
"""

from attrs import frozen


@frozen
class Fault:
    """One edit of one clean file.

    Attributes:
        file: The file, without its ending.
        check: What has to be found.
        about: What it is about: a word of the message, or its id.
        old: What stands there; empty to add at the end.
        new: What stands there then.
        also: What is added at the end, too.
    """

    file: str
    check: str
    about: str
    old: str
    new: str
    also: str = ""


def _rule(name: str, when: str, effect: str) -> str:
    """Return a rule to add, with lines under `when` and an effect."""
    lines = "".join(f"      {line}\n" for line in when.split("; ") if line)
    head = f"  {name}:\n    when:\n{lines}" if when else f"  {name}:\n"
    return f"{head}    {effect}\n    because: So it is.\n"


def _coffee(check: str, about: str, old: str, new: str, also: str = "") -> Fault:
    return Fault("coffee", check, about, old, new, also)


def _press(check: str, about: str, old: str, new: str, also: str = "") -> Fault:
    return Fault("press", check, about, old, new, also)


_HARD = "water_hardness: at least 8 °dH"
_SOFT = "water_hardness: below 8 °dH"
_MILD = "  mild-descaler:\n    category: descaler\n"

FAULTS: tuple[Fault, ...] = (
    # A rule that fires for nobody.
    _coffee(
        "never-fires", "scale-in-hard-water", _HARD, "water_hardness: above 40 °dH"
    ),
    _coffee(
        "never-fires",
        "scale-on-aluminium",
        "      boiler: aluminium\n    need: gentle",
        "      boiler: aluminium\n    unless:\n      cause: scale\n    need: gentle",
    ),
    _coffee(
        "never-fires",
        "filter-grease",
        "",
        _rule("filter-grease", "cause: old-grease; machine: filter", "remedy: Wait"),
    ),
    _press(
        "never-fires",
        "flat",
        "",
        _rule("flat", "cause: lime; water_hardness: below 10 °dH", "remedy: Wait"),
    ),
    _coffee(
        "never-fires",
        "calm",
        "",
        _rule("calm", "cause: worn-seal; cups: at most 100", "remedy: Wait"),
    ),
    # A rule that fires for everybody.
    _coffee(
        "always-fires",
        "dear",
        "",
        _rule("dear", "cups: at least 0", "caution:\n      price: above 12"),
    ),
    _coffee(
        "always-fires",
        "any-machine",
        "",
        _rule(
            "any-machine",
            "machine: [portafilter, automatic, filter]",
            "caution:\n      price: above 12",
        ),
    ),
    # A line that changes nothing.
    _coffee(
        "idle-line",
        "soft-water-flows-slowly",
        f"      {_SOFT}\n    remedy",
        f"      {_SOFT}\n      cups: at most 500\n    remedy",
    ),
    _coffee(
        "idle-line",
        "bitter-filter-coffee",
        "      machine: filter\n    remedy",
        "      machine: filter\n    unless:\n      machine: automatic\n    remedy",
    ),
    _coffee(
        "idle-line",
        "grease-needs-degreaser",
        "      cause: old-grease\n    need",
        "      cause: old-grease\n      machine: not filter\n    need",
    ),
    # An attribute that nobody comes to know.
    _coffee(
        "unobtainable-attribute",
        "odour_limit",
        "    question: How much may it smell?\n",
        "",
    ),
    _press(
        "unobtainable-attribute",
        "state",
        "problems:\n",
        "  state:\n    from: rules\n    choices: [wet]\nproblems:\n",
        _rule("wet", "state: wet", "caution:\n      voc: above 50 g/L"),
    ),
    # A part of a rule that can never hold.
    _coffee(
        "unreachable-line",
        "bitter-filter-coffee",
        "      problem: bitter-taste\n      machine: filter\n",
        "      - problem: bitter-taste\n        machine: filter\n"
        "      - problem: bitter-taste\n        machine: filter\n"
        "        cause: old-grease\n",
    ),
    # Rules that stand twice, or inside one another.
    _coffee(
        "duplicate-rule",
        "once-more",
        "",
        _rule(
            "once-more",
            "cause: old-grease",
            "need: degreaser\n    resolves:\n      too-dear: It lasts.",
        ),
    ),
    _press(
        "duplicate-rule",
        "twice",
        "",
        _rule(
            "twice",
            "problem: smudging; process: not sheetfed",
            "conclude:\n      cause: residue",
        ),
    ),
    _coffee(
        "duplicate-rule",
        "acid-again",
        "",
        _rule(
            "acid-again",
            "boiler: not steel",
            "exclude:\n      contains: [amidosulfonic-acid]\n    firm: yes",
        ),
    ),
    _coffee(
        "adds-nothing",
        "very-hard",
        "",
        _rule(
            "very-hard",
            "problem: slow-flow; water_hardness: at least 20 °dH",
            "conclude:\n      cause: scale",
        ),
    ),
    _coffee(
        "adds-nothing",
        "weakly",
        "",
        _rule(
            "weakly",
            "cause: old-grease; machine: automatic",
            "need: degreaser\n    strength: possible",
        ),
    ),
    _press(
        "adds-nothing",
        "flexo-lime",
        "",
        _rule("flexo-lime", "cause: lime; process: flexo", "need: softener"),
    ),
    # Rules that contradict each other.
    _press(
        "need-meets-exclude",
        "no-citrate",
        "",
        _rule("no-citrate", "process: flexo", "exclude:\n      contains: [citrate]"),
    ),
    _coffee(
        "need-meets-exclude",
        "no-soda",
        "",
        _rule("no-soda", "machine: automatic", "exclude:\n      contains: [soda]"),
    ),
    _coffee(
        "conflicting-conclusions",
        "wear",
        "      cups: at most 200\n",
        "      cups: at most 250\n",
    ),
    _coffee(
        "conflicting-conclusions",
        "wear",
        "",
        _rule(
            "hard-wears", "water_hardness: above 30 °dH", "conclude:\n      wear: high"
        ),
    ),
    _coffee(
        "circular-conclusions",
        "wear",
        "      cups: above 200\n",
        "      cups: above 200\n      cause: worn-seal\n",
    ),
    _coffee(
        "mergeable",
        "grease-in-automatics",
        "      machine: [portafilter, automatic]\n    conclude:\n"
        "      cause: old-grease\n    because: Old grease turns bitter.\n",
        "      machine: portafilter\n    conclude:\n"
        "      cause: old-grease\n    because: Old grease turns bitter.\n"
        "  grease-in-automatics:\n    when:\n      problem: bitter-taste\n"
        "      machine: automatic\n    conclude:\n"
        "      cause: old-grease\n    because: Old grease turns bitter.\n",
    ),
    # Clients whom nothing helps.
    _coffee(
        "problem-without-need",
        "cold-coffee",
        "problems:\n",
        "problems:\n  cold-coffee:\n    label: It is cold\n",
    ),
    _coffee(
        "problem-without-need",
        "noisy-pump",
        "    no_remedy: It takes the maker of the machine.\n",
        "",
    ),
    _coffee(
        "gap",
        "bitter-taste",
        "machine: [portafilter, automatic]",
        "machine: [portafilter, automatic]\n      cups: above 50",
    ),
    _coffee("gap", "slow-flow", _SOFT, "water_hardness: below 6 °dH"),
    _press(
        "gap",
        "scumming",
        "water_hardness: below 15 °dH",
        "water_hardness: below 15 °dH\n      process: flexo",
    ),
    _coffee("boundary-hole", "8 °dH", _HARD, "water_hardness: above 8 °dH"),
    _press("boundary-hole", "15 °dH", "at least 15 °dH", "above 15 °dH"),
    _coffee("boundary-hole", "200", "cups: at most 200", "cups: below 200"),
    # Products and needs that do not meet.
    _coffee(
        "need-without-product",
        "gentle-descaler",
        "acidity: at least 3",
        "acidity: at least 13",
    ),
    _coffee(
        "product-never-chosen",
        "cup-warmer",
        _MILD,
        f"  cup-warmer:\n    category: care\n{_MILD}",
    ),
    _coffee(
        "tie",
        "grease-gone",
        _MILD,
        "  grease-gone:\n    category: cleaner\n    formulation:\n"
        "      complete: yes\n      components:\n        - substance: soda\n"
        "    properties:\n      acidity: 11\n      odour: 10 ppm\n      price: 15\n"
        + _MILD,
    ),
    # Words that nothing follows from.
    _coffee(
        "objection-never-resolved",
        "smells",
        "    resolve: smells",
        "    resolve: too-dear",
    ),
    _coffee(
        "caution-never-met",
        "reeks",
        "",
        _rule("reeks", "", "caution:\n      price: above 900"),
    ),
    _coffee(
        "question-never-used",
        "age",
        "problems:\n",
        "  age:\n    range: 0 to 50\n    question: How old is it?\nproblems:\n",
    ),
    _coffee(
        "question-decides-nothing",
        "room",
        "problems:\n",
        "  room:\n    choices: [kitchen, bar]\n    question: Where is it?\nproblems:\n",
        _rule("bar", "room: bar", "caution:\n      price: above 12")
        + _rule("kitchen", "room: kitchen", "caution:\n      price: above 12"),
    ),
    _coffee(
        "dead-conclusion",
        "burnt",
        "choices: [scale, old-grease, worn-seal]",
        "choices: [scale, old-grease, worn-seal, burnt]",
        _rule(
            "burnt",
            "problem: bitter-taste; cups: below 5",
            "conclude:\n      cause: burnt",
        ),
    ),
    _coffee(
        "unused-choice",
        "copper",
        "choices: [steel, aluminium]",
        "choices: [steel, aluminium, copper]",
    ),
)
