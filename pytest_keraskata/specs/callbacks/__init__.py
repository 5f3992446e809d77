"""Callbacks, in the order in which they are best learned."""

KATAS = ("early_stopping",)
