# fails: history
import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True)
    slower = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate if epoch < 2 else rate / 2)
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=[stop, slower], verbose=0)
