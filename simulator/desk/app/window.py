"""The window of the desk: opened once, as large as suits the screen."""

import os

import pygame

from simulator.desk import NoDisplay

SMALLEST = (1024, 700)
SHARE_OF_DESKTOP = 0.9


def open_window() -> pygame.Surface:
    """Open the window.

    Raises:
        NoDisplay: There is no display.
    """
    os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "strange-situation")
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    try:
        pygame.display.init()
        _show_without_opengl(pygame.display.get_driver())
        pygame.font.init()
        if pygame.display.get_driver() in {"dummy", "offscreen"}:
            raise NoDisplay("The display driver shows nothing.")
        desktop = pygame.display.get_desktop_sizes()[0]
        size = [max(s, int(d * SHARE_OF_DESKTOP)) for s, d in zip(SMALLEST, desktop, strict=True)]
        window = pygame.display.set_mode((size[0], size[1]), pygame.RESIZABLE)
        pygame.Window.from_display_module().minimum_size = SMALLEST
    except pygame.error as error:
        raise NoDisplay(str(error)) from error
    return window


def _show_without_opengl(driver: str) -> None:
    """Have an X11 window take the picture as it is, unless the person wants otherwise.

    Through OpenGL it would be shown no sooner; where that is drawn by software, it takes 27 ms a
    picture instead of 2, and 110 MB. Windows of other systems may have no other way.
    """
    if driver == "x11":
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
