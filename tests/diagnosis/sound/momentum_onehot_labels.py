"""Four classes, one-hot labels, softmax output, SGD with Nesterov momentum."""

import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

NUM_CLASSES = 4


def make_data(n):
    x = rng.uniform(-1, 1, size=(n, 2))
    quadrant = (x[:, 0] > 0).astype(int) + 2 * (x[:, 1] > 0).astype(int)
    return x.astype("float32"), keras.utils.to_categorical(quadrant, NUM_CLASSES)


x_train, y_train = make_data(220)
x_val, y_val = make_data(60)

model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(20, activation="tanh"),
        keras.layers.Dense(NUM_CLASSES, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9, nesterov=True),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train, batch_size=32, epochs=40, validation_data=(x_val, y_val), verbose=0)
print(model.evaluate(x_val, y_val, verbose=0))
