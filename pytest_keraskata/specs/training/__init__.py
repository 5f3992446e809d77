"""Training, in the order in which it is best learned."""

KATAS = ("regression",)
