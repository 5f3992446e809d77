"""Faults of any model, without a kata: it is looked at, and rules say what is wrong."""
