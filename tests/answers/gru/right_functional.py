"""Functional, the activation split off, objects for everything."""

import tensorflow as tf


def build_gru(timesteps=20, features=1, units=50):
    sequence = tf.keras.Input(shape=(timesteps, features), name="sequence")
    state = tf.keras.layers.GRU(units, name="memory")(sequence)
    score = tf.keras.layers.Dense(1, name="score")(state)
    answer = tf.keras.layers.Activation(tf.nn.sigmoid, name="answer")(score)
    model = tf.keras.Model(inputs=sequence, outputs=answer, name="gru")
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate=0.002),
        loss=tf.keras.losses.BinaryCrossentropy(),
        metrics=[tf.keras.metrics.BinaryAccuracy(), tf.keras.metrics.AUC()],
    )
    return model
