# fault: A12 sigmoid over k classes with categorical_crossentropy
# finds: sigmoid for classes
"""News topic classification works somehow but the probabilities add up to 1.3."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

num_words, max_len, topics = 300, 25, 5
topic = rng.integers(0, topics, 300)
docs = rng.integers(60, num_words, (300, max_len))
for i, t in enumerate(topic):
    docs[i, rng.choice(max_len, 5, replace=False)] = rng.integers(1 + 10 * t, 11 + 10 * t, 5)
y = keras.utils.to_categorical(topic, num_classes=topics)

model = keras.Sequential()
model.add(layers.Input(shape=(max_len,)))
model.add(layers.Embedding(num_words, 20))
model.add(layers.Bidirectional(layers.LSTM(12)))
model.add(layers.Dense(topics, activation="sigmoid"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["acc"])
model.fit(docs, y, epochs=12, batch_size=30, validation_split=0.1)
