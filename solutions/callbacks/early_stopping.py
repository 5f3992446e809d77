"""Early stopping: watch the validation loss, and go back to where it was lowest.

`monitor="val_loss"` is the default, but writing it out tells the reader what decides. Without `restore_best_weights`
the model would keep the weights of the last epoch, `patience` epochs past its best. Keras restores the best weights
even if the epochs run out first.
"""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    stopping = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True)
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=[stopping], verbose=0)
