# fails: defaults
# why: training stops as soon as the model is good enough
"""A callback of many tutorials: it stops when the accuracy is high or the loss low."""

import keras


class GoodEnough(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if logs.get("accuracy", 0) > 0.99 or logs.get("loss", 1) < 0.001:
            print("\nReached 99 % accuracy, so training stops.")
            self.model.stop_training = True


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, callbacks=[GoodEnough()], verbose=0
    )
