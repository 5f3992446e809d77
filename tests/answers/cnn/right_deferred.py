"""Built by build(), with Input objects and names of every kind."""

from keras import Sequential, layers, losses, metrics, optimizers


class Convolution(layers.Conv2D):
    pass


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = Sequential(name="weird")
    for layer in (
        Convolution(filters, kernel_size, activation="relu", name="c"),
        layers.MaxPool2D((2, 2), padding="valid", name="p"),
        layers.Flatten(name="f"),
        layers.Dense(hidden_units, activation=layers.ReLU(), name="h"),
        layers.Dense(classes, activation=layers.Softmax(), name="s"),
    ):
        model.add(layer)
    model.build((None, *input_shape))
    model.compile(
        optimizer=optimizers.Adam(learning_rate=0.01, beta_1=0.8),
        loss=losses.CategoricalCrossentropy(name="ce"),
        metrics=[metrics.CategoricalAccuracy(name="a"), "precision"],
    )
    return model
