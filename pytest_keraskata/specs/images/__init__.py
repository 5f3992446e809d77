"""images."""

KATAS = {"image_loading": ("Q33",), "augmentation": ("Q34", "K11")}
