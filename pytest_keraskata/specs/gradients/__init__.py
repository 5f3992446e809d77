"""What becomes of gradients in deep networks, in the order in which it is best learned."""

KATAS = {"vanishing_gradient": ("G1",), "exploding_gradient": ("G2",), "batch_norm": ("G3",), "residual": ("G1",)}
