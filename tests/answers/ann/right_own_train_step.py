"""A model with a train_step of its own that does what Keras's does."""

import keras
import tensorflow as tf


class Trained(keras.Model):
    def train_step(self, data):
        x, y, weights = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=p, sample_weight=weights)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, p)
        return {metric.name: metric.result() for metric in self.metrics}


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input((input_dim,))
    for width in hidden:
        x = keras.layers.Dense(width, activation="relu")(x)
    model = Trained(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
