"""A schedule of the learner's own."""

import keras


class HalfEveryThousand(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 0.002 * 0.5 ** (keras.ops.cast(step, "float32") / 1000.0)

    def get_config(self):
        return {}


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.Adam(HalfEveryThousand()), loss="binary_crossentropy", metrics=["accuracy"])
    return model
