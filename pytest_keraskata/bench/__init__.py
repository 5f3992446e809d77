"""The author's bench: a kata begun, and whether it is ready for learners."""
