"""The seed's own answer, with its numbers as arguments."""

from keras.layers import GRU, Dense
from keras.models import Sequential


def build_gru(timesteps=20, features=1, units=50):
    gru = Sequential([
        GRU(units, input_shape=(timesteps, features)),
        Dense(1, activation='sigmoid')
    ])
    gru.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
    return gru
