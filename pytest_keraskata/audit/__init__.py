"""The checker's own check: answers that are surely wrong, made from a right one, and what the checks say to them."""
