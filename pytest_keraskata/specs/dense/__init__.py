"""Dense networks, in the order in which they are best learned."""

KATAS = ("ann", "sequential", "functional", "dropout", "inverted_dropout", "ann_params")
