"""Paths in a tf.data dataset, read and resized by TensorFlow."""

from pathlib import Path

import tensorflow as tf


def load_images(directory, image_size=(64, 64), batch_size=32):
    classes = sorted(path.name for path in Path(directory).iterdir() if path.is_dir())
    paths, labels = [], []
    for number, name in enumerate(classes):
        for path in (Path(directory) / name).iterdir():
            paths.append(str(path))
            labels.append(number)

    def read(path, label):
        image = tf.io.decode_image(tf.io.read_file(path), channels=3, expand_animations=False)
        image = tf.image.resize(image, image_size, method="nearest")
        return tf.cast(image, tf.float32) / 255.0, tf.one_hot(label, len(classes))

    data = tf.data.Dataset.from_tensor_slices((paths, labels)).shuffle(1000)
    return data.map(read, num_parallel_calls=2).batch(batch_size).prefetch(1)
