"""Audit: which statements of a derived text its sources carry, and which they don't."""

from claimcheck.engine.audit.auditing import audit
from claimcheck.engine.audit.options import Demands

__all__ = ["Demands", "audit"]
