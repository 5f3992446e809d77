"""The box that an answer lives in when nobody vouches for it."""

from enum import Enum


class Tier(Enum):
    """How an answer is kept in."""

    NAMESPACES = "namespaces"
    LANDLOCK = "landlock"
    NONE = "none"
