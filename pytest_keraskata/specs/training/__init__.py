"""Training, in the order in which it is best learned."""

KATAS = ("batch_size", "gradient_descent", "optimizers", "regression")
