"""A PyDataset that can be looped over."""

import keras, pathlib, numpy as np


class Folder(keras.utils.PyDataset):
    def __init__(self, d, size, batch):
        super().__init__(workers=1)
        self.names = sorted(p.name for p in pathlib.Path(d).iterdir() if p.is_dir())
        self.files = [
            (f, i)
            for i, n in enumerate(self.names)
            for f in sorted((pathlib.Path(d) / n).iterdir())
            if f.suffix.lower() in {".jpg", ".jpeg", ".png"}
        ]
        self.size, self.batch = size, batch

    def __len__(self):
        return (len(self.files) + self.batch - 1) // self.batch

    def __getitem__(self, k):
        part = self.files[k * self.batch : (k + 1) * self.batch]
        x = np.stack(
            [
                keras.utils.img_to_array(keras.utils.load_img(f, target_size=self.size, interpolation="bilinear"))
                for f, _ in part
            ]
        ).astype("float32")
        return x / np.float32(255), np.eye(len(self.names), dtype="float32")[[i for _, i in part]]

    def __iter__(self):
        return (self[k] for k in range(len(self)))


def load_images(directory, image_size=(64, 64), batch_size=32):
    return Folder(directory, image_size, batch_size)
