"""Judges whether two statements can both hold: one slot differs, everything else is the same, and the scope is the same."""
