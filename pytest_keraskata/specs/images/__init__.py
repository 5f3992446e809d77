"""images."""

KATAS = ("image_loading", "augmentation")
