"""Recurrent networks, in the order in which they are best learned."""

KATAS = ("rnn", "lstm", "gru", "rnn_step", "gates", "recurrent_params")
