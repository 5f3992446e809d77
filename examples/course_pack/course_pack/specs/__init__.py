"""Katas by topic."""

TOPICS = ("sequences", "balance", "loops")
