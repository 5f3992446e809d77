"""Fraud detection with eight percent positives and class weights."""
import os

import keras
import numpy as np
from keras import layers
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n_neg, n_pos = 276, 24
X = np.vstack([rng.normal(0, 1, (n_neg, 6)), rng.normal(1.4, 1, (n_pos, 6))])
y = np.r_[np.zeros(n_neg), np.ones(n_pos)].astype("int32")
x_train, x_val, y_train, y_val = train_test_split(X, y, test_size=0.3, stratify=y, random_state=SEED)
mean, std = x_train.mean(0), x_train.std(0)
x_train, x_val = (x_train - mean) / std, (x_val - mean) / std
freq = np.bincount(y_train)
weights = {c: len(y_train) / (2.0 * freq[c]) for c in (0, 1)}

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(16, activation="relu"),
    layers.Dropout(0.2),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer="adam",
    loss="binary_crossentropy",
    metrics=[keras.metrics.Precision(), keras.metrics.Recall(), keras.metrics.AUC(curve="PR")],
)
model.fit(x_train, y_train, class_weight=weights, epochs=60, batch_size=32,
          validation_data=(x_val, y_val), verbose=0)
