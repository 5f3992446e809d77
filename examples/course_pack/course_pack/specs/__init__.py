"""Katas by topic."""

TOPICS = ("sequences",)
