from __future__ import annotations
import logging
from collections.abc import Sequence
import keras
from keras import layers
log = logging.getLogger(__name__)
def choose_model(sample_shape: Sequence[int], classes: int) -> keras.Model:
    match tuple(sample_shape):
        case (_,):
            body = [layers.Dense(8, activation="gelu"), layers.LayerNormalization(), layers.Dropout(0.2)]
        case (_, _):
            body = [layers.Bidirectional(layers.GRU(4, return_sequences=True)), layers.GlobalMaxPooling1D()]
        case (_, _, _):
            body = [layers.SeparableConv2D(4, 3, padding="same", use_bias=False), layers.BatchNormalization(), layers.ReLU(),
                    layers.GlobalAveragePooling2D()]
        case other:
            raise ValueError(f"no family for {other!r}")
    log.info("%d layers", len(body))
    return keras.Sequential([keras.Input(tuple(sample_shape)), *body, layers.Dense(classes), layers.Softmax()])
