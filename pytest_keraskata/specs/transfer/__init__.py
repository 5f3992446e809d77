"""transfer."""

KATAS: tuple[str, ...] = ()
