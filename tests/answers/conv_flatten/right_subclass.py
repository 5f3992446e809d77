from keras import Input, Model, layers, ops


class Maps(Model):
    """A reshape of its own."""

    def __init__(self, filters, kernel_size):
        super().__init__()
        self.convolution = layers.Conv2D(filters, kernel_size, activation="relu")

    def call(self, images):
        maps = self.convolution(images)
        return ops.reshape(maps, (-1, maps.shape[1] * maps.shape[2] * maps.shape[3]))


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    model = Maps(filters, kernel_size)
    model(Input(input_shape))
    return model
