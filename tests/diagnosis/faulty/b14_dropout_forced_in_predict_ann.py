# fault: B14 dropout forced on at inference in a subclassed model
# finds: random at inference
"""Calling predict twice on the same data gives me two different answers."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x_train = rng.uniform(-1, 1, (320, 6)).astype("float32")
y_train = (np.sin(2 * x_train[:, 0]) + x_train[:, 1] * x_train[:, 2]).astype("float32")


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.fc1 = layers.Dense(48, activation="relu")
        self.drop = layers.Dropout(0.4)
        self.fc2 = layers.Dense(24, activation="relu")
        self.out = layers.Dense(1)

    def call(self, inputs):
        x = self.fc1(inputs)
        x = self.drop(x, training=True)
        x = self.fc2(x)
        return self.out(x)


net = Net()
net.compile(optimizer="adam", loss="mse")
net.fit(x_train, y_train, epochs=50, batch_size=32)
print(net.predict(x_train[:3]).ravel(), net.predict(x_train[:3]).ravel())
