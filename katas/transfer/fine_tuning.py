"""Fine-tuning · transfer · Q16, Q3, K10

A head has been trained on a frozen base. Now train on with the last layers of the base, gently.

`model` is a compiled model that may have been trained already; `base` is the convolutional model in it,
as a layer of `model` or as the layers from which `model` goes on. Make `model` ready for more training:

- The last `layers` entries of `base.layers` train; all entries before them are frozen: training never
  changes their weights. An entry may be a model itself, which then trains or is frozen as a whole. With 0
  the whole base is frozen.
- Every `BatchNormalization` of `base` is frozen wherever it stands, in models within the base too: its
  weights stay, its moving statistics too, and it normalizes with those.
- The head, all that is not in `base`, trains.
- The model is compiled anew, so that this takes effect: optimizer Adam at `learning_rate` in every step, with
  nothing added (no AMSGrad, clipping or weight decay), and the loss that the model has had so far, whether that
  is a name, a function or an object. Metrics are free.
- No weight changes now; what `fit` then moves decides. `base` is handed over frozen as a whole, or not at
  all.
"""


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    """Return `model`, ready to be trained on.

    Args:
        model: a compiled Keras model.
        base: the base in it, a Keras model.
        layers: how many of the last entries of `base.layers` train, from 0 to all.
        learning_rate: Adam's learning rate.
    """
    raise NotImplementedError
