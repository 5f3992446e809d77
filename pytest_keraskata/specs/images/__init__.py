"""images."""

KATAS: tuple[str, ...] = ()
