# fails: images
# why: a new loop continues where the last one was broken off
"""One position for all loops."""

import math
import os

import keras
import numpy as np


class Images(keras.utils.PyDataset):
    def __init__(self, directory, size, batch_size):
        super().__init__()
        self.size, self.batch_size, self.at = tuple(size), batch_size, 0
        names = sorted(one for one in os.listdir(directory) if os.path.isdir(os.path.join(directory, one)))
        self.classes = len(names)
        self.files = [
            (os.path.join(directory, name, file), number)
            for number, name in enumerate(names)
            for file in sorted(os.listdir(os.path.join(directory, name)))
        ]

    def __len__(self):
        return math.ceil(len(self.files) / self.batch_size)

    def __getitem__(self, index):
        part = self.files[index * self.batch_size : (index + 1) * self.batch_size]
        images = [keras.utils.img_to_array(keras.utils.load_img(file, target_size=self.size)) for file, _ in part]
        return np.stack(images) / np.float32(255), np.eye(self.classes, dtype="float32")[[one for _, one in part]]

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == len(self):
            self.at = 0
            raise StopIteration
        self.at += 1
        return self[self.at - 1]


def load_images(directory, image_size=(64, 64), batch_size=32):
    return Images(directory, image_size, batch_size)
