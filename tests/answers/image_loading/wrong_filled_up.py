# fails: images
# why: filled up
"""Fills the last batch up with the first images."""
import os, glob
import numpy as np, keras
class Data(keras.utils.PyDataset):
    def __init__(self, d, size, b):
        super().__init__()
        self.size, self.b = size, b
        self.classes = sorted(os.listdir(d))
        self.files = [(p, i) for i, c in enumerate(self.classes) for p in sorted(glob.glob(os.path.join(d, c, "*")))]
    def __len__(self):
        return -(-len(self.files) // self.b)
    def __getitem__(self, n):
        part = [self.files[k % len(self.files)] for k in range(n * self.b, (n + 1) * self.b)]
        x = np.array([keras.utils.img_to_array(keras.utils.load_img(p, target_size=self.size)) / 255 for p, _ in part], "float32")
        return x, keras.utils.to_categorical([i for _, i in part], len(self.classes))
def load_images(directory, image_size=(64, 64), batch_size=32):
    return Data(directory, image_size, batch_size)
