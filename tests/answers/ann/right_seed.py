"""The seed's own answer, for any widths: input_shape= stands in whichever layer comes first."""

from keras.layers import Dense
from keras.models import Sequential


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Sequential()
    first = {"input_shape": (input_dim,)}
    for units in hidden:
        model.add(Dense(units, activation="relu", **first))
        first = {}
    model.add(Dense(1, activation="sigmoid", **first))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
