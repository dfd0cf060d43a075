"""`python -m recommender` is the command `recommender`."""

import sys

from recommender.surfaces.cli import main

if __name__ == "__main__":
    sys.exit(main())
