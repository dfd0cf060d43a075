"""A knowledge base to begin with: small, whole, and without a fault."""

from recommender.authoring.formatting import formatted
from recommender.rendering.authored.layout import scalar

_HEAD = """\
# Which knowledge base this is. Count `version` up whenever you hand it on.
knowledge_base:
  id: {id}
  format: 1
  title: {title}
  version: 1
  languages: [{languages}]
"""
_WORDS = """\
# The words of your trade. Everything here is an example: put your own in its place.
problems:
  # What clients say is wrong, and how they word it.
  example-problem:
    label: An example of a problem
    says: [it does not work as it should]
    ask: [example_situation]

attributes:
  # What you would ask about their situation, because the answer changes your advice.
  example_situation:
    label: An example of a situation
    choices: [often, rarely]
    question: How often does it happen?

needs:
  # What a product must do or be. Rules lead here, and never to a product by name.
  example-need:
    label: An example of a need
    met_by:
      category: example-category

categories:
  example-category:
    label: An example of a category
"""
_PRODUCTS = """\
products:
  example-product:
    label: An example of a product
    category: example-category
    features:
      - feature: What it has
        benefit: What that does for the client
        serves: [example-need]
"""
_RULES = """\
# One file for each theme; `owner` and `review_by` hold for all rules of the file.
defaults:
  owner: your name
rules:
  example-rule:
    when:
      problem: example-problem
      example_situation: often
    need: example-need
    because: What your client is told.
  example-remedy:
    when:
      problem: example-problem
      example_situation: rarely
    remedy: What to try before anything is bought
    because: Clients who are told such things come back.
"""
_SCENARIOS = """\
# What must stay true, whatever is changed: a client, and the advice they must get.
scenarios:
  a client who needs it:
    enquiry:
      problems: [example-problem]
      context:
        example_situation: often
    advice:
      recommended: [example-product]
  a client who does not:
    enquiry:
      problems: [example-problem]
      context:
        example_situation: rarely
    advice:
      recommended: []
      remedies: [example-remedy]
"""


def new_base(id_: str, title: str, languages: tuple[str, ...]) -> dict[str, str]:
    """Return the files of a new knowledge base, by their paths inside its folder."""
    head = _HEAD.format(id=id_, title=scalar(title), languages=", ".join(languages))
    files = {
        "catalogs/knowledge_base.yaml": head,
        "catalogs/words.yaml": _WORDS,
        "catalogs/products.yaml": _PRODUCTS,
        "rules/example.yaml": _RULES,
        "rules/example.scenarios.yaml": _SCENARIOS,
    }
    return {path: formatted(path, text) for path, text in files.items()}
