"""Telling people what an audit changed: what is said, and how it is delivered."""
