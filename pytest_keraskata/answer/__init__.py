"""All that touches an answer: the probes that ask it, and the process that it lives in, which may hang or crash alone."""
