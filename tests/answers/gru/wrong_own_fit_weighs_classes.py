# fails: training
# why: the model has its own fit
"""Its fit counts positives three times, which single steps don't show."""

import keras


class Weighing(keras.Model):
    def fit(self, *args, **kwargs):
        return super().fit(*args, class_weight={0: 1.0, 1: 3.0}, **kwargs)


def build_gru(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    state = keras.layers.GRU(units)(inputs)
    model = Weighing(inputs, keras.layers.Dense(1, activation="sigmoid")(state))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
