"""The command line: arguments, one call, words, and an exit code it documents."""

from recommender.surfaces.cli.running import main as main

__all__ = ["main"]
