# fails: batches
# why: as a whole
"""Shuffles batches, the smaller one too."""
import keras
def load_images(directory, image_size=(64, 64), batch_size=32):
    ds = keras.utils.image_dataset_from_directory(directory, labels="inferred", label_mode="categorical", image_size=image_size, batch_size=batch_size, color_mode="rgb")
    return ds.map(lambda x, y: (x / 255.0, y)).shuffle(1000).take(len(ds))
