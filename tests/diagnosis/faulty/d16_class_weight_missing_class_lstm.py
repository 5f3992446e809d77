# fault: D16 class_weight without an entry for class 2
# finds: a class without a weight
"""One of four driving manoeuvres is never recognised although I use class weights."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

manoeuvre = rng.choice(4, 300, p=[0.55, 0.25, 0.1, 0.1])
drift = np.array([0.0, 1.5, -1.5, 3.0])[manoeuvre]
gyro = drift[:, None, None] * np.linspace(0, 1, 12)[None, :, None] + rng.normal(0, 0.4, (300, 12, 2))
weights = {0: 300 / (4 * 165), 1: 300 / (4 * 75), 3: 300 / (4 * 30)}

inputs = keras.Input(shape=(12, 2))
x = layers.LSTM(16)(inputs)
outputs = layers.Dense(4, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(gyro, keras.utils.to_categorical(manoeuvre, 4), epochs=25, batch_size=30, class_weight=weights)
