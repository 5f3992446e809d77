"""An accuracy that counts over all batches."""

import keras


class Accuracy(keras.metrics.Metric):
    def __init__(self):
        super().__init__(name="accuracy")
        self.hits = self.add_weight(name="hits", initializer="zeros")
        self.seen = self.add_weight(name="seen", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        hits = keras.ops.equal(keras.ops.reshape(y_true, (-1, 1)) > 0.5, y_pred > 0.5)
        self.hits.assign_add(keras.ops.sum(keras.ops.cast(hits, "float32")))
        self.seen.assign_add(keras.ops.cast(keras.ops.size(hits), "float32"))

    def result(self):
        return self.hits / keras.ops.maximum(self.seen, 1)


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.LSTM(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[Accuracy()])
    return model
