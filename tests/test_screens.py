"""The exact text of failure screens: what a learner reads is part of the promise."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from pytest_keraskata import api, catalogue
from pytest_keraskata.render import terminal as words

SOLUTIONS = Path(__file__).parents[1] / "solutions"


def changed(kata: str, *changes: tuple[str, str]) -> str:
    """The solution with these words in the place of those."""
    text = (SOLUTIONS / catalogue.load(kata).file).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def screen(folder: Path, kata: str, answer: str) -> str:
    """What is shown of an answer, its file named without its folder."""
    file = folder / f"{kata}.py"
    file.write_text(answer, "utf-8")
    lines = words.verdict_lines(replace(api.check(kata, file), file=file.name))
    return "\n".join(lines).replace("\n\n  not reached", "\n  not reached") + "\n"


SCREENS = {
    "another layer": (
        "lstm",
        (("layers.LSTM(units)", "layers.GRU(units)"),),
        """
        lstm: failed, 2 of 5 checks passed  lstm.py

        lstm · architecture                                                                       lstm.py:12
          build_lstm(timesteps=3, features=2, units=5)
          expected  weights of shapes (2, 20), (5, 20), (20,), (5, 1), (1,) (LSTM 5 → Dense 1 sigmoid)
          found     weights of shapes (2, 15), (5, 15), (2, 15), (5, 1), (1,)
          why       the network has a GRU with three sets of weights, but the task needs an LSTM with four
                    sets of weights
          try       which recurrent layer keeps a cell state besides its output state?

             expected           output  params  found             output  params
          >  LSTM 5    tanh     5          160  GRU 5    tanh     5          135
             Dense 1   sigmoid  1            6  Dense 1  sigmoid  1            6

        lstm · params                                                                             lstm.py:12
          build_lstm(timesteps=3, features=2, units=5)
          expected  166 parameters
          found     141 parameters
          why       the network has a GRU with three sets of weights, but the task needs an LSTM with four
                    sets of weights
          try       which recurrent layer keeps a cell state besides its output state?

          LSTM: 4 gates × 5 units × (2 features + 5 states + 1 bias) = 4 × 40 = 160
          Dense: 5 weights + 1 bias = 6
          not reached: training
        """,
    ),
    "sequences instead of a vector": (
        "lstm",
        (("layers.LSTM(units)", "layers.LSTM(units, return_sequences=True)"),),
        """
        lstm: failed, 2 of 5 checks passed  lstm.py

        lstm · architecture                                                                       lstm.py:12
          build_lstm(timesteps=3, features=2, units=5)
          expected  an output of shape (batch, 1)
          found     an output of shape (batch, 3, 1)
          why       LSTM returns its state at every step (return_sequences is on), so there is one output
                    per step instead of one per sequence
          try       which state has seen the whole sequence?

             expected           output  params  found             output  params
          >  LSTM 5    tanh     5          160  LSTM 5   tanh     3×5        160
             Dense 1   sigmoid  1            6  Dense 1  sigmoid  3×1          6

        lstm · output                                                                             lstm.py:12
          build_lstm(timesteps=3, features=2, units=5)
          expected  one probability in [0, 1] per sample: an output of shape (batch, 1)
          found     an output of shape (batch, 3, 1)
          why       LSTM returns its state at every step (return_sequences is on), so there is one output
                    per step instead of one per sequence
          try       which state has seen the whole sequence?
          not reached: training
        """,
    ),
    "another optimizer": (
        "lstm",
        (('optimizer="adam"', 'optimizer="sgd"'),),
        """
        lstm: failed, 3 of 5 checks passed  lstm.py

        lstm · loss                                                                               lstm.py:12
          build_lstm(timesteps=3, features=2, units=5)
          expected  the optimizer Adam
          found     SGD
          why       the model is compiled with SGD instead of Adam
          try       which optimizer does the task name?
          not reached: training
        """,
    ),
    "nothing returned": (
        "lstm",
        (("    return model\n", ""),),
        """
        lstm: failed, 0 of 5 checks passed  lstm.py

        lstm · architecture                                                                       lstm.py:12
          build_lstm(timesteps=3, features=2, units=5)
          expected  a Keras model
          found     None
          why       nothing is returned: there is no return statement, or it returns the result of compile()
                    or add(), which is None
          not reached: params, output, loss, training
        """,
    ),
    "not compiled": (
        "lstm",
        (('    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])\n', ""),),
        """
        lstm: failed, 3 of 5 checks passed  lstm.py

        lstm · loss                                                                               lstm.py:12
          build_lstm(timesteps=3, features=2, units=5)
          expected  a compiled model: Adam, binary cross-entropy on probabilities
          found     a model that is not compiled
          why       the returned model has neither a loss nor an optimizer, which compile sets
          try       what does Keras have to know before it can train?
          not reached: training
        """,
    ),
    "a removed argument": (
        "lstm",
        (('optimizer="adam"', "optimizer=optimizers.Adam(lr=1)"), ("import layers", "import layers, optimizers")),
        """
        lstm: failed, 0 of 5 checks passed  lstm.py

        lstm · architecture                                                                       lstm.py:20
          build_lstm(timesteps=3, features=2, units=5)
          expected  a Keras model
          found     ValueError: Argument(s) not recognized: {'lr': 1}
          why       optimizers no longer take lr
          try       the argument is called learning_rate

          line 20: model.compile(optimizer=optimizers.Adam(lr=1), loss="binary_crossentropy",
            metrics=["accuracy"])
          not reached: params, output, loss, training
        """,
    ),
    "a removed module": (
        "lstm",
        (("import keras\n", "import keras\nfrom keras.preprocessing.text import Tokenizer\n"),),
        """
        lstm: error  lstm.py:9
          found     the file can't be imported: ModuleNotFoundError: No module named
                    'keras.preprocessing.text' (from keras.preprocessing.text import Tokenizer)
          why       keras.preprocessing.text is gone
          try       keras.layers.TextVectorization does its work
        """,
    ),
    "a name misspelled": (
        "lstm",
        (("build_lstm", "build_ltsm"),),
        """
        lstm: error  lstm.py
          found     there is no function build_lstm; is build_ltsm meant to be build_lstm?
        """,
    ),
    "another layer's count": (
        "recurrent_params",
        (("4 * simple", "3 * simple"),),
        """
        recurrent_params: failed, 2 of 3 checks passed  recurrent_params.py

        recurrent_params · lstm                                                       recurrent_params.py:13
          lstm_params(7, 5)
          expected  260
          found     195
          why       this is a GRU's count
          try       how many sets of weights does this layer have?
        """,
    ),
    "an argument forgotten": (
        "recurrent_params",
        (("biases = 2 if reset_after else 1", "biases = 1"),),
        """
        recurrent_params: failed, 2 of 3 checks passed  recurrent_params.py

        recurrent_params · gru                                                        recurrent_params.py:17
          gru_params(7, 5)
          expected  210
          found     195
          why       this is the count of a GRU that resets before the product, with one bias
          try       what does resetting after the product add to every unit?
        """,
    ),
    "nothing divided by nothing": (
        "custom_metric",
        ((" + keras.config.epsilon()", ""),),
        """
        custom_metric: failed, 5 of 6 checks passed  custom_metric.py

        custom_metric · no_positives                                                     custom_metric.py:12
          recall(np.array([[0.0], [0.0]], dtype='float32'), np.array([[0.2], [0.9]], dtype='float32'))
          expected  0
          found     nan
          why       without positives, 0 / 0 is not a number
          try       what keeps a denominator from being zero?
        """,
    ),
    "weights of the last epoch": (
        "early_stopping",
        (("restore_best_weights=True", "restore_best_weights=False"),),
        """
        early_stopping: failed, 2 of 5 checks passed  early_stopping.py

        early_stopping · best_weights                                                   early_stopping.py:11
          train_with_early_stopping(model, x, y, patience=2, epochs=7, validation_split=0.2)
          expected  the weights of epoch 2, the best
          found     the weights of epoch 4
          why       training stops, but the model keeps the weights of its last epoch
          try       how many epochs past its best is the model when patience runs out?

          validation loss by epoch: 5, 3, 4, 4, 4, 1, 1
          not reached: defaults, real_model
        """,
    ),
}


@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, tmp_path: Path) -> None:
    """A fault is shown in exactly these words, and nothing else is."""
    kata, changes, expected = SCREENS[name]

    assert textwrap.dedent(expected).lstrip("\n") == screen(tmp_path, kata, changed(kata, *changes))


@pytest.mark.parametrize("name", SCREENS)
def test_screen_fits_a_terminal(name: str) -> None:
    """Words are broken at a hundred columns; a line of the learner's own is left as it is."""
    shown = textwrap.dedent(SCREENS[name][2]).splitlines()

    assert [] == [line for line in shown if len(line) > 100 and not line.startswith("  line ")]
