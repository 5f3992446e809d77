# fails: architecture
# why: the argument is called kernel_initializer
"""Arguments of Keras 1."""

from keras.layers import Dense
from keras.models import Sequential


def build_sequential(input_dim=10, units=32):
    model = Sequential()
    model.add(Dense(units, input_dim=input_dim, init="uniform", activation="relu"))
    model.add(Dense(1, init="uniform", activation="sigmoid"))
    return model
