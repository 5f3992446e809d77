import numpy as np
from keras import Sequential, layers


def build_sequential(input_dim=10, units=32):
    model = Sequential([layers.Dense(units, activation="relu"), layers.Dense(1, activation="sigmoid")])
    model(np.zeros((1, input_dim), "float32"))
    return model
