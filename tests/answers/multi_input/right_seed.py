"""What the seed means by "multi-input": a list of inputs."""

from keras.layers import Dense, Input, concatenate
from keras.models import Model


def build_siamese(input_dim=8, units=16):
    a = Input(shape=(input_dim,), name="left")
    b = Input(shape=(input_dim,), name="right")
    shared = Dense(units, activation="relu")
    merged = concatenate([shared(a), shared(b)])
    out = Dense(1, activation="sigmoid")(merged)
    model = Model([a, b], out)
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
