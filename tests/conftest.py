"""What all tests share."""

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("untimed")

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True, scope="session")
def state_of_their_own(tmp_path_factory):
    """Keep the user's own cache key out of the tests, and CI's way of caching nothing too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.delenv("CI", raising=False)
        patch.delenv("CLAIMCHECK_CACHE_KEY", raising=False)
        yield
