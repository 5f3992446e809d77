"""A learning rate that falls slowly, and a few optional arguments of compile."""

import keras

SCHEDULE = {"initial_learning_rate": 0.01, "decay_steps": 100, "decay_rate": 0.9}


def build_ann(input_dim=10, hidden=[16, 8]):
    rate = keras.optimizers.schedules.ExponentialDecay(**SCHEDULE)
    model = keras.Sequential([keras.layers.Dense(n, activation=keras.ops.relu) for n in hidden])
    model.add(keras.layers.Dense(1, activation=keras.ops.sigmoid))
    model.build(input_shape=(None, input_dim))
    model.compile(
        keras.optimizers.Adam(rate, name="my_adam"), "binary_crossentropy", weighted_metrics=["accuracy"],
        run_eagerly=False,
    )
    return model
