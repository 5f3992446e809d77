"""The only room that makes words: for a terminal, a page, a notebook, or a file of JSON."""
