# fault: B13 dropout rate 1.0
# finds: everything dropped
"""With dropout my spam filter outputs the same probability for every mail during training."""
import os
import numpy as np
import keras
from keras.layers import Dense, Dropout, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

words = rng.poisson(0.4, (380, 30)).astype("float32")
spam = (words[:, :6].sum(1) > words[:, 6:12].sum(1)).astype("int32")

model = Sequential([
    Input(shape=(30,)),
    Dense(32, activation="relu"),
    Dropout(1.0),
    Dense(16, activation="relu"),
    Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(), metrics=["accuracy"])
model.fit(words, spam, epochs=30, batch_size=19)
