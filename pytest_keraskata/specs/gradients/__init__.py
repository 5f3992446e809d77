"""gradients."""

KATAS: tuple[str, ...] = ()
