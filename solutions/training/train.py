"""Training a model: hand every setting on to `fit`, by name.

`fit` holds out the last rows without shuffling them, so data sorted by class should be shuffled before. The History
keeps the training loss, a mean over weights that changed all the while, beside the validation loss of the weights at
the end of each epoch; where they part, the model has begun to overfit.
"""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
