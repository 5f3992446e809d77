"""images."""

KATAS = ("augmentation",)
