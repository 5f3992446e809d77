"""The seed's own answer, with its numbers as arguments."""

from keras.layers import Dense, Dropout
from keras.models import Sequential


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    model = Sequential([
        Dense(units, activation='relu', input_shape=(input_dim,)),
        Dropout(rate),
        Dense(1, activation='sigmoid')
    ])
    return model
