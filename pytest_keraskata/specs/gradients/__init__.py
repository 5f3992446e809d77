"""What becomes of gradients in deep networks, in the order in which it is best learned."""

KATAS = ("vanishing_gradient", "exploding_gradient", "batch_norm", "residual")
