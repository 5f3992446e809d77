# fails: error
"""Writes a script where a function is asked for."""

from keras.layers import Dense, Input
from keras.models import Sequential

model = Sequential([Input((10,)), Dense(16, activation="relu"), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
