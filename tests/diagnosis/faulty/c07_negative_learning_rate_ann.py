# fault: C7 negative learning rate
# finds: a negative learning rate
"""The loss increases from epoch to epoch, the longer I train the worse it gets."""
import os
import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Dense, Dropout, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

survey = rng.normal(size=(280, 9)).astype("float32")
party = np.argmax(survey[:, :3] + 0.5 * survey[:, 3:6], axis=1)

model = Sequential()
model.add(Input(shape=(9,)))
model.add(Dense(27, activation="relu"))
model.add(Dropout(0.2))
model.add(Dense(3, activation="softmax"))
model.compile(
    loss="categorical_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=-0.01),
    metrics=["accuracy"],
)
model.fit(survey, keras.utils.to_categorical(party), epochs=40, batch_size=20)
