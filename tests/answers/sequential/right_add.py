import tensorflow as tf


def build_sequential(input_dim=10, units=32):
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Dense(units, input_dim=input_dim))
    model.add(tf.keras.layers.ReLU())
    model.add(tf.keras.layers.Dense(1))
    model.add(tf.keras.layers.Activation("sigmoid"))
    return model
