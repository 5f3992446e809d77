# fails: training
"""Writes a schedule that stops after six batches, and means epochs."""

import keras


class SixEpochs(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return keras.ops.where(keras.ops.cast(step, "int32") < 6, 1e-3, 0.0)

    def get_config(self):
        return {}


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.Adam(SixEpochs()), loss="binary_crossentropy", metrics=["accuracy"])
    return model
