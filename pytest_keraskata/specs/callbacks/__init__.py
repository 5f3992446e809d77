"""callbacks."""

KATAS: tuple[str, ...] = ()
