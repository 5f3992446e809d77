"""The operators: each names places of a solution, and what to put there so that it is surely wrong."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pytest_keraskata.audit.operators import arguments, code, networks, obligations, training
from pytest_keraskata.audit.solution import Edits, Solution

Operator: TypeAlias = Callable[[Solution], Iterator[Edits]]

# Where two operators make the same mutant, the first one names it.
OPERATORS: dict[str, Operator] = {
    operator.__name__.replace("_", "-"): operator
    for operator in (
        networks.change_activation, networks.remove_activation, networks.add_activation, training.change_loss,
        training.from_logits, training.change_optimizer, training.zero_learning_rate, training.change_metrics,
        networks.resize, networks.change_padding, training.change_word, code.blank_text, networks.remove_layer,
        networks.duplicate_layer, networks.swap_layers, networks.change_recurrent, networks.return_sequences,
        networks.without_bias, networks.add_dropout, code.flip_boolean, arguments.drop_argument,
        training.change_clipping, arguments.change_axis, code.change_number, code.change_comparison,
        code.change_arithmetic, code.change_condition, code.confuse, code.remove_statement, training.reorder,
        arguments.hard_code, arguments.swap_arguments, obligations.remember_call, obligations.remember_by_last,
        obligations.round_result, obligations.halve_precision, obligations.overflow, obligations.change_argument,
        obligations.recompile, obligations.unfreeze, obligations.training_on, obligations.stop_gradient,
    )
}  # fmt: skip
