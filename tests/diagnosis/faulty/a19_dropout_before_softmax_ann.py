# fault: A19 dropout between logits and softmax
# finds: dropout after the output
"""Training accuracy is far below validation accuracy for my five class problem and the loss explodes."""
import os
import numpy as np
import keras
from keras.layers import Activation, Dense, Dropout
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

fault_type = rng.integers(0, 5, 320)
vib = rng.normal(0, 1.5, (5, 10))[fault_type] + rng.normal(0, 0.8, (320, 10))
Y = keras.utils.to_categorical(fault_type)

model = Sequential()
model.add(keras.Input((10,)))
model.add(Dense(50, activation="relu"))
model.add(Dense(5))
model.add(Dropout(0.5))
model.add(Activation("softmax"))
model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(0.002), metrics=["accuracy"])
model.fit(vib, Y, epochs=40, batch_size=32, validation_split=0.2)
