"""Convolutional networks, in the order in which they are best learned."""

KATAS = {
    "cnn": ("Q28",),
    "cnn_params": ("Q11", "Q29"),
    "conv_output": ("Q17", "Q18", "Q19"),
    "convolution": ("K4",),
    "pooling": ("Q12", "K4"),
    "conv_pool": ("Q42",),
    "conv_flatten": ("Q41", "Q13"),
}
