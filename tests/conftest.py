from __future__ import annotations

from hypothesis import HealthCheck, settings

# The same examples on every run, and no test that fails because a machine is slow.
settings.register_profile(
    "geomap", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30
)
settings.load_profile("geomap")
