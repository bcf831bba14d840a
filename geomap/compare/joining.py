"""Join things into groups, pair by pair, only where no member of the one group excludes a member of the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_CHECKED = 25
"""Members of each group that a join is checked against: large groups agree among themselves already."""


class Clusters(Generic[T]):
    """Groups of things, each alone at first.

    Parameters
    ----------
    things : sequence
        What is to be grouped; told by position.
    """

    def __init__(self, things: Sequence[T]) -> None:
        self.things = things
        self._group: list[int] = list(range(len(things)))
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(things))}

    def join(self, one: int, other: int) -> None:
        """Put the groups of two things together."""
        mine, theirs = self._group[one], self._group[other]
        if mine == theirs:
            return
        if len(self._members[mine]) < len(self._members[theirs]):
            mine, theirs = theirs, mine
        moved = self._members.pop(theirs)
        for at in moved:
            self._group[at] = mine
        self._members[mine] += moved

    def join_if(self, one: int, other: int, may: Callable[[T, T], bool]) -> None:
        """Put the groups of two things together where every member of the one may stand beside every of the other."""
        mine, theirs = self._group[one], self._group[other]
        if mine != theirs and all(
            may(self.things[a], self.things[b])
            for a in self._members[mine][:MOST_CHECKED]
            for b in self._members[theirs][:MOST_CHECKED]
        ):
            self.join(one, other)

    def groups(self) -> list[list[T]]:
        """Return the groups, in the order of the first member of each; members in order too."""
        ordered = sorted(sorted(members) for members in self._members.values())
        return [[self.things[at] for at in members] for members in ordered]
