"""Mutants: false variants of a claim, to see whether the gate bites."""

from claimcheck.mutation.making import mutants
from claimcheck.mutation.mutant import Kind, Mutant
from claimcheck.mutation.trial import Trial, Trials, try_mutants

__all__ = ["Kind", "Mutant", "Trial", "Trials", "mutants", "try_mutants"]
