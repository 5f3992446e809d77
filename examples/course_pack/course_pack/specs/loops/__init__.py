"""In the order in which they are learned."""

KATAS = ("train_step",)
