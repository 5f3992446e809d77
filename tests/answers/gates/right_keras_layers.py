"""With the layers themselves."""
import keras, numpy as np
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    cell = keras.layers.LSTMCell(len(h))
    cell.build((None, len(x)))
    cell.set_weights([kernel, recurrent_kernel, bias])
    out, (h, c) = cell(x[None].astype("float32"), [h[None].astype("float32"), c[None].astype("float32")])
    return np.array(h)[0], np.array(c)[0]
def gru_step(x, h, kernel, recurrent_kernel, bias):
    layer = keras.layers.GRU(len(h), reset_after=True)
    layer.build((None, 1, len(x)))
    layer.set_weights([kernel, recurrent_kernel, bias])
    return keras.ops.convert_to_numpy(layer(x[None, None].astype("float32"), initial_state=[h[None].astype("float32")]))[0]
