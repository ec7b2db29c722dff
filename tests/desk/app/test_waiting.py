"""Waiting: what is pressed before a screen can be seen is not meant for it."""

import pygame

ESCAPE = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, unicode="", mod=0)


def test_a_key_pressed_while_a_screen_is_opened_does_nothing_there(desk):
    driver = desk().accept_cautions()
    app = driver.app
    app.settings()
    pygame.event.post(ESCAPE)
    driver.frame()
    driver.guard(app._events)
    assert driver.screen.name == "settings"
    pygame.event.post(ESCAPE)
    driver.guard(app._events)
    assert driver.screen.name == "home"
