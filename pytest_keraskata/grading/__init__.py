"""Grades what can't be trusted: who decides never shares a process with what is judged, nor with who keeps the results."""
