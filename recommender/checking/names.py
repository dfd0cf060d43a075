"""Pages of what is found in names, numbers, days and phrases, while files are read.

These faults are errors: the knowledge base is not used until they are mended.
"""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "unknown-name": """Nothing is declared by this id.

## Why this is bad
A line about something that does not exist holds never, or always.

## What to do
Correct its spelling, or declare it; similar ones are offered.""",
    "unknown-language": """A text is in a language that nobody declared.

## Why this is bad
Nobody would ever be shown it.

## What to do
Leave it out, or add the language to `languages` under `knowledge_base`.""",
    "not-a-choice": """The word is not one of those that can stand here.

## Why this is bad
A line about it could never hold.

## What to do
Write one of the words that are offered, or add this one to the choices.""",
    "concluded-attribute": """An attribute that rules conclude is stated, or suited.

## Why this is bad
Nobody is asked for it, so nobody can say it.

## What to do
State what is seen instead.""",
    "stated-attribute": """A rule concludes an attribute that clients state.

## Why this is bad
The rule could say other than the client.

## What to do
Conclude an attribute with `from: rules`.""",
    "circular-categories": """A category is, in the end, a kind of itself.

## Why this is bad
There is no topmost one.

## What to do
Leave out `kind_of` at the top.""",
    "bad-number": """A decimal comma, an exponent, a mark for thousands, or no number.

## Why this is bad
`1,500` is one and a half to some, and fifteen hundred to others.

## What to do
Write digits and, if need be, one decimal point; the right spelling is shown.""",
    "missing-unit": """A number stands without its unit.

## Why this is bad
15 °dH and 15 °fH are different waters.

## What to do
Write the declared unit.""",
    "unit-mismatch": """Nothing converts the unit, or two things cannot be compared.

## Why this is bad
The number would be held against another kind of number.

## What to do
Write the declared unit, or declare a factor under `units`.""",
    "outside-range": """A number lies outside the declared range.

## Why this is bad
It is misspelt, or the range is wrong.

## What to do
Correct the number, or the range.""",
    "bad-date": """It is not a day, or a day that the calendar does not have.

## Why this is bad
`4/5/2027` is in April to some, and in May to others.

## What to do
Write `2027-06-30`.""",
    "bad-phrase": """A condition, a range or an amount cannot be read.

## Why this is bad
What holds of it cannot be said.

## What to do
Write it as the help shows.""",
}
