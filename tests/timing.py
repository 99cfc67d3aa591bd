"""How long something takes, as steadily as a busy machine allows."""

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time of three runs; what other tests have left in memory is not searched meanwhile."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work) for _ in range(3))
    finally:
        gc.enable()


def _once(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def grows_in_step(work: Callable[[int], object], small: int) -> bool:
    """Tell whether four times the size takes no more than ten times as long; a quadratic pass would take sixteen."""
    work(min(small, 1_000))
    # Times near the clock's step are noise.
    return seconds(lambda: work(4 * small)) < 10 * max(seconds(lambda: work(small)), 0.02)
