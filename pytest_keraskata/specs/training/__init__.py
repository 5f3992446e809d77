"""Training, in the order in which it is best learned."""

KATAS = ("train", "batch_size", "gradient_descent", "optimizers", "compile_metrics", "regression", "predict")
