"""The seed's own answer, with its numbers as arguments."""

from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D
from keras.models import Sequential


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    cnn = Sequential([
        Conv2D(filters, (kernel_size, kernel_size), activation='relu', input_shape=input_shape),
        MaxPooling2D((2,2)),
        Flatten(),
        Dense(hidden_units, activation='relu'),
        Dense(classes, activation='softmax')
    ])
    cnn.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
    return cnn
