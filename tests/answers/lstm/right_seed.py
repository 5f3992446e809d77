"""The seed's own answer, with its numbers as arguments."""

from keras.layers import LSTM, Dense
from keras.models import Sequential


def build_lstm(timesteps=20, features=1, units=50):
    lstm = Sequential([
        LSTM(units, input_shape=(timesteps, features)),
        Dense(1, activation='sigmoid')
    ])
    lstm.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
    return lstm
