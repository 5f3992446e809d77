"""Fine-tuning · transfer · Q16, Q3, K10

Q16: Walk me through a transfer-learning project in Keras, in the right order.
Q3: Why can a network that was trained on another task be a better start than random weights?
K10: You have 500 labelled images: how does transfer learning help, and when do you fine-tune?

A head has been trained on a frozen base. Now continue training with the last layers of the base, gently.

`model` is a compiled model that may already have been trained; `base` is the convolutional model in it, either as a
layer of `model` or as the layers that `model` builds on. Prepare `model` for more training:

- The last `layers` entries of `base.layers` train; all earlier entries are frozen: training never changes their
  weights. An entry may itself be a model, which then trains or is frozen as a whole. With 0 the whole base is frozen.
- Every `BatchNormalization` of `base` is frozen wherever it is, even in models within the base: its weights and moving
  statistics stay, and it normalizes with those statistics.
- The head (everything outside `base`) trains.
- The model is compiled again, so that this takes effect: optimizer Adam at `learning_rate` in every step, with nothing
  added (no AMSGrad, clipping or weight decay), and the loss that the model already had, whether a name, a function or
  an object. Metrics are up to you.
- No weight changes yet: you are judged by which weights `fit` moves later. `base` comes either frozen as a whole or not
  frozen at all.
"""


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    """Return `model`, ready for more training.

    Args:
        model: a compiled Keras model.
        base: the base in it, a Keras model.
        layers: how many of the last entries of `base.layers` train, from 0 to all.
        learning_rate: Adam's learning rate.
    """
    raise NotImplementedError
