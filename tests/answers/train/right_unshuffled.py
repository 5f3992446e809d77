"""The order of the rows is free."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(
        x=x,
        y=y,
        batch_size=int(batch_size),
        epochs=int(epochs),
        validation_split=float(validation_split),
        validation_freq=1,
        shuffle=False,
        verbose=0,
    )
