"""Watching: the playhead, the cameras and the transport controls, for every screen with a stage."""

from functools import partial

import pygame

from simulator.desk import playhead as time
from simulator.desk.playhead import Playhead
from simulator.desk.reel import Reel
from simulator.desk.screen import Desk
from simulator.desk.texts import clock
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.paint import Icon
from simulator.desk.widgets.stage_view import CAMERAS, StageView
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.performance import Performance

_LOUDNESS: tuple[Icon, ...] = ("sound_off", "sound_quiet", "sound_middle", "sound_loud")
_STEPS = {"frame_back": -1, "frame_on": 1, "second_back": -25, "second_on": 25}


class Viewer:
    """The state of watching, and the controls that show and change it."""

    def __init__(self, desk: Desk, performance: Performance, reel: Reel, at_ms: int = 0) -> None:
        self._desk, self._performance = desk, performance
        desk.sound.listen_to(performance)
        self.reel = reel
        self.head: Playhead = time.seek(Playhead(reel.length_ms), at_ms)
        self.camera = "room"
        self.closeup = True
        self._episodes: Choice | None = None

    @property
    def here(self) -> tuple[int, int]:
        """Return the episode and the milliseconds from its start."""
        return self.reel.local(self.head.ms)

    def build(self, ui: Ui, stage: pygame.Rect, transport: pygame.Rect, screen: str) -> None:
        """Put the stage and its controls into place."""
        texts, keys, theme = self._desk.texts, self._desk.keys, ui.theme
        self._stage = StageView(ui, "stage", stage, self._performance, self.toggle)
        tight, tall = theme.px("tight"), transport.height
        x = transport.left
        for name, icon in (("frame_back", "back"), ("play", "play"), ("frame_on", "on")):
            wide = tall * 3 // 2 if name == "play" else tall
            button = Button(
                ui,
                name,
                pygame.Rect(x, transport.top, wide, tall),
                texts(f"keys.{name}"),
                partial(self._press, name),
                icon=icon,  # type: ignore[arg-type]
                icon_only=True,
                kind="primary" if name == "play" else "plain",
                key=keys.shown(screen, name),
            )
            if name == "play":
                self._play = button
            x += wide + tight // 2
        self._clock = Words(
            ui,
            pygame.Rect(x + tight, transport.top, theme.of(100), tall),
            "",
            middle=True,
        )
        x += theme.of(100) + tight
        x = self._build_speed(ui, x, transport, screen)
        x = self._build_sound(ui, x, transport, screen)
        self._build_cameras(ui, x, transport, screen)
        self.refresh()

    def _build_speed(self, ui: Ui, x: int, transport: pygame.Rect, screen: str) -> int:
        texts, theme, tall = self._desk.texts, ui.theme, transport.height
        wide = tall * 3 // 4
        for name in ("slower", "faster"):
            Button(
                ui,
                name,
                pygame.Rect(x, transport.top, wide, tall),
                texts(f"keys.{name}"),
                partial(self._press, name),
                icon=name,
                icon_only=True,
                kind="quiet",
                key=self._desk.keys.shown(screen, name),
            )
            x += wide
            if name == "slower":
                place = pygame.Rect(x, transport.top, theme.of(40), tall)
                self._speed = Words(ui, place, "", align="centre", middle=True)
                x += theme.of(40)
        return x

    def _build_sound(self, ui: Ui, x: int, transport: pygame.Rect, screen: str) -> int:
        texts, sound = self._desk.texts, self._desk.sound
        wide = transport.height * 3 // 4
        x += ui.theme.of(4)
        self._sound = Button(
            ui,
            "sound",
            pygame.Rect(x, transport.top, wide, transport.height),
            texts("coding.sound" if sound.card else "coding.no_sound"),
            sound.next_level,
            icon=_LOUDNESS[sound.level],
            icon_only=True,
            kind="quiet",
            key=self._desk.keys.shown(screen, "sound_switch"),
        )
        self._sound.allow(can=bool(sound.card))
        return x + wide + ui.theme.px("tight")

    def _build_cameras(self, ui: Ui, x: int, transport: pygame.Rect, screen: str) -> None:
        texts, theme = self._desk.texts, ui.theme
        face = texts("coding.closeup")
        wide = Button.width(theme, face) - theme.of(14)
        self._face = Button(
            ui,
            "closeup",
            pygame.Rect(transport.right - wide, transport.top, wide, transport.height),
            face,
            lambda: self._press("closeup"),
            chosen=self.closeup,
        )
        room = transport.right - wide - theme.px("tight") - x
        strip = min(room, theme.of(300))
        self._cameras = Choice(
            ui,
            "camera",
            pygame.Rect(
                transport.right - wide - theme.px("tight") - strip,
                transport.top,
                strip,
                transport.height,
            ),
            [(camera, texts(f"coding.{camera}")) for camera in CAMERAS],
            self.camera,
            lambda camera: self._look(str(camera)),
            says=texts("coding.camera"),
            clearable=False,
        )

    def build_episodes(self, ui: Ui, room: pygame.Rect) -> None:
        """Put the episodes side by side into the middle of a room, if there are several."""
        pieces = self.reel.pieces
        wide = min(ui.theme.of(44) * len(pieces), room.width)
        self._episodes = None
        if len(pieces) > 1:
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
        """Play or pause."""
        self.head = time.toggle(self.head)

    def seek(self, ms: int) -> None:
        """Go to a place of the reel."""
        self.head = time.seek(self.head, ms)

    def play(self, from_ms: int, to_ms: int, *, speed: float) -> None:
        """Play a moment of the reel, with a little before and after."""
        self.head = time.play_moment(self.head, from_ms, to_ms, speed=speed)

    def _look(self, camera: str) -> None:
        self.camera = camera

    def _press(self, name: str) -> None:
        self.act(name, held=False)

    def act(self, action: str, *, held: bool) -> bool:
        """Do what a transport key asks; tell whether it was one."""
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
        elif action in {"episode_back", "episode_on"}:
            self._jump(1 if action == "episode_on" else -1)
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

    def _jump(self, step: int) -> None:
        pieces = self.reel.pieces
        here = pieces.index(self.reel.piece_at(self.head.ms))
        if step < 0 and self.head.ms - pieces[here].offset_ms > 1000:
            step = 0
        self.seek(pieces[min(max(here + step, 0), len(pieces) - 1)].offset_ms)

    def update(self, seconds: float) -> bool:
        """Let time pass, and show where we are; tell whether the picture changed."""
        self.head = time.advance(self.head, seconds)
        at = self.reel.in_performance(int(self.head.at))
        self._desk.sound.follow(at, playing=self.head.playing, speed=self.head.speed)
        return self.refresh()

    def refresh(self) -> bool:
        """Show the present state; tell whether the picture changed."""
        changed = self._stage.display(
            self.reel.in_performance(self.head.picture_ms), self.camera, closeup=self.closeup
        )
        self._play.display(icon="pause" if self.head.playing else "play")
        self._face.display(chosen=self.closeup)
        self._cameras.display(self.camera)
        piece = self.reel.piece_at(self.head.ms)
        local = self.head.ms - piece.offset_ms
        self._clock.display(f"{clock(local, tenths=True)} / {clock(piece.length_ms)}")
        self._speed.display(f"{self.head.speed:g}×")
        self._sound.display(icon=_LOUDNESS[self._desk.sound.level])
        if self._episodes is not None:
            self._episodes.display(piece.episode)
        return changed

    def stand(self) -> None:
        """Stop playing."""
        self.head = time.pause(self.head)
