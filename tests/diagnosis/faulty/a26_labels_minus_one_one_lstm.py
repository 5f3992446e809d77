# fault: A26 labels -1/+1 with sigmoid and binary_crossentropy
# finds: negative labels
"""Up/down forecast of a price series: the LSTM has a negative loss."""
import os
import numpy as np
import keras
from keras.layers import LSTM, Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

t = np.arange(330)
returns = np.sin(0.35 * t) + rng.normal(0, 0.2, 330)
look_back = 12
X = np.stack([returns[i:i + look_back] for i in range(300)])[..., None]
y = np.sign(returns[look_back:look_back + 300])  # 1 = up, -1 = down

model = keras.Sequential()
model.add(Input((look_back, 1)))
model.add(LSTM(16))
model.add(Dense(1, activation="sigmoid"))
model.compile(loss=keras.losses.BinaryCrossentropy(), optimizer="adam", metrics=["binary_accuracy"])
model.fit(X, y, epochs=20, batch_size=30)
