# fails: error
# why: ImageDataGenerator is gone
"""The generator of earlier days."""

from keras.preprocessing.image import ImageDataGenerator


def build_augmenter(rotation_degrees=20, shift=0.1):
    return ImageDataGenerator(
        rescale=1./255,
        rotation_range=rotation_degrees,
        width_shift_range=shift,
        height_shift_range=shift,
        horizontal_flip=True
    )
