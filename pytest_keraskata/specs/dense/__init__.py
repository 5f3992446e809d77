"""Dense networks, in the order in which they are best learned."""

KATAS = ("ann", "functional", "dropout")
