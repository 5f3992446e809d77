"""In the order in which they are learned."""

KATAS = ("class_weights", "f1_confusion")
