"""The five checks of a model: each judges evidence against a reference and says what differs."""
