"""By way of TensorFlow; a Sequential model, layer after layer, with an Input."""

import tensorflow as tf


def add_classifier(base, units=128, classes=10):
    base.trainable = False
    model = tf.keras.Sequential()
    model.add(tf.keras.Input(base.input_shape[1:]))
    model.add(base)
    model.add(tf.keras.layers.Flatten())
    model.add(tf.keras.layers.Dense(units, activation=tf.nn.relu))
    model.add(tf.keras.layers.Dense(classes, activation=tf.nn.softmax))
    model.compile(tf.keras.optimizers.Adam(), tf.keras.losses.categorical_crossentropy, metrics=["acc"])
    return model


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    base = tf.keras.applications.vgg16.VGG16(include_top=False, weights=weights, input_shape=input_shape)
    return add_classifier(base, units=units, classes=classes)
