# fault: D1 inputs not scaled
# finds: inputs that are not scaled
"""Bitcoin LSTM is stuck at a mse of 0.7 on a nearly perfect sine, many windows get identical predictions."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

close = 38000 + 9000 * np.sin(np.arange(360) / 15.0) + rng.normal(0, 300, 360)
volume = rng.lognormal(10, 0.4, 360)
table = np.stack([close, volume], axis=1)
look_back = 15
X = np.stack([table[i:i + look_back] for i in range(360 - look_back)])
y = (close[look_back:] - close.mean()) / close.std()

inputs = keras.Input(shape=(look_back, 2))
x = layers.LSTM(32)(inputs)
x = layers.Dense(16, activation="relu")(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="mean_squared_error")
model.fit(X, y, epochs=50, batch_size=30)
