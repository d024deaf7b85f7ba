"""Hypothesis as it behaves on a server: the same examples each time, and no judgement about how fast the machine is."""

from hypothesis import settings

settings.load_profile("ci")
