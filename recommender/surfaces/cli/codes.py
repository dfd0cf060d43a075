"""Exit codes, which scripts rely on."""

FINE = 0
FINDINGS = 1
COULD_NOT_RUN = 2
FAULT = 3
NOTHING = 5
