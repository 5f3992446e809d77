# fails: history
"""A fit for every epoch: each History knows one only."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    for _ in range(epochs):
        history = model.fit(x, y, epochs=1, batch_size=batch_size, validation_split=validation_split, verbose=0)
    return history
