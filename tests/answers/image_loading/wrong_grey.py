# fails: batches
"""Grey only."""

import keras


def load_images(directory, image_size=(64, 64), batch_size=32):
    images = keras.utils.image_dataset_from_directory(
        directory, color_mode="grayscale", label_mode="categorical", image_size=image_size, batch_size=batch_size, verbose=False
    )
    return images.map(lambda x, y: (x / 255.0, y))
