"""Bodies: skeletons, poses, gaits and faces as numbers. Metres, degrees; x right, y up, z away from the wide camera."""
