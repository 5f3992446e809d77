# fault: A16 relu followed by softmax on the output
# finds: two activations at the end
"""Forest cover type: some classes are never predicted, accuracy depends on the seed."""
import os
import numpy as np
import keras
from keras.layers import Activation, Dense
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

cover = rng.integers(0, 5, 300)
terrain = rng.normal(0, 1.4, (5, 6))[cover] + rng.normal(0, 0.7, (300, 6))
Y = keras.utils.to_categorical(cover, 5)

model = Sequential()
model.add(keras.Input(shape=(6,)))
model.add(Dense(40))
model.add(Activation("relu"))
model.add(Dense(20))
model.add(Activation("relu"))
model.add(Dense(5, activation="relu"))
model.add(Activation("softmax"))
model.compile(loss="categorical_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
model.fit(terrain, Y, epochs=40, batch_size=20, validation_split=0.2)
