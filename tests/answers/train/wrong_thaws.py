# fails: real_model


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    for layer in model.layers:
        layer.trainable = True
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
