# fails: value
# why: keras.backend no longer has tensor functions
"""The backend functions of Keras 2."""

from keras import backend


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = backend.zeros((1, len(bias)))
    for inputs in x:
        state = backend.tanh(backend.dot(inputs[None], kernel) + backend.dot(state, recurrent_kernel) + bias)
    return state
