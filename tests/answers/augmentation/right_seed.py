from keras.models import Sequential
from keras.layers import RandomFlip, RandomRotation, RandomTranslation, Rescaling


def build_augmenter(rotation_degrees=20, shift=0.1):
    train_gen = Sequential([
        Rescaling(scale=1./255),
        RandomRotation(rotation_degrees/360),
        RandomTranslation(height_factor=shift, width_factor=shift),
        RandomFlip('horizontal')
    ])
    return train_gen
