"""Convolutional networks, in the order in which they are best learned."""

KATAS = ("cnn",)
