"""evaluation."""

KATAS: tuple[str, ...] = ()
