"""Pages of what is found in the form of files, while they are read.

These faults are errors: the knowledge base is not used until they are mended.
"""

from collections.abc import Mapping

FORM: Mapping[str, str] = {
    "no-files": """There is no such file or folder, or it holds no `.yaml` file.

## Why this is bad
Nothing can be checked, and nothing advised.

## What to do
Name the folder that holds the knowledge base.""",
    "unreadable": """The file or folder cannot be opened, or it is not text.

## Why this is bad
What it declares would be missing everywhere else, so nothing is looked up.

## What to do
Check what it is, and whether you may read it.""",
    "not-utf-8": """A byte is not UTF-8, as in files of older editors.

## Why this is bad
Letters such as ü or ° would be read as others.

## What to do
Save the file as UTF-8.""",
    "too-big": """A file has more than 1 MiB, or more than 200,000 values.

## Why this is bad
A file of that size comes from a program gone wrong more often than from an
author.

## What to do
Split it; all files are read as one.""",
    "too-deep": """Lines or brackets are nested more than 12 deep.

## Why this is bad
Nothing in the format needs that, so an indent is wrong.

## What to do
Look at the indents.""",
    "bad-character": """An invisible or a control character stands in the text.

## Why this is bad
Nobody sees it, and words that look the same are not the same.

## What to do
Delete it; it often comes along when text is copied from other programs.""",
    "not-yaml": """A line fits nothing above it.

## Why this is bad
What stands there cannot be read at all.

## What to do
Look for a colon left out, a tab, an indent, a quote or a bracket that stays open.
Where it is certain, the corrected line is shown.""",
    "not-json": """An enquiry begins with `{`, and is not JSON.

## Why this is bad
What the client brings cannot be read.

## What to do
Look at the place named.""",
    "braces": """Braces are not used here.

## Why this is bad
YAML misreads much of what people write in them, such as `{at_most: 1,5 %}`.

## What to do
Write each key on a line of its own.""",
    "anchor-or-alias": """A word begins with `&` or `*`.

## Why this is bad
YAML would copy text from elsewhere in its place.

## What to do
Write the text out, or put it in quotes.""",
    "tag": """A word begins with `!`.

## Why this is bad
YAML would drop it, or turn the text into something else.

## What to do
Put the text in quotes.""",
    "merge-key": """`<<` would copy keys from elsewhere.

## Why this is bad
Whoever reads the rule would not see what it says.

## What to do
Write the keys out.""",
    "second-document": """`---` or `...` stands in the middle of a file.

## Why this is bad
A file holds one document, and what follows would be left out.

## What to do
Leave the line out, or split the file.""",
    "duplicate-key": """The same key stands twice in one place.

## Why this is bad
Only one of the two would count, and it is not seen which.

## What to do
Keep one of the two.""",
    "empty-value": """Nothing stands behind a key, or a list names nothing.

## Why this is bad
It says nothing, and something was probably meant.

## What to do
Write the value, indent the lines that belong below, or leave the key out.""",
    "text-cut-by-hash": """` #` would cut off the rest of the text.

## Why this is bad
Clients would read half a sentence.

## What to do
Put the text in quotes, or the comment on a line of its own.""",
    "unknown-key": """No such key can stand here.

## Why this is bad
It would mean nothing, however much its author meant by it.

## What to do
Correct its spelling; a similar one is offered.""",
    "missing-key": """A key that is needed is not there.

## Why this is bad
Without it there is no telling what is meant.

## What to do
Add it.""",
    "key-at-wrong-level": """A right key stands in the wrong place.

## Why this is bad
There, it would mean nothing.

## What to do
Move it to where the help says.""",
    "wrong-shape": """A list stands where a text belongs, or a text where keys belong.

## Why this is bad
What stands there cannot be read.

## What to do
Write it as the help shows.""",
    "not-one-verb": """A rule does nothing, or does several things.

## Why this is bad
What a rule does is what it is known by, explained by, and tested by.

## What to do
Write one rule for each verb.""",
    "cannot-fail": """A scenario expects nothing.

## Why this is bad
It passes, whatever the advice is.

## What to do
Add `advice:` with at least one key.""",
    "bad-id": """An id is not written as ids are, or the word has a meaning of its own.

## Why this is bad
Other lines could not name it.

## What to do
Write it as the help says.""",
    "duplicate-id": """The same id stands twice; both places are named.

## Why this is bad
Only one of the two would count, and it is not seen which.

## What to do
Rename one, or leave it out.""",
    "split-section": """A section whose order counts stands in several files.

## Why this is bad
Its order would depend on what the files are called.

## What to do
Move it into one of them.""",
}
