# fails: real_model


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    y = y.reshape(len(y), -1)[:, :1]
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
