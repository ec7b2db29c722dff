"""The classroom: sessions handed out to a class, and codings taken in."""
