"""What every network is made of, in the order in which it is best learned."""

KATAS = ("backend_agnostic", "model_family", "activations", "losses", "output_head")
