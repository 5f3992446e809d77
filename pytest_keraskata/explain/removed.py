"""Names that Keras 3 no longer has, or has elsewhere, and what took their place."""

import re

from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.networks import OF_AN_EXCEPTION

# (what the exception says, what is gone, what took its place)
_GONE: tuple[tuple[str, str, str], ...] = (
    (
        r"ImageDataGenerator",
        "ImageDataGenerator is gone from Keras 3",
        "keras.utils.image_dataset_from_directory loads images, layers such as RandomFlip and Rescaling transform them",
    ),
    (
        r"module 'keras(\.\w+)*\.backend' has no attribute '(?P<name>\w+)'|cannot import name '(?P<other>\w+)' from 'keras(\.\w+)*\.backend'",
        "keras.backend no longer has tensor functions",
        "keras.ops has them: sum, round, clip, cast, …; epsilon is keras.config.epsilon()",
    ),
    (
        r"not recognized: \{'lr'|unexpected keyword argument 'lr'",
        "optimizers no longer take lr",
        "the argument is called learning_rate",
    ),
    (
        r"keras\.optimizers\.(legacy|experimental|optimizer_v2)|'keras\.optimizers' has no attribute 'experimental'",
        "Keras 3 has only one kind of optimizers, in keras.optimizers itself",
        "leave out the part between keras.optimizers and the optimizer's name",
    ),
    (
        r"argument '(workers|use_multiprocessing|max_queue_size)'",
        "fit, predict and evaluate no longer take workers",
        "a PyDataset takes them",
    ),
    (r"\bThresholdedReLU\b", "the layer ThresholdedReLU is gone", "keras.layers.ReLU has the argument threshold"),
    (
        r"'keras\.losses' has no attribute 'Reduction'",
        "keras.losses.Reduction is gone",
        'write the text: reduction="sum"',
    ),
    (
        r"'keras\._tf_keras\.keras\.(losses|metrics)' has no attribute 'mean_\w+_error'",
        "tf.keras has these losses under their short names alone",
        "they are called mse, mae, mape and msle there; keras.losses has the long names, too",
    ),
    (r"has no attribute 'lr'", "optimizers no longer have lr", "the attribute is called learning_rate"),
    (
        r"has no attribute 'set_value'",
        "keras.backend.set_value is gone",
        "assign to the attribute itself, such as optimizer.learning_rate",
    ),
    (r"'?predict_classes'?", "predict_classes is gone", "predict gives probabilities; argmax or a threshold decides"),
    (r"'?predict_proba'?", "predict_proba is gone", "predict gives probabilities"),
    (
        r"'(fit|predict|evaluate)_generator'",
        "the *_generator methods are gone",
        "fit, predict and evaluate take generators and datasets themselves",
    ),
    (r"\bnb_epoch\b", "nb_epoch is gone", "the argument is called epochs"),
    (
        r"keras\.layers\.(core|convolutional|recurrent|advanced_activations|pooling|embeddings|normalization|merge)\b",
        "the modules below keras.layers are gone",
        "every layer is imported from keras.layers itself",
    ),
    (r"keras\.utils\.np_utils|'np_utils'", "keras.utils.np_utils is gone", "to_categorical is in keras.utils itself"),
    (
        r"keras\.wrappers",
        "keras.wrappers.scikit_learn is gone",
        "keras.wrappers has SKLearnClassifier and SKLearnRegressor",
    ),
    (r"CuDNN(LSTM|GRU)", "the CuDNN layers are gone", "LSTM and GRU use the fast kernels by themselves where they can"),
    (
        r"batch_input_shape",
        "layers no longer take batch_input_shape",
        "put keras.Input(batch_shape=...) or keras.Input(shape) before the first layer",
    ),
    (
        r"keras\.optimizers\.(adam|sgd|rmsprop)\b",
        "the modules below keras.optimizers are gone",
        "keras.optimizers itself has Adam, SGD, RMSprop",
    ),
    (r"\{'init'|argument 'init'", "layers no longer take init", "the argument is called kernel_initializer"),
    (r"border_mode", "layers no longer take border_mode", "the argument is called padding"),
    (
        r"'(output_dim|nb_filter|subsample)'",
        "this argument's name is gone",
        "the new names are units, filters and strides",
    ),
    (
        r"\{'input': .*'output'|\{'input'|argument 'input'",
        "Model no longer takes input and output",
        "the arguments are called inputs and outputs",
    ),
    (r"Merge\b", "the Merge layer is gone", "keras.layers has Concatenate, Add, Multiply, …"),
    (r"keras\.layers\.experimental", "keras.layers.experimental is gone", "its layers are in keras.layers itself"),
    (r"keras\.preprocessing\.text", "keras.preprocessing.text is gone", "keras.layers.TextVectorization does its work"),
    (r"argument 'period'", "ModelCheckpoint no longer takes period", "save_freq='epoch' saves after every epoch"),
    (
        r"Cannot take the length of shape with unknown rank|A KerasTensor cannot be used as input to a TensorFlow function",
        "TensorFlow's functions don't accept Keras's symbolic tensors",
        "keras.ops has a function of the same name that accepts them",
    ),
)


def advice(raised: Raised) -> Explanation | None:
    """What took the place of a name that an exception misses; None where it is about something else."""
    # A learner's own mistakes are told by their exception; only what Keras once had is explained here.
    if raised.kind not in ("ImportError", "ModuleNotFoundError", "AttributeError", "TypeError", "ValueError"):
        return None
    text = raised.message
    # Keras stumbles in the same words over a result without a shape, such as py_function's, once the answer's lines ran.
    if raised.line is None and text.startswith("Cannot take the length of shape"):
        return None
    for pattern, gone, instead in _GONE:
        if re.search(pattern, text):
            return Explanation(gone, instead)
    return None


@rule(kinds=OF_AN_EXCEPTION)
def removed_api(facts: Facts) -> Explanation | None:
    raised = getattr(facts.evidence, "raised", None)
    problems = getattr(facts.evidence, "problems", {})
    for found in (raised, *problems.values()):
        if isinstance(found, Raised) and (explanation := advice(found)):
            return explanation
    return None


RULES = (removed_api,)
