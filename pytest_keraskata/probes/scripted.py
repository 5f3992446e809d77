"""A model whose losses are written beforehand, so that what follows from them can be judged without waiting."""

from typing import Any

import keras
import numpy as np

from pytest_keraskata.evidence import Script


@keras.saving.register_keras_serializable("keraskata")
class ScriptedModel(keras.Model):
    """Its one weight counts the epochs that it has been trained; every loss is looked up by that number.

    So whichever way an answer trains, evaluates, stores or restores it, its losses are those of the epoch that its
    weights come from. The first column of the inputs numbers the rows.
    """

    def __init__(self, losses: list[float], val_losses: list[float], rows: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.losses_written = [float(value) for value in losses]
        self.val_losses_written = [float(value) for value in val_losses]
        self.rows = rows
        self.trained = self.add_weight(shape=(), initializer="zeros", trainable=True, name="trained")
        self.rows_trained: list[int] = []
        self.rows_evaluated: list[int] = []
        self.batches = 0

    def call(self, inputs: Any, training: bool | None = None) -> Any:
        return keras.ops.zeros((keras.ops.shape(inputs)[0], 1)) + self.trained * 0.0

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "losses": self.losses_written,
            "val_losses": self.val_losses_written,
            "rows": self.rows,
        }

    @property
    def position(self) -> float:
        """How many epochs of training the weights have behind them."""
        return float(self.trained.numpy())

    def _written(self, losses: list[float]) -> float:
        # The weights of epoch e (from 1) have seen e epochs; before any training the first loss is as good as any.
        place = max(round(self.position) - 1, 0)
        return losses[min(place, len(losses) - 1)]

    def train_step(self, data: Any) -> dict[str, Any]:
        x, _, _ = keras.utils.unpack_x_y_sample_weight(data)
        rows = [int(value) for value in np.asarray(x)[:, 0]]
        self.rows_trained += rows
        self.batches += 1
        # Logged when an epoch's last batch is done, so every batch reports its own epoch's loss.
        place = min(int(self.position + 1e-6), len(self.losses_written) - 1)
        self.trained.assign_add(len(rows) / self.rows)
        self.optimizer.iterations.assign_add(1)
        return {"loss": self.losses_written[place], "accuracy": 1.0 - 1.0 / (place + 2)}

    def test_step(self, data: Any) -> dict[str, Any]:
        x, _, _ = keras.utils.unpack_x_y_sample_weight(data)
        self.rows_evaluated += [int(value) for value in np.asarray(x)[:, 0]]
        # An accuracy that keeps rising tempts whoever watches it to go on.
        return {"loss": self._written(self.val_losses_written), "accuracy": 1.0 - 1.0 / (self.position + 2)}

    def make_train_function(self, force: bool = False) -> Any:
        self.run_eagerly = True
        return super().make_train_function(force)

    def make_test_function(self, force: bool = False) -> Any:
        self.run_eagerly = True
        return super().make_test_function(force)


def scripted_model(script: Script) -> ScriptedModel:
    """The scripted model, compiled and built, as an answer receives it."""
    model = ScriptedModel(list(script.losses), list(script.val_losses), script.rows)
    model.compile(optimizer="sgd", loss="mse", run_eagerly=True)
    model(np.zeros((1, 2), "float32"))
    return model
