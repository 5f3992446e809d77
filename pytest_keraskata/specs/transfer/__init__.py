"""Transfer learning, in the order in which it is best learned."""

KATAS = {"transfer_learning": ("Q35", "Q3", "Q16", "K10"), "fine_tuning": ("Q16", "Q3", "K10")}
