from keras.callbacks import ReduceLROnPlateau


def reduce_lr_callback(factor=0.2, patience=3):
    lr = ReduceLROnPlateau(monitor='val_loss', factor=factor, patience=patience)
    return lr
