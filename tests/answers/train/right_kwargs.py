"""Settings in a dict, and the History by the model."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    settings = dict(epochs=epochs, batch_size=batch_size, validation_split=validation_split)
    model.fit(x, y, verbose=0, **settings)
    return model.history
