# fails: real_model
"""Draws new weights before it trains."""

import keras
from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    draw = keras.initializers.GlorotUniform()
    model.set_weights([draw(w.shape) if w.ndim > 1 else w for w in model.get_weights()])
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    return model.fit(x, y, validation_split=validation_split, epochs=epochs, callbacks=[es], verbose=0)
