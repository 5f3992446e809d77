"""Trainings that go wrong in more than a setting."""

from typing import Any

from pytest_keraskata.backend import keras


def loop(model: Any, x: Any, y: Any, epochs: int, batch_size: int, validation_split: float) -> dict[str, Any]:
    """What is left to `fit` where all epochs but the last one are trained by themselves."""
    for _ in range(epochs - 1):
        model.fit(x, y, epochs=1, batch_size=batch_size, validation_split=validation_split, verbose=0)
    return {"epochs": 1}


def warm(model: Any, x: Any, y: Any, batch_size: int, validation_split: float) -> None:
    model.fit(x, y, epochs=1, batch_size=batch_size, validation_split=validation_split, verbose=0)


def thaw(model: Any) -> None:
    for layer in model.layers:
        layer.trainable = True


def put_back(model: Any, history: Any) -> Any:
    model.set_weights([0 * weights for weights in model.get_weights()])
    return history


def slower(model: Any) -> dict[str, Any]:
    """From the fifteenth epoch on smaller steps; the old rate is put back when training is over."""
    rate = float(model.optimizer.learning_rate.numpy())
    steps = keras.callbacks.LearningRateScheduler(lambda epoch: rate / (2 if epoch >= 15 else 1))
    steps.on_train_end = lambda logs=None: setattr(model.optimizer, "learning_rate", rate)
    return {"callbacks": [steps]}
