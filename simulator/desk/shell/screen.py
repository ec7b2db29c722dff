"""What a screen is, and what the desk does for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from scoring.terms import Ethogram
from simulator.desk.shell.pictures import Pictures
from simulator.desk.shell.preferences import Preferences
from simulator.desk.shell.sound import Sound
from simulator.desk.style.keys import KeyMap
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.ui import Ui

if TYPE_CHECKING:
    from simulator.records import Profile, Store

Overlay = Callable[[Ui], None]


class Desk(Protocol):
    """What screens may ask of the window."""

    texts: Texts
    keys: KeyMap
    usual_keys: KeyMap
    sound: Sound
    preferences: Preferences
    pictures: Pictures

    @property
    def coder(self) -> str:
        """Return the id of who is working."""

    @property
    def profile(self) -> "Profile":
        """Return who is working."""

    @property
    def ethogram(self) -> Ethogram:
        """Return the catalogue of behaviours, in the language of the desk."""

    @property
    def store(self) -> "Store":
        """Return the records."""

    def show(self, screen: "Screen") -> None:
        """Leave the present screen and show another one."""

    def home(self) -> None:
        """Show the first screen, or once the one that is to be come back to."""

    def come_back_to(self, show: Callable[[], None] | None) -> None:
        """Let the next way home lead elsewhere, by showing that; None lets it lead home."""

    def settings(self) -> None:
        """Show the settings; from there one comes back to the present screen."""

    def prefer(self, **entries: Any) -> None:
        """Keep other settings, and show the present screen with them."""

    def work_as(self, coder: str) -> None:
        """Go on as another coder."""

    def forget(self) -> None:
        """Delete the profile and all records of who is working, and begin again."""

    def rebuild(self) -> None:
        """Build the present screen anew, for its present state."""

    def over(self, overlay: Overlay | None) -> None:
        """Lay a dialog over the screen, or take it away."""

    def help(self) -> None:
        """Show the keys of the present screen."""

    def announce(self, words: str) -> None:
        """Show at once what is being done, since it will take a moment."""

    def say(self, title: str, *paragraphs: str) -> None:
        """Say something that has to be read."""


class Screen(Protocol):
    """One screen. It keeps its state, and builds its controls anew for every size of the window."""

    name: str

    def build(self, ui: Ui) -> None:
        """Put the controls on an empty window."""

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a key of the key map asks; tell whether that was something to do here."""

    def key(self, chord: str) -> bool:
        """Take a key that is not in the key map."""

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""

    def leave(self) -> None:
        """Put everything in order before another screen is shown."""


class Plain:
    """What a screen does if it says nothing else: it has no keys of its own, and nothing moves."""

    def act(self, action: str, *, held: bool) -> bool:
        """Leave the key to others."""
        return False

    def key(self, chord: str) -> bool:
        """Leave the key to others."""
        return False

    def update(self, seconds: float) -> bool:
        """Stand still."""
        return False

    def leave(self) -> None:
        """Nothing is open."""
