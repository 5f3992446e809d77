"""What a built model shows: how it looks, what it computes, how it is compiled and how it trains."""
