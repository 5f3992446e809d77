import os

import keras


def checkpoint_callback(directory):
    def save(epoch, logs):
        name = "%02d-%.4f.keras" % (epoch + 1, logs["val_loss"])
        keras.saving.save_model(callback.model, os.path.join(str(directory), name), overwrite=True)

    callback = keras.callbacks.LambdaCallback(on_epoch_end=save)
    return callback
