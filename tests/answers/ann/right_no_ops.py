"""Layers that do nothing stand between those that do."""

from keras import Sequential, layers, regularizers


def build_ann(input_dim=10, hidden=(16, 8), extra=None, verbose=False):
    stack = [layers.InputLayer(shape=(input_dim,)), layers.Rescaling(1.0), layers.Dropout(0)]
    for width in hidden:
        stack += [layers.Dense(width, kernel_regularizer=regularizers.L2(0.0)), layers.ReLU(), layers.Dropout(0.0)]
    stack += [layers.Flatten(), layers.Dense(1), layers.Activation("linear"), layers.Lambda(lambda z: z)]
    stack += [layers.Activation("sigmoid"), layers.Reshape((1,)), layers.Identity()]
    model = Sequential(stack)
    if verbose:
        model.summary()
    model.compile(optimizer="adam", loss=["binary_crossentropy"], metrics=[["accuracy", "mae"]])
    return model
