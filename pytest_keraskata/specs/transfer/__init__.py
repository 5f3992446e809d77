"""Transfer learning, in the order in which it is best learned."""

KATAS = ("transfer_learning", "fine_tuning")
