"""Functional, with objects in place of every string."""

from tensorflow import keras
from tensorflow.keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input(shape=(input_dim,), name="measurements")
    for number, width in enumerate(hidden, start=1):
        x = layers.Dense(width, name=f"h{number}")(x)
        x = layers.ReLU()(x)
    outputs = layers.Dense(1, activation=keras.activations.sigmoid, name="p")(x)
    net = keras.Model(inputs, outputs, name="my-net")
    net.compile(
        optimizer=keras.optimizers.Adam(learning_rate=3e-4),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy(name="acc"), keras.metrics.AUC(), keras.metrics.Precision()],
    )
    return net
