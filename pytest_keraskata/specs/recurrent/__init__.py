"""Recurrent networks, in the order in which they are best learned."""

KATAS = ("rnn", "lstm", "gru", "recurrent_params")
