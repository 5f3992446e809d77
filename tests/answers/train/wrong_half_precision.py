# fails: real_model
"""Inputs in half precision, which has three digits."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    x = x.astype("float16")
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
