"""No Dropout layer where nothing is dropped; nested, with layers that do nothing; deferred build."""

import keras
from keras import layers


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    body = [layers.Dense(units, activation="relu"), layers.Identity()]
    if rate > 0:
        body.append(layers.Dropout(rate))
    model = keras.Sequential([keras.Sequential(body), layers.Dropout(0.0), layers.Dense(1, activation="sigmoid")])
    model.build((None, input_dim))
    return model
