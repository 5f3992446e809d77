"""What a learner does besides running pytest: a folder of their own, what it remembers, predictions, flash cards."""
