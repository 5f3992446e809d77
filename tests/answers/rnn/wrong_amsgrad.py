# fails: loss
"""Adam in its AMSGrad variant."""

import keras


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.SimpleRNN(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(amsgrad=True), loss="binary_crossentropy", metrics=["accuracy"])
    return model
