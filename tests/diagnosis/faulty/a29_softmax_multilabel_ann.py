# fault: A29 softmax and categorical_crossentropy for multi-label targets
# finds: softmax for several labels
"""Movies can have several genres but my network only ever finds one of them."""
import os
import numpy as np
import keras
from keras.layers import Dense, Dropout, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

bag = (rng.random((350, 40)) < 0.2).astype("float32")  # bag of words of the plot
scores = bag @ rng.normal(0, 1, (40, 6))
genres = (scores > 0.3).astype("float32")  # 0..6 genres per movie

model = keras.Sequential([
    Input((40,)),
    Dense(64, activation="relu"),
    Dropout(0.3),
    Dense(6, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["binary_accuracy"])
model.fit(bag, genres, epochs=40, batch_size=35, validation_split=0.2)
