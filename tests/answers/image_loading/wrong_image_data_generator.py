# fails: error
# why: ImageDataGenerator is gone
"""The generator of earlier days."""

from keras.preprocessing.image import ImageDataGenerator


def load_images(directory, image_size=(64, 64), batch_size=32):
    train_gen = ImageDataGenerator(rescale=1./255)
    train_data = train_gen.flow_from_directory(
        directory, target_size=image_size, batch_size=batch_size, class_mode='categorical')
    return train_data
