"""Dense networks, in the order in which they are best learned."""

KATAS = ("ann", "sequential", "functional", "multi_input", "dropout", "inverted_dropout", "ann_params")
