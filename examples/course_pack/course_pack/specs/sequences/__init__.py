"""In the order in which they are learned."""

KATAS = ("attention",)
