"""dense."""

KATAS: tuple[str, ...] = ()
