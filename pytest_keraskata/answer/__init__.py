"""A process that serves probes for one answer: it may hang, crash or patch a library, and it alone does."""
