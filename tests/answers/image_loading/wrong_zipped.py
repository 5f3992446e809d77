# fails: labels
# why: come in different orders
"""Images and labels of two passes, each in an order of its own."""

import keras


def load_images(directory, image_size=(64, 64), batch_size=32):
    ds = keras.utils.image_dataset_from_directory(
        directory, label_mode="categorical", image_size=image_size, batch_size=batch_size, verbose=False
    )
    x = ds.map(lambda x, y: x / 255.0)
    y = ds.map(lambda x, y: y)
    import tensorflow as tf

    return tf.data.Dataset.zip((x, y))
