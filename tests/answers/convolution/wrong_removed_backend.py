# fails: value
# why: keras.backend no longer has tensor functions
"""The backend functions of Keras 2."""

from keras import backend


def conv2d(image, kernels, bias):
    return backend.conv2d(backend.constant(image[None]), backend.constant(kernels))[0] + bias
