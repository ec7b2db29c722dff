"""The stage: cameras, and the painter of scenes."""

from simulator.stage.camera import Camera, camera, camera_names
from simulator.stage.stage import Stage

__all__ = ["Camera", "Stage", "camera", "camera_names"]
