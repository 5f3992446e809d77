import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential([keras.Input((timesteps, features)), layers.LSTM(units, dropout=0.2 if units > 100 else 0.0), layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
