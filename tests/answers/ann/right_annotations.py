"""Annotations as text, star imports, a session that is cleared and a seed that is set at every call."""

from __future__ import annotations

from dataclasses import dataclass, field

import keras
from tensorflow.keras.layers import *  # noqa: F403
from tensorflow.keras.models import Sequential


@dataclass
class Plan:
    input_dim: int
    hidden: tuple[int, ...] = field(default_factory=tuple)

    def layers(self) -> list[keras.layers.Layer]:
        return [Dense(width, activation="relu") for width in self.hidden] + [Dense(1, activation="sigmoid")]  # noqa: F405


def build_ann(input_dim: int = 10, hidden: tuple[int, ...] = (16, 8), *, seed: int | None = 7) -> keras.Model:
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)
    plan = Plan(input_dim, hidden)
    model = Sequential([Input(shape=(plan.input_dim,)), *plan.layers()])  # noqa: F405
    model.compile(optimizer=keras.optimizers.get("adam"), loss=keras.losses.get("binary_crossentropy"), metrics=["accuracy"])
    return model


if __name__ == "__main__":
    build_ann().summary()
