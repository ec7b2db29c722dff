"""Find the data that comes with the program: episodes and assets."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    """Return the folder that holds ``episodes`` and ``assets``.

    An installed wheel carries them inside the package, a checkout beside it.
    """
    packed = _PACKAGE / "_data"
    return packed if packed.is_dir() else _PACKAGE.parent


EPISODES = _root() / "episodes"
ASSETS = _root() / "assets"
LIBRARY = EPISODES / "library"
