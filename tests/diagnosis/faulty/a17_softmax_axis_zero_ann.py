# fault: A17 softmax over the batch axis
# finds: softmax over the batch
"""predict() gives other numbers for one sample than for the whole array."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

penguin = rng.integers(0, 3, 180)
bill = np.array([[38.8, 18.3, 190.0], [48.8, 18.4, 196.0], [47.5, 15.0, 217.0]])[penguin]
bill = bill + rng.normal(0, [2.5, 1.1, 6.0], (180, 3))
bill = (bill - bill.mean(0)) / bill.std(0)

model = keras.Sequential([
    keras.Input((3,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(3),
    layers.Softmax(axis=0),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(bill, penguin, epochs=40, batch_size=18)
print(model.predict(bill[:1]), model.predict(bill[:5])[0])
