"""Word vectors from pairs: a dot product of two embeddings is the logit."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

target, context = rng.integers(0, 40, (2, 400))
y = (np.abs(target - context) < 6).astype("float32")
a, b = keras.Input((1,), dtype="int32"), keras.Input((1,), dtype="int32")
dot = layers.Dot(axes=-1)([layers.Flatten()(layers.Embedding(40, 8)(a)), layers.Flatten()(layers.Embedding(40, 8)(b))])
model = keras.Model([a, b], dot)
model.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
model.fit([target[:, None], context[:, None]], y, epochs=3)
