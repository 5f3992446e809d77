"""A Functional model of images of any size."""

import tensorflow as tf

layers = tf.keras.layers


def build_augmenter(rotation_degrees=20, shift=0.1):
    images = tf.keras.Input((None, None, None))
    x = layers.RandomTranslation((-shift, shift), (-shift, shift), fill_mode="wrap")(images)
    x = layers.RandomRotation(rotation_degrees / 360, fill_mode="constant", fill_value=0.0)(x)
    x = layers.RandomFlip(mode="horizontal")(x)
    return tf.keras.Model(images, layers.Rescaling(1.0 / 255)(x))
