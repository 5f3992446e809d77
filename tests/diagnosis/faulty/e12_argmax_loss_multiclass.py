# fault: E12 loss is not differentiable (argmax)
# finds: a loss without a slope
"""I want to minimise the distance between the predicted and the true rating, but training crashes."""
import os
import numpy as np
import keras
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

stars = rng.integers(0, 5, 260)
review = rng.normal(0, 1, (5, 10))[stars] + rng.normal(0, 0.7, (260, 10))
target = keras.utils.to_categorical(stars, 5)


def rating_distance(y_true, y_pred):
    true_class = ops.cast(ops.argmax(y_true, axis=-1), "float32")
    pred_class = ops.cast(ops.argmax(y_pred, axis=-1), "float32")
    return ops.square(true_class - pred_class)


inputs = keras.Input((10,))
h = layers.Dense(32, activation="relu")(inputs)
outputs = layers.Dense(5, activation="softmax")(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(), loss=rating_distance)
model.fit(review, target, epochs=30, batch_size=26)
