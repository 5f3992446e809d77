"""foundations."""

KATAS: tuple[str, ...] = ()
