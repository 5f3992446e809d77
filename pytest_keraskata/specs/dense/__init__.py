"""Dense networks, in the order in which they are best learned."""

KATAS = {
    "ann": ("Q26",),
    "sequential": ("Q43", "K2"),
    "functional": ("Q44", "Q24", "K2"),
    "multi_input": ("Q24", "K2"),
    "dropout": ("Q37", "K5"),
    "inverted_dropout": ("Q20", "K5"),
    "ann_params": ("Q10",),
}
