# fails: images
# why: its own highest value
"""Every image uses the whole range."""

import keras
import tensorflow as tf


def load_images(directory, image_size=(64, 64), batch_size=32):
    images = keras.utils.image_dataset_from_directory(
        directory, label_mode="categorical", image_size=image_size, batch_size=batch_size, verbose=False
    )
    return images.map(lambda x, y: (x / tf.reduce_max(x, axis=(1, 2, 3), keepdims=True), y))
