# fault: C6 learning rate 1e-10
# finds: a learning rate of nothing
"""My LSTM for a damped oscillation does not move although I train for 300 epochs."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

t = np.linspace(0, 30, 320)
signal = np.exp(-0.03 * t) * np.cos(2 * t) + rng.normal(0, 0.02, 320)
X = np.stack([signal[i:i + 16] for i in range(300)])[..., None].astype("float32")
y = signal[16:316].astype("float32")

inputs = keras.Input((16, 1))
outputs = layers.Dense(1)(layers.LSTM(20)(inputs))
model = keras.Model(inputs, outputs)
model.compile(loss="mse", optimizer=keras.optimizers.RMSprop(learning_rate=1e-10))
model.fit(X, y, epochs=300, batch_size=30)
