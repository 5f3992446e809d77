# fault: E4 accuracy as metric of a regression
# finds: accuracy of numbers
"""Time series LSTM: mse is tiny but the accuracy says 0.0033."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

passengers = np.arange(300) / 300 + 0.3 * np.sin(np.arange(300) * 2 * np.pi / 12) + rng.normal(0, 0.02, 300)
passengers = (passengers - passengers.min()) / (passengers.max() - passengers.min())
look_back = 12
X = np.stack([passengers[i:i + look_back] for i in range(300 - look_back)])[..., None]
y = passengers[look_back:]

inputs = keras.Input((look_back, 1))
h = layers.LSTM(24)(inputs)
outputs = layers.Dense(1)(h)
model = keras.Model(inputs, outputs)
model.compile(loss=keras.losses.MeanSquaredError(), optimizer=keras.optimizers.Adam(), metrics=["acc"])
model.fit(X, y, epochs=50, batch_size=24)
