# fails: images
"""Brings the files themselves to the wanted size first."""

from pathlib import Path

import keras
from PIL import Image


def load_images(directory, image_size=(64, 64), batch_size=32):
    for path in Path(directory).rglob("*.*"):
        if path.is_file():
            Image.open(path).convert("RGB").resize(image_size[::-1]).save(path)
    images = keras.utils.image_dataset_from_directory(
        directory, label_mode="categorical", image_size=image_size, batch_size=batch_size, verbose=False
    )
    return images.map(lambda x, y: (x / 255.0, y))
