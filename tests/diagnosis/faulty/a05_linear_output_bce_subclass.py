# fault: A5 linear output with binary_crossentropy
# finds: no probability
"""I wrote my churn model as a keras.Model subclass and now the loss jumps around."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

tenure = rng.uniform(0, 72, 350)
monthly = rng.uniform(18, 118, 350)
calls = rng.poisson(2.0, 350)
contract = rng.integers(0, 2, 350)
churn = (0.03 * monthly + 0.6 * calls - 0.05 * tenure - 1.5 * contract + rng.normal(0, 0.4, 350) > 1.5)
data = np.column_stack([tenure / 72, monthly / 118, calls / 8, contract]).astype("float32")
target = churn.astype("float32").reshape(-1, 1)


class ChurnNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden1 = keras.layers.Dense(20, activation="relu")
        self.hidden2 = keras.layers.Dense(10, activation="relu")
        self.out = keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(self.hidden2(self.hidden1(inputs)))


model = ChurnNet()
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.003), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(data, target, epochs=60, batch_size=25)
