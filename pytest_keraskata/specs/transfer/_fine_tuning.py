"""What goes wrong where the top of a base is to train on."""

from functools import partial

from pytest_keraskata.authoring import wrong_answer
from pytest_keraskata.backend import keras
from pytest_keraskata.specs.transfer._thawing import (
    answer, counted_in_model, counted_with_weights, counted_within, freeze, frozen_in_model, halved, normalizations,
    not_compiled, thaw_whole, thawing, then_thaw, without_gamma,
)  # fmt: skip

wrong = partial(wrong_answer, "unfreeze_top")
_WHICH, _HEAD = "which entries of base.layers are the last ones?", "which part of the model is not in the base?"
_BACK, _END = "which model does the caller train?", "how long is base.layers, and where do the last entries begin?"
_WHOLE = "the last layers of the whole model are chosen, not those of the base"
TOP = (
    wrong("all-layers", thawing(trains=lambda *_: True), "all of the base trains",
          "what happens to the earlier entries once the base itself is trainable?"),
    wrong("first-layers", thawing(trains=lambda place, layers, _: place < layers),
          "the first entries of the base train, not the last ones", _WHICH),
    wrong("minus-zero", thawing(trains=lambda place, layers, entries: not layers or place >= len(entries) - layers),
          "with layers=0 all of the base trains",
          "which entries are base.layers[-layers:], and which are base.layers[:-layers], if layers is 0?"),
    wrong("one-more", thawing(trains=lambda place, layers, entries: place >= len(entries) - layers - 1),
          "one entry too many trains", _END),
    wrong("one-short", thawing(trains=lambda place, layers, entries: place > len(entries) - layers),
          "one entry too few trains", _END),
    wrong("counted-with-weights", answer(counted_with_weights), "entries without weights aren't counted",
          "is an activation an entry of base.layers?"),
    wrong("layers-of-model", answer(counted_in_model), _WHOLE, _WHICH),
    wrong("layers-of-model-frozen", answer(frozen_in_model), _WHOLE, _WHICH),
    wrong("counted-within", answer(counted_within), "the layers of models within the base are counted one by one",
          "is a model an entry of base.layers?"),
    wrong("head-frozen", then_thaw(freeze, before=True), "the head is frozen", _HEAD),
    wrong("head-normalization", thawing(frozen=lambda model, base: normalizations(model)),
          "the normalization of the head is frozen as well", _HEAD),
    wrong("still-frozen", then_thaw(lambda model, base, layers: setattr(base, "trainable", False)),
          "the base itself stays frozen, and with it all of its layers",
          "what does a frozen model do to layers that aren't frozen themselves?"),
    wrong("thawed-last", then_thaw(thaw_whole),
          "whenever layers is above 0, all of the base trains, not only its last entries", "what does trainable do to a model's layers?"),
    wrong("not-compiled-anew", not_compiled,
          "the model still has the optimizer that was made for the weights that trained before the call",
          "when does a change of trainable take effect?"),
    wrong("nothing-returned", answer(back=lambda model, base: None), "nothing is returned", _BACK),
    wrong("base-returned", answer(back=lambda model, base: base),
          "the returned model is not the one that was passed in", _BACK),
    wrong("clone-returned", answer(back=lambda model, base: keras.models.clone_model(model)),
          "the returned model is not the one that was passed in", _BACK),
    wrong("weights-changed", answer(back=halved), "weights change before any training",
          "who trains the model?"),
)  # fmt: skip
_FEW = "a BatchNormalization that trains replaces the statistics of the large data set with those of a few batches"
_DEEP = "which models within the base may contain one?"
_STATISTICS = "which of its weights does no gradient move?"
NORMALIZATION = (
    wrong("normalization-trains", thawing(frozen=lambda model, base: iter(())), _FEW,
          _STATISTICS),
    wrong("gamma-and-beta-only", thawing(frozen=without_gamma), _FEW, _STATISTICS),
    wrong("outer-normalization-only", thawing(frozen=lambda model, base: normalizations(base, 0)), _FEW, _DEEP),
    wrong("two-levels", thawing(frozen=lambda model, base: normalizations(base, 1)), _FEW, _DEEP),
)  # fmt: skip
_RATE, _ADAM, _LOSS = "what is its learning rate?", "which optimizer does the task need?", "what does model.loss hold?"
COMPILING = (
    wrong("default-rate", answer(adam=lambda rate: "adam"), "Adam uses its own default rate", _RATE),
    wrong("fixed-rate", answer(adam=lambda rate: keras.optimizers.Adam(1e-5)),
          "the learning rate is fixed, whatever learning_rate is", _RATE),
    wrong("other-default", answer(default=1e-4), "the default of learning_rate is not the one in the task", _RATE),
    wrong("decaying-rate",
          answer(adam=lambda rate: keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(rate, 1000, 0.9))),
          "the learning rate decays", "what is the rate in the ten-thousandth step?"),
    wrong("rmsprop", answer(adam=lambda rate: keras.optimizers.RMSprop(rate)), "the optimizer is RMSprop", _ADAM),
    wrong("nadam", answer(adam=lambda rate: keras.optimizers.Nadam(rate)), "the optimizer is Nadam", _ADAM),
    wrong("sgd", answer(adam=lambda rate: keras.optimizers.SGD(rate)), "the optimizer is SGD", _ADAM),
    wrong("adamw", answer(adam=lambda rate: keras.optimizers.AdamW(rate)),
          "AdamW is Adam with weight decay", "what does a weight decay do to the weights of the base?"),
    wrong("clipped", answer(adam=lambda rate: keras.optimizers.Adam(rate, clipnorm=1.0)),
          "gradients are clipped", "what does Adam do without further arguments?"),
    wrong("other-loss", answer(loss=lambda loss: "categorical_crossentropy"),
          "the model is compiled with a different loss", _LOSS),
    wrong("loss-by-name-only", answer(loss=lambda loss: loss if isinstance(loss, str) else "categorical_crossentropy"),
          "a loss that isn't a name is replaced by a different one", _LOSS),
    wrong("loss-without-settings", answer(loss=lambda loss: getattr(loss, "name", loss)),
          "the loss is found by name, without the settings of the object", _LOSS),
)  # fmt: skip
