# fault: C6 learning rate 0
# finds: a learning rate of nothing
"""Loss and accuracy are exactly the same in each epoch."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

quality = rng.integers(0, 3, 300)
lab = rng.normal(0, 1, (3, 11))[quality] + rng.normal(0, 0.8, (300, 11))

warmup_epochs, epoch = 10, 5
learning_rate = 0.001 * (epoch // warmup_epochs)
model = keras.Sequential([
    Input((11,)),
    Dense(22, activation="relu"),
    Dense(11, activation="relu"),
    Dense(3, activation="softmax"),
])
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(lab, quality, epochs=50, batch_size=30)
