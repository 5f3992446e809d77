"""Recurrent networks, in the order in which they are best learned."""

KATAS = {
    "rnn": ("Q30",),
    "lstm": ("Q31",),
    "gru": ("Q32",),
    "rnn_step": ("Q14",),
    "gates": ("Q15",),
    "recurrent_params": ("Q15",),
}
