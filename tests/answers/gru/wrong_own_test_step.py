# fails: training
# why: the model has its own test_step
"""A `test_step` of its own, as in tutorials on training loops, which reports no accuracy."""

import keras


class Net(keras.Sequential):
    def test_step(self, data):
        x, y = data
        return {"loss": self.compute_loss(x, y, self(x, training=False))}


def build_gru(timesteps=20, features=1, units=50):
    model = Net(
        [keras.Input((timesteps, features)), keras.layers.GRU(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
