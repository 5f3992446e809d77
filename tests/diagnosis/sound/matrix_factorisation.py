"""Ratings predicted by the dot product of user and item embeddings plus biases."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

USERS, ITEMS = 25, 20
u_true, i_true = rng.normal(size=(USERS, 2)), rng.normal(size=(ITEMS, 2))
pairs = rng.permutation(USERS * ITEMS)[:300]
user, item = pairs // ITEMS, pairs % ITEMS
rating = 3 + (u_true[user] * i_true[item]).sum(axis=1) * 0.6
mean_rating = rating[:240].mean()

u_in = keras.Input((), dtype="int32", name="user")
i_in = keras.Input((), dtype="int32", name="item")
l2 = keras.regularizers.L2(1e-4)
u_vec = layers.Embedding(USERS, 4, embeddings_regularizer=l2)(u_in)
i_vec = layers.Embedding(ITEMS, 4, embeddings_regularizer=l2)(i_in)
bias = layers.Embedding(USERS, 1)(u_in) + layers.Embedding(ITEMS, 1)(i_in)
score = layers.Dot(axes=1)([u_vec, i_vec]) + bias
model = keras.Model([u_in, i_in], score)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["mae"])
model.fit([user[:240], item[:240]], rating[:240] - mean_rating, epochs=40, batch_size=24,
          validation_data=([user[240:], item[240:]], rating[240:] - mean_rating), verbose=0)
