# fault: E5 BinaryAccuracy for a softmax over many classes
# finds: binary accuracy of classes
"""The metric of my CNN is far better than what I count by hand with argmax."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

sketch = rng.integers(0, 6, 200)
drawing = (rng.random((6, 18, 18, 1)) > 0.7)[sketch] * 1.0
drawing = np.clip(drawing + rng.normal(0, 0.3, drawing.shape), 0, 1).astype("float32")
onehot = np.eye(6, dtype="float32")[sketch]


class SketchNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = layers.Conv2D(12, 3, strides=2, activation="relu")
        self.flat = layers.Flatten()
        self.out = layers.Dense(6, activation="softmax")

    def call(self, x):
        return self.out(self.flat(self.conv(x)))


model = SketchNet()
model.compile("adam", keras.losses.CategoricalCrossentropy(), metrics=[keras.metrics.BinaryAccuracy()])
model.fit(drawing, onehot, epochs=15, batch_size=20)
