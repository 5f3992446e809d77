# fault: A6 relu output with binary_crossentropy
# finds: no probability
"""Heart disease network: many predictions are exactly 0 and the loss will not go down."""
import os
import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Dense, Dropout, Input
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(303, 13)).astype("float32")
w = rng.normal(size=13)
y = (X @ w + 0.5 * X[:, 0] * X[:, 3] > 0).astype("int32")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=SEED)

classifier = Sequential()
classifier.add(Input(shape=(13,)))
classifier.add(Dense(units=14, activation="relu"))
classifier.add(Dropout(0.1))
classifier.add(Dense(units=7, activation="relu"))
classifier.add(Dense(units=1, activation="relu"))
classifier.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
classifier.fit(X_train, y_train, batch_size=10, epochs=100, validation_data=(X_test, y_test))
