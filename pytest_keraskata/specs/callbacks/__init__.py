"""Callbacks, in the order in which they are best learned."""

KATAS = ("early_stopping", "stopping_rule", "reduce_lr", "checkpoint", "custom_callback")
