# fails: architecture
"""Makes the layer wider to make up for what is dropped."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(int(units / (1 - rate)), activation="relu"),
            layers.Dropout(rate),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
