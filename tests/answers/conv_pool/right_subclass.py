import keras
from keras import layers


class ConvPool(keras.Model):
    def __init__(self, filters, kernel_size, pool_size):
        super().__init__()
        self.convolution = layers.Conv2D(filters, kernel_size, activation="relu")
        self.pooling = layers.MaxPooling2D(pool_size)

    def call(self, images):
        return self.pooling(self.convolution(images))


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    model = ConvPool(filters, kernel_size, pool_size)
    model(keras.Input(input_shape))
    return model
