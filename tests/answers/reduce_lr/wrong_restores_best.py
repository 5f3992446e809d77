# fails: fit
# On a plateau it goes back to the best weights, and lowers the rate.
import keras


class Back(keras.callbacks.ReduceLROnPlateau):
    def on_train_begin(self, logs=None):
        super().on_train_begin(logs)
        self.kept = self.model.get_weights()

    def on_epoch_end(self, epoch, logs=None):
        before, best = float(self.model.optimizer.learning_rate), self.best
        super().on_epoch_end(epoch, logs)
        if self.best != best:
            self.kept = self.model.get_weights()
        if float(self.model.optimizer.learning_rate) < before:
            self.model.set_weights(self.kept)


def reduce_lr_callback(factor=0.2, patience=3):
    return Back(monitor="val_loss", factor=factor, patience=patience)
