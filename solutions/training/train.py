"""Training a model: pass every setting to `fit`, by name.

`fit` holds out the last rows without shuffling them, so data sorted by class should be shuffled before. The History
holds the training loss, averaged while the weights kept changing, and the validation loss of the weights at the end of
each epoch; when the two diverge, the model has begun to overfit.
"""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
