# fault: A9 softmax output with SparseCategoricalCrossentropy(from_logits=True)
# finds: logits of probabilities
"""Next character model trains but the perplexity I compute from predict does not match the loss."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

alphabet = "abcdefgh "
text = "".join(rng.choice(["abc", "bade", "head", "cafe", "gab"], 160).tolist())
ids = np.array([alphabet.index(c) for c in text])
steps = 8
X = np.stack([ids[i:i + steps] for i in range(min(380, len(ids) - steps))])
y = np.array([ids[i + steps] for i in range(len(X))])

inp = keras.Input(shape=(steps,), dtype="int64")
h = layers.Embedding(len(alphabet), 8)(inp)
h = layers.LSTM(32)(h)
probs = layers.Dense(len(alphabet), activation="softmax")(h)
model = keras.Model(inp, probs)
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(X, y, epochs=40, batch_size=32)
