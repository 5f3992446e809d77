# fault: A1 softmax over one unit
# finds: softmax over one unit
"""I put a new head on MobileNetV2 for ants vs bees, but every picture gets probability 1."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(0, 255, size=(48, 32, 32, 3)).astype("float32")
y = rng.integers(0, 2, size=(48, 1)).astype("float32")
x[y[:, 0] == 1, :, :16, 1] *= 0.2
x = keras.applications.mobilenet_v2.preprocess_input(x)

# the real script loads the imagenet weights
base = keras.applications.MobileNetV2(weights=None, input_shape=(32, 32, 3), include_top=False)
z = keras.layers.GlobalAveragePooling2D()(base.output)
z = keras.layers.Dense(32, activation="relu")(z)
predictions = keras.layers.Dense(1, activation="softmax")(z)
model = keras.Model(inputs=base.input, outputs=predictions)

model.compile(optimizer=keras.optimizers.Adam(1e-4), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=16, epochs=20)
print(model.predict(x[:4]).ravel())
