"""Evaluation, in the order in which it is best learned."""

KATAS = {
    "binary_evaluation": ("Q39",),
    "multiclass_evaluation": ("Q40",),
    "custom_metric": ("Q48",),
    "save_load": ("Q46",),
}
