"""Callbacks, in the order in which they are best learned."""

KATAS = ("early_stopping", "reduce_lr", "checkpoint", "custom_callback")
