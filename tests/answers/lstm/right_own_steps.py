"""Steps and metrics of its own, as in Keras's guides."""

import keras
import tensorflow as tf


class Guided(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.loss_tracker = keras.metrics.Mean(name="loss")
        self.metric = keras.metrics.BinaryAccuracy(name="accuracy")

    @property
    def metrics(self):
        return [self.loss_tracker, self.metric]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=y_pred)
        self.optimizer.apply(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        self.loss_tracker.update_state(loss)
        self.metric.update_state(y, y_pred)
        return {m.name: m.result() for m in self.metrics}

    def test_step(self, data):
        x, y = data
        y_pred = self(x, training=False)
        self.loss_tracker.update_state(self.compute_loss(y=y, y_pred=y_pred))
        self.metric.update_state(y, y_pred)
        return {m.name: m.result() for m in self.metrics}


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    x = keras.layers.LSTM(units)(inputs)
    model = Guided(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
