"""A loop over a table of layers, a schedule, loss and metrics by the name of the output."""

import keras


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    rows = [
        ("Conv2D", {"filters": filters, "kernel_size": kernel_size, "activation": "relu"}),
        ("MaxPooling2D", {"pool_size": (2, 2)}),
        ("Flatten", {}),
        ("Dense", {"units": hidden_units, "activation": "relu"}),
        ("Dense", {"units": classes, "activation": "softmax", "name": "label"}),
    ]
    x = inputs = keras.Input(shape=input_shape)
    for kind, settings in rows:
        x = getattr(keras.layers, kind)(**settings)(x)
    model = keras.Model([inputs], [x])
    rate = keras.optimizers.schedules.InverseTimeDecay(1e-3, decay_steps=1000, decay_rate=0.5)
    model.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss={"label": "categorical_crossentropy"},
        metrics={"label": ["accuracy"]},
    )
    return model
