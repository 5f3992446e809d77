"""Nothing but expressions."""

import keras
from keras.layers import Dense

compiled = lambda model: model.compile("adam", "bce", metrics=["accuracy"]) or model
build_ann = lambda input_dim=10, hidden=(16, 8): compiled(
    keras.Sequential([keras.Input((input_dim,)), *(Dense(n, "relu") for n in hidden), Dense(1, "sigmoid")])
)
