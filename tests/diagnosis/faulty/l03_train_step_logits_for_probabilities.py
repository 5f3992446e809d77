"""A train_step of one's own reads linear outputs as probabilities."""
# finds: no probability
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
class Net(keras.Model):
    def train_step(self, data):
        xs, ys = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(y=ys, y_pred=self(xs, training=True))
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        return {"loss": loss}


y = (x[:, :1] > 0).astype("float32")
inputs = keras.Input((6,))
model = Net(inputs, layers.Dense(1)(layers.Dense(16, activation="relu")(inputs)))
model.compile("adam", "binary_crossentropy")
model.fit(x, y, epochs=10)
