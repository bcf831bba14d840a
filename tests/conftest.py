from __future__ import annotations

import pytest
from gazetteers import shipped
from hypothesis import HealthCheck, settings

from geomap import cli

# The same examples on every run, and no test that fails because a machine is slow.
settings.register_profile(
    "geomap", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30
)
settings.load_profile("geomap")


@pytest.fixture
def one_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands of a test share the shipped gazetteer; a gazetteer of one's own is read as ever."""
    real = cli._gazetteer
    monkeypatch.setattr(cli, "_gazetteer", lambda args: real(args) if args.gazetteer else shipped())
