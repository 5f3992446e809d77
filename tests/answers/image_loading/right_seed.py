import keras
from keras.utils import image_dataset_from_directory


def load_images(directory, image_size=(64, 64), batch_size=32):
    train_data = image_dataset_from_directory(
        directory, image_size=image_size, batch_size=batch_size, label_mode='categorical')
    rescale = keras.layers.Rescaling(1./255)
    return train_data.map(lambda x, y: (rescale(x), y))
