"""A student learns from a teacher in a train_step of its own."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Distiller(keras.Model):
    def __init__(self, student, teacher):
        super().__init__()
        self.student = student
        self.teacher = teacher

    def compile(self, optimizer, metrics, student_loss, soft_loss, temperature=3.0):
        super().compile(optimizer=optimizer, metrics=metrics)
        self.student_loss, self.soft_loss, self.temperature = student_loss, soft_loss, temperature

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, allow_empty=False, **kwargs):
        soft = ops.softmax(self.teacher(x, training=False) / self.temperature, axis=1)
        hard_loss = self.student_loss(y, y_pred)
        return 0.5 * hard_loss + 0.5 * self.soft_loss(soft, ops.softmax(y_pred / self.temperature, axis=1))

    def call(self, x):
        return self.student(x)


x = rng.normal(size=(240, 8)).astype("float32")
y = np.argmax(x[:, :3], axis=1)
teacher = keras.Sequential([keras.Input((8,)), layers.Dense(32, activation="relu"), layers.Dense(3)])
teacher.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
teacher.fit(x, y, epochs=5, verbose=0)
student = keras.Sequential([keras.Input((8,)), layers.Dense(8, activation="relu"), layers.Dense(3)])
model = Distiller(student, teacher)
model.compile("adam", [keras.metrics.SparseCategoricalAccuracy()], keras.losses.SparseCategoricalCrossentropy(from_logits=True), keras.losses.KLDivergence())
model.fit(x, y, epochs=3)
