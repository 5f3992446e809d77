"""A functional model with its own train_step that applies the gradients itself."""
import os

import keras
import numpy as np
import tensorflow as tf

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


class OwnStepModel(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.loss_tracker = keras.metrics.Mean(name="loss")

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred)
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply(gradients, self.trainable_weights)
        self.loss_tracker.update_state(loss)
        return {"loss": self.loss_tracker.result()}

    @property
    def metrics(self):
        return [self.loss_tracker]


x = rng.normal(size=(240, 5)).astype("float32")
y = (x[:, :1] ** 2 - x[:, 1:2]).astype("float32")
inputs = keras.Input((5,))
h = keras.layers.Dense(32, activation="relu")(inputs)
outputs = keras.layers.Dense(1)(h)
model = OwnStepModel(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss=keras.losses.MeanSquaredError())
model.fit(x, y, epochs=40, batch_size=20, verbose=0)
print("steps taken:", int(model.optimizer.iterations))
