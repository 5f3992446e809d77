# fault: B7 channels-first input shape on a channels-last backend
# finds: channels first
"""I ported a theano CNN for colour images and it is much worse than before."""
import os
import numpy as np
import keras
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

label = rng.integers(0, 4, 160)
X_train = rng.integers(0, 120, (160, 3, 32, 32)).astype("float32")
for i, c in enumerate(label):
    X_train[i, c % 3, 16 * (c // 3):16 * (c // 3) + 16, 8:24] += 120
X_train = X_train / 255
Y_train = keras.utils.to_categorical(label, 4)

model = keras.Sequential()
model.add(Input(shape=(3, 32, 32)))
model.add(Conv2D(32, (3, 3), activation="relu", padding="same"))
model.add(Conv2D(32, (3, 3), activation="relu", padding="same"))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dense(64, activation="relu"))
model.add(Dense(4, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X_train, Y_train, batch_size=32, epochs=10)
