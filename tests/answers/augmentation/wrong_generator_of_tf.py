# fails: inference
# why: is gone from Keras 3 itself
"""The same by way of tf.keras, which still has it: no layer."""

import tensorflow as tf


def build_augmenter(rotation_degrees=20, shift=0.1):
    return tf.keras.preprocessing.image.ImageDataGenerator(
        rescale=1./255,
        rotation_range=rotation_degrees,
        width_shift_range=shift,
        height_shift_range=shift,
        horizontal_flip=True
    )
