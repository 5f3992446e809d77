"""Evaluation, in the order in which it is best learned."""

KATAS = ("custom_metric", "save_load")
