"""A learning rate that starts at zero and warms up over the first hundred steps."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    warm = keras.optimizers.schedules.CosineDecay(0.0, 10_000, warmup_target=1e-3, warmup_steps=100)
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.Adam(warm), loss="binary_crossentropy", metrics=["accuracy"])
    return model
