"""Training, in the order in which it is best learned."""

KATAS = {
    "train": ("Q27", "Q4"),
    "batch_size": ("Q4", "Q5", "K6"),
    "gradient_descent": ("Q23",),
    "optimizers": ("Q22",),
    "compile_metrics": ("Q45",),
    "regression": ("Q38", "Q9"),
    "predict": ("K7",),
}
