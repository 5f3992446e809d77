"""A variational autoencoder with a train_step of its own and no call."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class VAE(keras.Model):
    def __init__(self, encoder, decoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.total = keras.metrics.Mean(name="loss")

    @property
    def metrics(self):
        return [self.total]

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data)
            z = mean + ops.exp(0.5 * log_var) * keras.random.normal(ops.shape(mean))
            rebuilt = self.decoder(z)
            loss = ops.mean(ops.sum(keras.losses.binary_crossentropy(data, rebuilt), axis=(1, 2)))
            kl = -0.5 * (1 + log_var - ops.square(mean) - ops.exp(log_var))
            loss = loss + ops.mean(ops.sum(kl, axis=1))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


x = rng.random((96, 8, 8, 1)).astype("float32")
inputs = keras.Input((8, 8, 1))
h = layers.Flatten()(layers.Conv2D(4, 3, strides=2, padding="same", activation="relu")(inputs))
encoder = keras.Model(inputs, [layers.Dense(2)(h), layers.Dense(2)(h)])
latent = keras.Input((2,))
decoder = keras.Model(latent, layers.Reshape((8, 8, 1))(layers.Dense(64, activation="sigmoid")(latent)))
vae = VAE(encoder, decoder)
vae.compile(optimizer=keras.optimizers.Adam())
vae.fit(x, epochs=3, batch_size=32)
