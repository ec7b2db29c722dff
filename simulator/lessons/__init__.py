"""Lessons: what a trainee is asked to do, and in which order."""

from simulator.lessons.exercises import Exercise, exercise_of, load_exercises, whole_case

__all__ = ["Exercise", "exercise_of", "load_exercises", "whole_case"]
