# fails: loss
"""The accuracy of the batch that came last."""

import keras


class Accuracy(keras.metrics.Metric):
    def __init__(self):
        super().__init__(name="accuracy")
        self.last = self.add_weight(name="last", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        hits = keras.ops.equal(keras.ops.reshape(y_true, (-1, 1)) > 0.5, y_pred > 0.5)
        self.last.assign(keras.ops.mean(keras.ops.cast(hits, "float32")))

    def result(self):
        return self.last


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.SimpleRNN(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[Accuracy()])
    return model
