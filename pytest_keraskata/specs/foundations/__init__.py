"""What every network is made of, in the order in which it is best learned."""

KATAS = {
    "backend_agnostic": ("Q1", "K1"),
    "model_family": ("Q2",),
    "activations": ("Q6", "K3"),
    "losses": ("Q8", "Q9"),
    "output_head": ("Q7", "Q8", "Q9"),
}
