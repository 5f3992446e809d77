"""The seed's own answer, with its numbers as arguments."""

from keras.layers import Dense, Input
from keras.models import Model


def build_functional(input_dim=10, units=32):
    input_layer = Input(shape=(input_dim,))
    x = Dense(units, activation='relu')(input_layer)
    output = Dense(1, activation='sigmoid')(x)
    model = Model(inputs=input_layer, outputs=output)
    return model
