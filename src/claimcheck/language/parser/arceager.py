"""The parser's states and moves: arc-eager parsing (J. Nivre, 2003) that may take back what it did too early.

Words wait in a buffer and are moved to a stack. A move makes the front of the buffer (``L``) or the top of the stack
(``R``) the head of the other, shifts a word (``S``) or drops the top (``D``); a word that would be dropped without a
head goes back to the buffer (M. Honnibal and M. Johnson, 2014). The last move, to begin a sentence (``B``), is never
allowed: sentences were split before.
"""

from __future__ import annotations

NOWHERE = -1
CHOICES = ("LR", "DLR", "SLR", "SDLR")
"""The kinds of moves that may follow, in each case that there is."""


class State:
    """What was done with a sentence of ``length`` words so far."""

    __slots__ = ("_buffer", "_kept_left", "_kept_right", "_shifted", "_stack", "heads", "length", "relations")

    def __init__(self, length: int) -> None:
        self.length = length
        self.heads = [NOWHERE] * length
        self.relations = [""] * length
        self._stack: list[int] = []
        self._buffer = list(range(length))[::-1]
        """Words that wait, the front one last; those that went back come before all others."""
        self._shifted = [False] * length
        """Whether a word went back, so that it can't be shifted again before something changes."""
        self._kept_left = [NOWHERE] * length
        self._kept_right: list[list[int]] = [[] for _ in range(length)]

    def is_done(self) -> bool:
        """Make the moves that leave no choice; tell whether that was all."""
        while not (self._stack and self._buffer):
            if self._buffer:
                self._shift()
            elif self._stack:
                self._drop()
            else:
                return True
        return False

    def choice(self) -> int:
        """Tell which of ``CHOICES`` a state has that leaves any."""
        shift = len(self._buffer) > 1 and not self._shifted[self._buffer[-1]]
        return 2 * shift + (len(self._stack) > 1)

    def seen(self) -> tuple[int, ...]:
        """Return the words by which the next move is chosen, ``NOWHERE`` where there is none.

        Two of the buffer, three of the stack, the last left child of the buffer's first, and of the stack's top the
        last left and the last right one.
        """
        buffer, stack = self._buffer, self._stack
        front, top = buffer[-1], stack[-1]
        right = self._kept_right[top]
        return (
            front,
            buffer[-2] if len(buffer) > 1 else NOWHERE,
            top,
            stack[-2] if len(stack) > 1 else NOWHERE,
            stack[-3] if len(stack) > 2 else NOWHERE,
            self._kept_left[front],
            self._kept_left[top],
            right[-1] if right else NOWHERE,
        )

    def move(self, kind: str, relation: str) -> None:
        """Make a move that is allowed."""
        if kind == "S":
            self._shift()
        elif kind == "D":
            self._drop()
        elif kind == "L":
            self._hang_top(relation)
        else:
            self._hang_front(relation)

    def _hang_top(self, relation: str) -> None:
        front, top = self._buffer[-1], self._stack.pop()
        if self.heads[top] != NOWHERE:
            self._kept_right[self.heads[top]].pop()
        self.heads[top], self.relations[top] = front, relation
        self._kept_left[front] = top
        self._shifted[front] = False

    def _hang_front(self, relation: str) -> None:
        front, top = self._buffer[-1], self._stack[-1]
        self.heads[front], self.relations[front] = top, relation
        self._kept_right[top].append(front)
        self._shift()

    def _shift(self) -> None:
        self._stack.append(self._buffer.pop())

    def _drop(self) -> None:
        top = self._stack.pop()
        if self.heads[top] == NOWHERE and self._stack:
            self._shifted[top] = True
            self._buffer.append(top)
