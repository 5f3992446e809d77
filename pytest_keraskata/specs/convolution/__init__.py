"""Convolutional networks, in the order in which they are best learned."""

KATAS = ("cnn", "cnn_params", "conv_output", "convolution", "pooling", "conv_pool", "conv_flatten")
