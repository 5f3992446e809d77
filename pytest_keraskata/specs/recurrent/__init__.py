"""Recurrent networks, in the order in which they are best learned."""

KATAS: tuple[str, ...] = ("lstm",)
