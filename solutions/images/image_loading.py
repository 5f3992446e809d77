"""Loading images: a `tf.data` dataset of a folder, which replaced `ImageDataGenerator`.

`label_mode="categorical"` makes one-hot labels; the default makes class numbers. The images have values from 0 to 255,
so they are rescaled. Files are read batch by batch, so the folder may be larger than memory.
"""

import keras


def load_images(directory, image_size=(64, 64), batch_size=32):
    images = keras.utils.image_dataset_from_directory(
        directory, label_mode="categorical", image_size=image_size, batch_size=batch_size, verbose=False
    )
    return images.map(lambda x, y: (x / 255.0, y))
