# fails: loss
"""One number for each batch, which Keras averages."""

import keras


def accuracy(y_true, y_pred):
    hits = keras.ops.equal(keras.ops.reshape(y_true, (-1, 1)) > 0.5, y_pred > 0.5)
    return keras.ops.mean(keras.ops.cast(hits, "float32"))


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.LSTM(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[accuracy])
    return model
