"""The compile settings kept, only the optimizer another one."""

import keras


def set_all(model, value):
    model.trainable = value


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    set_all(base, True)
    for number, layer in enumerate(reversed(base.layers)):
        if number >= layers:
            set_all(layer, False)
    stack = [base]
    while stack:
        for layer in stack.pop().layers:
            if isinstance(layer, keras.Model):
                stack.append(layer)
            elif type(layer).__name__ == "BatchNormalization":
                layer.trainable = False
    settings = model.get_compile_config()
    loss = keras.losses.deserialize(settings["loss"]) if isinstance(settings["loss"], dict) else settings["loss"]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=float(learning_rate)), loss=loss, run_eagerly=True)
    return model
