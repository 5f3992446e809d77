# fault: A13 softmax over k classes with BinaryCrossentropy on one-hot labels
# finds: binary loss on a softmax
"""Ten class image net: changing the loss from categorical to binary 'improved' it, why?"""
import os
import numpy as np
import keras
from keras.layers import BatchNormalization, Conv2D, Dense, Flatten, Input, MaxPooling2D

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

cls = rng.integers(0, 10, 240)
patterns = rng.uniform(0, 255, (10, 20, 20, 3))
x_train = np.clip(patterns[cls] + rng.normal(0, 30, (240, 20, 20, 3)), 0, 255).astype("float32") / 255
y_train = keras.utils.to_categorical(cls, 10)

inputs = Input((20, 20, 3))
x = Conv2D(16, 3, activation="relu", padding="same")(inputs)
x = BatchNormalization(momentum=0.9)(x)
x = MaxPooling2D()(x)
x = Conv2D(16, 3, activation="relu", padding="same")(x)
x = MaxPooling2D()(x)
x = Flatten()(x)
outputs = Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.01, momentum=0.9),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=["categorical_accuracy"],
)
model.fit(x_train, y_train, epochs=25, batch_size=24)
