"""convolution."""

KATAS: tuple[str, ...] = ()
