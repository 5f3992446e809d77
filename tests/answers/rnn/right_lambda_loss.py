"""A lambda for the loss, a function for the accuracy, a slow schedule, other initializers, layers that do nothing."""

import keras
from keras import layers, ops


def hits(y_true, y_pred):
    return ops.cast((ops.ravel(y_true) > 0.5) == (ops.ravel(y_pred) > 0.5), "float32")


def build_rnn(timesteps=10, features=1, units=32):
    rate = keras.optimizers.schedules.CosineDecay(1e-3, decay_steps=1000)
    model = keras.Sequential()
    for layer in (
        layers.Input((timesteps, features)),
        layers.Activation("linear"),
        layers.SimpleRNN(units, kernel_initializer="he_normal", recurrent_initializer="glorot_uniform", dropout=0.0),
        layers.Dropout(0),
        layers.Flatten(),
        layers.Dense(
            1, kernel_initializer="random_normal", bias_initializer="ones", activation=keras.activations.sigmoid
        ),
    ):
        model.add(layer)
    model.compile(
        keras.optimizers.Adam(rate), lambda y, p: ops.mean(keras.losses.binary_crossentropy(y, p)), metrics=[hits]
    )
    return model
