"""Evaluation, in the order in which it is best learned."""

KATAS = ("binary_evaluation", "multiclass_evaluation", "custom_metric", "save_load")
