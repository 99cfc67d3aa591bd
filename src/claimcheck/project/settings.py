"""Settings: ``claimcheck.toml``, else ``[tool.claimcheck]`` in ``pyproject.toml``; the nearest one alone counts."""

from __future__ import annotations

import tomllib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from claimcheck.claimfiles.notes import Lines, nearest
from claimcheck.claimfiles.sourceids import composed, fault_of, source_id
from claimcheck.claimfiles.tomlplaces import Places, TooDeep, syntax_fault
from claimcheck.errors import Place, SettingsError, remedy
from claimcheck.model import Severity
from claimcheck.project.names import CLAIMS_FOLDER, OWN_FILE, SHARED_FILE, SOURCE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from claimcheck.claimfiles.tomlplaces import Path as KeyPath

_TABLE: KeyPath = ("tool", "claimcheck")
_RULE_KEYS = ("select", "ignore", "severity", "folders")


def _inner_folder(name: str) -> str:
    if not name or (fault := fault_of(name)):
        why = fault if name else "is empty"
        raise ValueError(f"{name!r} {why}; it must be a folder of the project")
    return name


def _worded(text: str) -> str:
    if not any(character.isalnum() for character in text):
        raise ValueError(f"{text!r} holds no word")
    return text


Worded = Annotated[str, AfterValidator(_worded)]
Folder = Annotated[str, AfterValidator(_inner_folder)]
Level = Literal["error", "warning", "info", "off"]


_NO_TABLE = ("it must be a table", "give it keys and values, below a heading in [ ] or within { }")
_IN_OUR_WORDS = {
    "string_type": ("it must be text", "put it in quotation marks"),
    "tuple_type": ("it must be a list", 'put it in brackets, such as ["…", "…"]'),
    "dict_type": _NO_TABLE,
    "model_type": _NO_TABLE,
    "missing": ("it is missing", None),
    "extra_forbidden": ("there is no such key", "docs/settings.md lists them"),
    "string_pattern_mismatch": ("it must be an address", "begin it with https:// or http://"),
}
"""What is wrong, by pydantic's name for it, and what to do."""


class SourceSettings(BaseModel):
    """What a project says about one of its sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    """Where the source is published; links of `cite` open there."""
    superseded_by: str | None = None
    """Id of the source that takes its place."""
    keep: tuple[Worded, ...] = ()
    """Words of the source that no summary of it may drop."""


class FolderSettings(BaseModel):
    """What a project says about the claims of one folder, or of one file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    severity: dict[str, Level]
    """Rule code or name → its severity there, or ``off`` not to run it."""


class Settings(BaseModel):
    """What a project says about how it is to be checked; a key that isn't set has the default given here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Folder = SOURCE_FOLDER
    """The folder of the sources, relative to the project folder."""
    claims: Folder = CLAIMS_FOLDER
    """The folder of the claim files, relative to the project folder."""
    select: tuple[str, ...] = ()
    """Codes, names or code prefixes of the rules to run; empty means all."""
    ignore: tuple[str, ...] = ()
    """Codes, names or code prefixes of rules not to run."""
    severity: dict[str, Level] = Field(default_factory=dict)
    """Rule code or name → its severity, or ``off`` not to run it."""
    folders: dict[Folder, FolderSettings] = Field(default_factory=dict)
    """Folder or claim file, relative to the project folder → what holds for its claims; an inner one wins."""
    sources: dict[str, SourceSettings] = Field(default_factory=dict)
    """Id of a source → where it is published, and what supersedes it."""
    strictness: Literal["low", "normal", "high"] = "normal"
    """How much of a claim may be left uncarried before it fails."""
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    """The lowest severity that turns a run red."""
    min_severity: Severity = Severity.WARNING
    """The lowest severity that is shown."""


def read_settings(folder: Path) -> tuple[Settings, Path] | None:
    """Return the settings that stand in a folder and the file they were read from; nothing when it has none.

    Raises ``SettingsError``, with line and column, when they can't be read or name a key or rule that does not exist.
    """
    own = folder / OWN_FILE
    if own.exists() or own.is_symlink():  # whatever it is: settings that can't be read must not be as good as none
        return _Document(own, ()).settings(), own
    shared = folder / SHARED_FILE
    if shared.is_file() and _mentions_us(shared):
        document = _Document(shared, _TABLE)
        if document.table is not None:
            return document.settings(), shared
    return None


def _mentions_us(path: Path) -> bool:
    """Whether a shared file may hold our table; what is wrong with one that doesn't is no business of ours."""
    try:
        return b"claimcheck" in path.read_bytes()
    except OSError:
        return False


class _Document:
    """A settings file; ``table`` is the part that is ours, nothing when it has none."""

    def __init__(self, path: Path, below: KeyPath) -> None:
        self.path = path
        self._below = below
        self._text = self._read()
        self._places = self._find_places()
        self.table: Any = self._parse()
        for key in below:
            self.table = self.table.get(key) if isinstance(self.table, dict) else None

    def settings(self) -> Settings:
        """Return the settings of this file's table; raise ``SettingsError`` for the first mistake in it."""
        if not isinstance(self.table, dict):
            raise self._error((), f"`{'.'.join(map(str, self._below))}` must be a table")
        for key in self.table:
            if key not in Settings.model_fields:
                known = f"known: {', '.join(Settings.model_fields)}"
                raise self._error((key,), f"there is no setting `{key}`", _hint(key, Settings.model_fields, known))
        try:
            settings = Settings.model_validate(self.table)
        except ValidationError as error:
            raise self._invalid(error) from None
        self._check_rules(settings)
        self._check_folders(settings)
        self._check_sources(settings)
        return settings

    def _read(self) -> str:
        try:
            return self.path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            what = f"the settings can't be read: it is not UTF-8 (byte {error.start})"
            raise SettingsError(what, where=Place(str(self.path)), hint="save the file as UTF-8") from None
        except OSError as error:
            what = f"the settings can't be read: {error.strerror}"
            raise SettingsError(what, where=Place(str(self.path)), hint=remedy(error)) from None

    def _find_places(self) -> Places:
        try:
            return Places(self._text)
        except TooDeep as error:
            where = Place(str(self.path), *Lines(self._text).position(error.at))
            raise SettingsError(str(error), where=where) from None

    def _parse(self) -> Any:  # noqa: ANN401 (what TOML holds)
        try:
            return tomllib.loads(self._text)
        except (ValueError, RecursionError) as error:
            what, at = syntax_fault(error, self._text)
            where = Place(str(self.path), *Lines(self._text).position(at))
            hint = "text stands in quotation marks, a list in [ ]"
            raise SettingsError(f"not TOML: {what}", where=where, hint=hint) from None

    def _check_rules(self, settings: Settings) -> None:
        """Raise for a rule that doesn't exist: a mistyped one would switch nothing on or off, and nobody would know."""
        if not any(getattr(settings, key) for key in _RULE_KEYS):
            return
        from claimcheck.rules import adjustable, find_rule, judging

        for where, word, is_group in _named_rules(settings):
            rules = judging() if where[0] == "select" else adjustable()
            codes = {rule.code for rule in rules}
            words = codes | {rule.name for rule in rules}
            known = word in words or (is_group and len(word) > 2 and any(code.startswith(word) for code in codes))
            if not known:
                what = f"rule `{word}` always runs" if find_rule(word) else f"there is no rule `{word}`"
                raise self._error(where, what, _hint(word, words, "`claimcheck rule --all` lists them"))

    def _check_folders(self, settings: Settings) -> None:
        """Raise for a folder that isn't there: a mistyped one would leave its claims at other severities."""
        for folder in settings.folders:
            if not (self.path.parent / folder).exists():
                hint = f"give its path from the folder of the settings, such as `{settings.claims}/drafts`"
                raise self._error(("folders", folder), f"there is no folder or file `{folder}`", hint)

    def _check_sources(self, settings: Settings) -> None:
        """Raise for a source that isn't there: what it must keep, and what takes its place, would go unseen."""
        folder = self.path.parent / settings.source
        for name, told in settings.sources.items():
            self._check_source(("sources", name), name, folder)
            if told.superseded_by is not None:
                self._check_source(("sources", name, "superseded_by"), told.superseded_by, folder)
                if _comes_back(name, settings.sources):
                    what = f"`{name}` is superseded by sources that end in itself, so that none is the latest"
                    raise self._error(("sources", name, "superseded_by"), what, "leave it out of the latest one")

    def _check_source(self, where: KeyPath, name: str, folder: Path) -> None:
        beside = folder / PurePosixPath(name).parent
        if not fault_of(name) and beside.is_dir():
            near = PurePosixPath(name).parent
            known = {source_id(near / path.name) for path in beside.iterdir() if path.is_file()}
            if composed(name) in known:
                return
            hint = _hint(name, known, f"sources here: {', '.join(sorted(known)[:5])}" if known else "there is none")
        else:
            hint = "a source's id is its path below the source folder, without its ending"
        raise self._error(where, f"there is no source `{name}`", hint)

    def _invalid(self, error: ValidationError) -> SettingsError:
        """Return the first mistake that pydantic found, in our words."""
        first = error.errors(include_url=False)[0]
        path = tuple(part for part in first["loc"] if part != "[key]")
        what = first["msg"].removeprefix("Value error, ")
        what, hint = _IN_OUR_WORDS.get(first["type"], (f"{what[:1].lower()}{what[1:]}", None))
        return self._error(path, f"`{'.'.join(map(str, path))}`: {what}", hint)

    def _error(self, path: KeyPath, what: str, hint: str | None = None) -> SettingsError:
        whole = (*self._below, *path)
        places = self._places.keys if path and isinstance(path[-1], str) else self._places.values
        at = next((places[whole[:end]] for end in range(len(whole), 0, -1) if whole[:end] in places), 0)
        return SettingsError(what, where=Place(str(self.path), *Lines(self._text).position(at)), hint=hint)


def _hint(word: str, known: Iterable[str], otherwise: str) -> str:
    close = nearest(word, known)
    return f"did you mean `{close}`?" if close else otherwise


def _comes_back(name: str, sources: Mapping[str, SourceSettings]) -> bool:
    """Tell whether what supersedes a source is superseded, in the end, by that very source."""
    seen: list[str] = []
    following: str | None = name
    while following is not None and following not in seen:
        seen.append(following)
        following = sources[following].superseded_by if following in sources else None
    return following == name


def _named_rules(settings: Settings) -> Iterator[tuple[KeyPath, str, bool]]:
    """Yield each rule that is named: where, its code or name, and whether the beginning of a code will do."""
    for key in ("select", "ignore"):
        for index, word in enumerate(getattr(settings, key)):
            yield (key, index), word, True
    for word in settings.severity:
        yield ("severity", word), word, False
    for folder, told in settings.folders.items():
        for word in told.severity:
            yield ("folders", folder, "severity", word), word, False
