"""What can be asked of an answer: a file for each kind, with its request and its evidence."""
