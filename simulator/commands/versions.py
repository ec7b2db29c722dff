"""Which version of a package is installed."""

from importlib.metadata import PackageNotFoundError, version

PROGRAM = "strange-situation-trainer"


def version_of(package: str) -> str | None:
    """Return the version of an installed package, None if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def own_version() -> str:
    """Return the version of this program; a source tree that was never installed has none."""
    return version_of(PROGRAM) or "(not installed)"
