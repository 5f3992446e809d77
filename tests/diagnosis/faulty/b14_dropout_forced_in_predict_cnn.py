# fault: B14 dropout forced on at inference in a subclassed model
# finds: random at inference
"""My test accuracy changes from run to run although the weights are the same."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

stripe = rng.integers(0, 2, 180)
img = rng.normal(0.5, 0.05, (180, 18, 18, 1)).astype("float32")
img[stripe == 1, ::3] += 0.3
img[stripe == 0, :, ::3] += 0.3


class StripeNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.features = keras.Sequential([
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
        ])
        self.dropout = keras.layers.Dropout(0.5)
        self.classifier = keras.layers.Dense(2, activation="softmax")

    def call(self, x, training=False):
        x = self.features(x)
        x = self.dropout(x, training=True)
        return self.classifier(x)


model = StripeNet()
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(img[:140], stripe[:140], epochs=15, batch_size=20, validation_data=(img[140:], stripe[140:]))
