"""Watching: the playhead, the cameras and the transport controls, for every screen with a stage."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import pygame

from scoring.terms import REUNIONS
from simulator.desk.shell.screen import Desk
from simulator.desk.style.layout import flow
from simulator.desk.style.spoken import caption_in
from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.timelines import playhead as time
from simulator.desk.timelines.playhead import Playhead
from simulator.desk.timelines.reel import Piece, Reel
from simulator.desk.watching.stage_view import CAMERAS, Pointed, Stages, StageView
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.paint import Icon
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.performance import Performance

_LOUDNESS: tuple[Icon, ...] = ("sound_off", "sound_quiet", "sound_middle", "sound_loud")
_ELSEWHERE = frozenset(
    {
        *("frame_back", "frame_on", "second_back", "second_on", "slower", "faster"),
        *("start", "end", "episode_back", "episode_on", "reunion_back", "reunion_on"),
        *("shuttle_back", "shuttle_on"),
    }
)
"""What leads away from watching once as it happens."""
_UNDER_WAY_MS = 1000
"""Later in an episode, going back leads to its beginning first."""
_STEPS = {"frame_back": -1, "frame_on": 1, "second_back": -25, "second_on": 25}


_TRANSPORT: Mapping[str, Icon] = MappingProxyType(
    {"frame_back": "back", "play": "play", "frame_on": "on"}
)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some controls under the picture; ``right`` pushes them to the right end of a single row."""

    width: int
    build: Callable[[Ui, pygame.Rect], None]
    right: bool = False


class Viewer:
    """The state of watching, and the controls that show and change it."""

    def __init__(
        self,
        desk: Desk,
        performance: Performance,
        reel: Reel,
        at_ms: int = 0,
        point: Callable[[str], None] | None = None,
        *,
        once: bool = False,
        stages: Stages | None = None,
    ) -> None:
        """Begin at a place of the reel.

        Args:
            desk: The window.
            performance: What is watched.
            reel: The part of it that is shown.
            at_ms: The place.
            point: Takes who or what is clicked on the stage.
            once: Whether it plays once as it happens, with pauses: no leaps, no other speeds.
            stages: Painters kept from another performance by the same people.
        """
        self._desk, self._performance, self._point = desk, performance, point
        self._once = once
        self._stages = stages or Stages()
        desk.sound.listen_to(performance)
        self.reel = reel
        self.head: Playhead = time.seek(Playhead(reel.length_ms), at_ms)
        self.camera = "room"
        self.closeup = True
        self.pointed: Pointed | None = None
        self._peeked: int | None = None
        self._episodes: Choice | None = None

    @property
    def here(self) -> tuple[int, int]:
        """Return the episode and the milliseconds from its start."""
        return self.reel.local(self.head.ms)

    def _caption(self, heard: Sequence[str]) -> str:
        """Return what is heard in words, nothing if the person wants no captions."""
        wanted = self._desk.preferences.now.captions
        return caption_in(self._desk.texts, heard) if wanted else ""

    def transport_height(self, theme: Theme, width: int) -> int:
        """Return how tall the controls under the picture are in a width."""
        rows = flow([part.width for part in self._parts(theme)], width, theme.px("tight"))
        return len(rows) * (theme.px("control") + theme.px("tight")) - theme.px("tight")

    def build(self, ui: Ui, stage: pygame.Rect, transport: pygame.Rect, screen: str) -> None:
        """Put the stage and its controls into place."""
        self._stage = StageView(
            ui,
            "stage",
            stage,
            self._performance,
            self.toggle,
            says=self._desk.texts("coding.stage"),
            caption=self._caption,
            point=self._point,
            stages=self._stages,
        )
        self._screen = screen
        parts, tight, tall = self._parts(ui.theme), ui.theme.px("tight"), ui.theme.px("control")
        rows = flow([part.width for part in parts], transport.width, tight)
        for number, row in enumerate(rows):
            spare = transport.width - sum(wide for _, wide in row) - tight * (len(row) - 1)
            x, top = transport.left, transport.top + number * (tall + tight)
            for at, wide in row:
                x += spare if parts[at].right and len(rows) == 1 else 0
                parts[at].build(ui, pygame.Rect(x, top, wide, tall))
                x += wide + tight
        self.refresh()

    def build_nothing_but(
        self, ui: Ui, place: tuple[pygame.Rect, pygame.Rect], screen: str
    ) -> None:
        """Put nothing into place but the stage and its controls."""
        self._episodes = None
        self.build(ui, *place, screen)

    def _parts(self, theme: Theme) -> tuple["_Part", ...]:
        """Return the controls under the picture with their widths, from left to right."""
        texts, tall = self._desk.texts, theme.px("control")
        cameras = Choice.width(theme, [words for _, words in self._camera_words()])
        return (
            _Part(tall * 7 // 2 + theme.px("tight"), self._build_steps),
            _Part(paint.width(theme, "00:00.0 / 00:00"), self._build_clock),
            _Part(tall * 3 // 2 + paint.width(theme, "−0.25×"), self._build_speed),
            _Part(tall * 3 // 4, self._build_sound),
            _Part(cameras, self._build_cameras, right=True),
            _Part(Button.width(theme, texts("coding.closeup")) - theme.of(14), self._build_face),
        )

    def _build_steps(self, ui: Ui, area: pygame.Rect) -> None:
        x, tall = area.left, area.height
        for name, icon in _TRANSPORT.items():
            wide = tall * 3 // 2 if name == "play" else tall
            button = self._button(ui, name, pygame.Rect(x, area.top, wide, tall), icon)
            if name == "play":
                self._play = button
            x += wide + ui.theme.px("tight") // 2

    def _button(self, ui: Ui, name: str, rect: pygame.Rect, icon: Icon) -> Button:
        kind: Kind = "primary" if name == "play" else "quiet" if icon == name else "plain"
        return Button(
            ui, name, rect, self._desk.texts(f"keys.{name}"), partial(self._press, name),
            icon=icon, icon_only=True, kind=kind, key=self._desk.keys.shown(self._screen, name),
        )  # fmt: skip

    def _build_clock(self, ui: Ui, area: pygame.Rect) -> None:
        self._clock = Words(ui, area, "", middle=True)

    def _build_speed(self, ui: Ui, area: pygame.Rect) -> None:
        wide = area.height * 3 // 4
        self._button(ui, "slower", pygame.Rect(area.left, area.top, wide, area.height), "slower")
        between = area.inflate(-2 * wide, 0)
        self._speed = Words(ui, between, "", align="centre", middle=True)
        place = pygame.Rect(area.right - wide, area.top, wide, area.height)
        self._button(ui, "faster", place, "faster")

    def _build_sound(self, ui: Ui, area: pygame.Rect) -> None:
        texts, sound = self._desk.texts, self._desk.sound
        self._sound = Button(
            ui,
            "sound",
            area,
            texts("coding.sound" if sound.card else "coding.no_sound"),
            sound.next_level,
            icon=_LOUDNESS[sound.level],
            icon_only=True,
            kind="quiet",
            key=self._desk.keys.shown(self._screen, "sound_switch"),
        )
        self._sound.allow(can=bool(sound.card))

    def _build_face(self, ui: Ui, area: pygame.Rect) -> None:
        words = self._desk.texts("coding.closeup")
        press = partial(self._press, "closeup")
        self._face = Button(ui, "closeup", area, words, press, chosen=self.closeup)

    def _camera_words(self) -> list[tuple[object, str]]:
        return [(camera, self._desk.texts(f"coding.{camera}")) for camera in CAMERAS]

    def _build_cameras(self, ui: Ui, area: pygame.Rect) -> None:
        self._cameras = Choice(
            ui,
            "camera",
            area,
            self._camera_words(),
            self.camera,
            lambda camera: self._look(str(camera)),
            says=self._desk.texts("coding.camera"),
            clearable=False,
        )

    def episodes_width(self, theme: Theme) -> int:
        """Return how wide the row of episodes is; 0 if there is only one."""
        pieces = self.reel.pieces
        return max(theme.of(44), theme.em(30)) * len(pieces) if len(pieces) > 1 else 0

    def build_episodes(self, ui: Ui, room: pygame.Rect) -> None:
        """Put the episodes side by side into the middle of a room, if there are several."""
        pieces, wide = self.reel.pieces, min(self.episodes_width(ui.theme), room.width)
        self._episodes = None
        if wide > 0:
            strip = pygame.Rect(room.centerx - wide // 2, room.top, wide, room.height)
            self._episodes = Choice(
                ui,
                "episode",
                strip,
                [(piece.episode, str(piece.episode)) for piece in pieces],
                self.here[0],
                self._go_to_episode,
                says=self._desk.texts("coding.episodes"),
                clearable=False,
            )

    def _go_to_episode(self, episode: object) -> None:
        self.seek(self.reel.at(int(str(episode)), 0))

    def scrub(self, ms: int) -> None:
        """Go to a moment of the present episode."""
        self.seek(self.reel.at(self.here[0], ms))

    def toggle(self) -> None:
        """Play or pause; at the end, play the last episode again."""
        if not self._once or self.head.at < self.head.length_ms:
            self.head = time.toggle(self.head, self.reel.pieces[-1].offset_ms)

    def seek(self, ms: int) -> None:
        """Go to a place of the reel, where that is allowed."""
        if not self._once:
            self.head = time.seek(self.head, ms)

    def peek(self, ms: int | None) -> None:
        """Show another place of the reel while the playhead stands, where that is allowed."""
        if not self._once:
            self._peeked = ms

    def loop(self, stretch: tuple[int, int] | None) -> None:
        """Play a stretch of the reel again and again, or no longer, where that is allowed."""
        if not self._once:
            self.head = time.loop(self.head, stretch)

    def play(self, from_ms: int, to_ms: int, *, speed: float) -> None:
        """Play a moment of the reel, with a little before and after."""
        self.head = time.play_moment(self.head, from_ms, to_ms, speed=speed)

    def _look(self, camera: str) -> None:
        self.camera = camera

    def _press(self, name: str) -> None:
        self.act(name, held=False)

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a transport key asks; tell whether it was one."""
        if self._once and action in _ELSEWHERE:
            return True
        if action in _STEPS:
            self.head = time.step(self.head, _STEPS[action])
        elif held:
            return False
        elif action == "play":
            self.toggle()
        elif action in {"slower", "faster"}:
            self.head = time.change_speed(self.head, 1 if action == "faster" else -1)
        elif action == "start":
            self.seek(0)
        elif action == "end":
            self.seek(self.head.length_ms)
        elif action in {"shuttle_back", "shuttle_on"}:
            self.head = time.shuttle(self.head, backwards=action == "shuttle_back")
        elif action == "pause":
            self.stand()
        elif action in {"episode_back", "episode_on", "reunion_back", "reunion_on"}:
            pieces = self.reel.pieces
            if action.startswith("reunion"):
                pieces = tuple(p for p in pieces if p.episode in REUNIONS)
            self._jump(pieces, 1 if action.endswith("on") else -1)
        elif action.startswith("sound_"):
            self._act_on_sound(action)
        elif action.startswith("camera_"):
            self._look(action.removeprefix("camera_"))
        elif action == "closeup":
            self.closeup = not self.closeup
        else:
            return False
        return True

    def _act_on_sound(self, action: str) -> None:
        if action == "sound_switch":
            self._desk.sound.turn_on_or_off()
        else:
            self._desk.sound.louder(1 if action == "sound_louder" else -1)

    def _jump(self, pieces: Sequence[Piece], step: int) -> None:
        """Go to where the next of some episodes begins, or the one before or under way."""
        if not pieces:
            return
        starts, at = [piece.offset_ms for piece in pieces], self.head.ms
        ahead = [start for start in starts if start > at]
        behind = [start for start in starts if start < at - _UNDER_WAY_MS]
        self.seek(next(iter(ahead), at) if step > 0 else (behind or [0])[-1])

    def update(self, seconds: float) -> bool:
        """Let time pass, and show where we are; tell whether the picture or a control changed."""
        playing, self.head = self.head.playing, time.advance(self.head, seconds)
        at = self.reel.in_performance(int(self.head.at))
        heard = self.head.playing and not self.head.backwards
        self._desk.sound.follow(at, playing=heard, speed=self.head.speed)
        return self.refresh() or playing != self.head.playing

    @property
    def _seen_ms(self) -> int:
        """Return the time of the performance that is shown."""
        return self.reel.in_performance(
            self.head.picture_ms if self._peeked is None else self._peeked
        )

    @property
    def face_at_left(self) -> bool:
        """Tell whether the infant's face is in a left corner of the picture, or would be."""
        return self._stage.corner(self._seen_ms, self.camera).left

    def refresh(self) -> bool:
        """Show the present state; tell whether the picture changed."""
        changed = self._stage.display(
            self._seen_ms,
            self.camera,
            closeup=self.closeup,
            pointed=self.pointed,
        )
        self._play.display(icon="pause" if self.head.playing else "play")
        self._face.display(chosen=self.closeup)
        self._cameras.display(self.camera)
        piece = self.reel.piece_at(self.head.ms)
        local = self.head.ms - piece.offset_ms
        self._clock.display(f"{clock(local, tenths=True)} / {clock(piece.length_ms)}")
        self._speed.display(f"{self.head.rate:g}×".replace("-", "−"))
        self._sound.display(icon=_LOUDNESS[self._desk.sound.level])
        if self._episodes is not None:
            self._episodes.display(piece.episode)
        return changed

    def stand(self) -> None:
        """Stop playing."""
        self.head = time.pause(self.head)

    def leave(self) -> None:
        """Stop playing, and let go of what is only needed while it is watched."""
        self.stand()
        self._stages.release()
