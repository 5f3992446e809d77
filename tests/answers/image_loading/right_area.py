"""Unshuffled and cached, averaged over areas, with a layer for the scale."""

import tensorflow as tf


def load_images(directory, image_size=(64, 64), batch_size=32):
    data = tf.keras.utils.image_dataset_from_directory(
        directory,
        labels="inferred",
        label_mode="categorical",
        color_mode="rgb",
        image_size=tuple(image_size),
        batch_size=batch_size,
        shuffle=False,
        interpolation="area",
    )
    return data.map(lambda images, labels: (tf.clip_by_value(images / 255.0, 0.0, 1.0), labels)).cache()
