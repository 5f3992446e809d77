# fails: defaults
import keras


class Slower(keras.callbacks.Callback):
    """From the fifteenth epoch on smaller steps; the old rate is put back when training is over."""

    def on_train_begin(self, logs=None):
        self.rate = float(self.model.optimizer.learning_rate.numpy())

    def on_epoch_begin(self, epoch, logs=None):
        if epoch >= 15:
            self.model.optimizer.learning_rate = self.rate / 2

    def on_train_end(self, logs=None):
        self.model.optimizer.learning_rate = self.rate


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, callbacks=[Slower()], verbose=0
    )
