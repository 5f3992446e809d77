"""The seed's own answer, with its numbers as arguments."""

from keras.layers import SimpleRNN, Dense
from keras.models import Sequential


def build_rnn(timesteps=10, features=1, units=32):
    rnn = Sequential([
        SimpleRNN(units, input_shape=(timesteps, features)),
        Dense(1, activation='sigmoid')
    ])
    rnn.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
    return rnn
