"""Audit: which statements of a derived text its sources carry, and which they don't."""

from claimcheck.engine.audit.auditing import audit

__all__ = ["audit"]
