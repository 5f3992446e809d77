# fails: architecture
# why: input() waits for keyboard input
import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    rate = float(input("learning rate: "))
    model = keras.Sequential(
        [keras.Input((timesteps, features)), layers.LSTM(units), layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(rate), loss="binary_crossentropy", metrics=["accuracy"])
    return model
