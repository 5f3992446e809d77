"""In the order in which they are learned."""

KATAS = ("embedding_mask", "attention")
