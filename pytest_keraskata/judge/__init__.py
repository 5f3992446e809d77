"""Runs a kata's checks on an answer: evidence is judged against a reference, and a verdict comes out."""
