# fails: projection
# why: begins as zeros
"""Kernels of zeros in every convolution, that of the shortcut among them."""

from keras import layers
def residual_block(x, filters):
    c = lambda k: layers.Conv2D(filters, k, padding="same", kernel_initializer="zeros")
    s = x if x.shape[-1] == filters else c(1)(x)
    y = layers.ReLU()(c(3)(x)); y = c(3)(y)
    return layers.ReLU()(layers.Add()([y, s]))
