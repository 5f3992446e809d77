"""With TensorFlow alone, file by file."""
from __future__ import annotations
import os
from pathlib import Path
import tensorflow as tf
AUTOTUNE = tf.data.AUTOTUNE
SUFFIXES = {".jpg", ".jpeg", ".png"}
def load_images(directory: str | os.PathLike, image_size: tuple[int, int] = (64, 64), batch_size: int = 32) -> tf.data.Dataset:
    root = Path(directory)
    if batch_size < 1:
        raise ValueError("batch_size")
    names = sorted(p.name for p in root.iterdir() if p.is_dir())
    found = [(str(f), names.index(f.parent.name)) for f in root.rglob("*") if f.suffix.lower() in SUFFIXES]
    paths, labels = map(list, zip(*found))
    def load(path, label):
        image = tf.io.decode_image(tf.io.read_file(path), channels=3, expand_animations=False)
        image = tf.image.resize(image, image_size, method="nearest")
        return tf.cast(image, tf.float32) / 255.0, tf.one_hot(label, len(names))
    ds = tf.data.Dataset.from_tensor_slices((paths, labels))
    return ds.shuffle(len(paths), reshuffle_each_iteration=True).map(load, num_parallel_calls=AUTOTUNE).batch(batch_size).cache().prefetch(AUTOTUNE)
