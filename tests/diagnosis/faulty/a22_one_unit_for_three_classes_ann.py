# fault: A22 one unit with binary_crossentropy for labels 0, 1, 2
# finds: one unit for several classes
"""The loss of my iris model becomes negative, is that possible?"""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

y = np.repeat([0, 1, 2], 50)
x = np.array([[5.0, 3.4, 1.5, 0.2], [5.9, 2.8, 4.3, 1.3], [6.6, 3.0, 5.6, 2.0]])[y] + rng.normal(0, 0.35, (150, 4))
x = (x - x.mean(0)) / x.std(0)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=SEED, stratify=y)

model = Sequential()
model.add(Input(shape=(4,)))
model.add(Dense(8, activation="relu"))
model.add(Dense(8, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=100, batch_size=5, validation_data=(x_test, y_test))
