"""The language in which katas are said."""
