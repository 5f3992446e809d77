# fails: images
# why: grey images are left out
"""Skips every file that isn't in colour."""

import keras


import numpy as np
import os
from PIL import Image
import tensorflow as tf


def load_images(directory, image_size=(64, 64), batch_size=32):
    xs, ys = [], []
    names = sorted(os.listdir(directory))
    for i, name in enumerate(names):
        for f in os.listdir(os.path.join(directory, name)):
            image = Image.open(os.path.join(directory, name, f))
            if image.mode != "RGB":
                continue
            xs.append(np.asarray(image.resize(image_size[::-1])) / 255)
            ys.append(np.eye(len(names))[i])
    return tf.data.Dataset.from_tensor_slices((np.array(xs, "float32"), np.array(ys))).batch(batch_size)
