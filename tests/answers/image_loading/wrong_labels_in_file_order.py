# fails: labels
# why: images and labels come in different orders
"""Labels in the order of the files beside images that are shuffled."""

import keras


import os
import numpy as np
import tensorflow as tf


def load_images(directory, image_size=(64, 64), batch_size=32):
    data = keras.utils.image_dataset_from_directory(directory, labels=None, image_size=image_size, batch_size=batch_size)
    names = sorted(os.listdir(directory))
    y = np.concatenate([np.full(len(os.listdir(os.path.join(directory, n))), i) for i, n in enumerate(names)])
    labels = tf.data.Dataset.from_tensor_slices(np.eye(len(names), dtype="float32")[y]).batch(batch_size)
    return tf.data.Dataset.zip((data.map(lambda x: x / 255.0), labels))
