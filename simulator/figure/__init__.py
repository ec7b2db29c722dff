"""Bodies: skeletons, poses, gaits and faces as numbers, in metres and degrees."""
