"""Five classes with label smoothing and the AdamW optimiser."""

import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

prototypes = rng.normal(size=(5, 10)) * 1.5
target = rng.integers(0, 5, 300)
features = (prototypes[target] + rng.normal(size=(300, 10))).astype("float32")
mean, std = features[:240].mean(0), features[:240].std(0)
features = (features - mean) / std
onehot = keras.utils.to_categorical(target, 5)

model = keras.Sequential(
    [
        keras.Input((10,)),
        layers.Dense(48, activation="gelu"),
        layers.Dropout(0.2),
        layers.Dense(5, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.AdamW(learning_rate=2e-3, weight_decay=1e-3),
    loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
    metrics=["categorical_accuracy"],
)
model.fit(
    features[:240], onehot[:240], epochs=30, batch_size=20, validation_data=(features[240:], onehot[240:]), verbose=0
)
