"""What a shell offers for an argument that is neither a file nor one of a few words: rules, and sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    import click


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the codes and names of rules."""
    del ctx, param
    from claimcheck.rules import catalogue

    named = [pair for rule in catalogue() for pair in ((rule.code, rule.name), (rule.name, rule.code))]
    typed = incomplete.casefold()
    return [CompletionItem(word, help=other) for word, other in named if word.casefold().startswith(typed)]


def sources(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of the sources of the nearest project, and files."""
    del ctx, param
    from claimcheck.errors import ClaimcheckError
    from claimcheck.project import find_project
    from claimcheck.project.discovery import source_files

    try:
        known = sorted(source_files(find_project(Path())).readable)
    except (ClaimcheckError, OSError):
        known = []
    # Files come first: bash forgets what stood before them, and offers them where nothing else fits.
    files = CompletionItem(incomplete, type="file")
    return [files, *(CompletionItem(name) for name in known if name.startswith(incomplete))]
