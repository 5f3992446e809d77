"""training."""

KATAS: tuple[str, ...] = ()
