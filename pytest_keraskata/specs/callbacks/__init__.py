"""Callbacks, in the order in which they are best learned."""

KATAS = {
    "early_stopping": ("Q36", "Q21", "K9"),
    "stopping_rule": ("Q21", "K9"),
    "reduce_lr": ("Q47",),
    "checkpoint": ("K8", "Q25"),
    "custom_callback": ("Q25", "K8"),
}
