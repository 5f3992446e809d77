"""An import from a module that Keras 3 no longer has."""
# finds: an API that is gone
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

from keras.layers.core import Dense

model = keras.Sequential([Dense(1)])
