"""Things to hug: the ball, the teddy, the doll."""

from simulator.figure.vectors import dot
from simulator.stage.palette import palette, tone
from simulator.stage.toys.forms import Spot, blob, stripes


def ball(spot: Spot) -> None:
    """Paint the ball: red, with cream and blue-green caps, so that it is seen to roll."""
    tints, r = palette().toys, 0.085
    depth = spot.depth(spot.at(0, r, 0))
    blob(spot, depth, [(0, r, 0, r)], tints["red"])
    caps = [
        (0.0, 35.0, 34.0, tints["cream"]),
        (40.0, 150.0, 34.0, tints["cream"]),
        (95.0, 80.0, 30.0, tints["sea"]),
        (250.0, 95.0, 30.0, tints["ochre"]),
    ]
    stripes(spot, (0.0, r, 0.0), r, caps, depth)


def teddy(spot: Spot) -> None:
    """Paint the sitting bear."""
    tints = palette().toys
    fur, pale = tints["bear"], tints["muzzle"]
    middle = spot.depth(spot.position)
    front = dot(spot.frame[2], spot.viewer(spot.position)) > 0
    for side in (1, -1):
        leg = spot.depth(spot.at(side * 0.07, 0.05, 0.09))
        blob(spot, leg, [(side * 0.05, 0.05, 0.02, 0.042), (side * 0.085, 0.04, 0.12, 0.040)], fur)
        if front:
            blob(spot, leg, [(side * 0.088, 0.042, 0.137, 0.028)], pale, seq=1)
        arm = spot.depth(spot.at(side * 0.09, 0.13, 0.05)) - 0.01
        blob(spot, arm, [(side * 0.055, 0.165, 0, 0.034), (side * 0.115, 0.105, 0.055, 0.032)], fur)
        ear = middle - 0.012
        blob(spot, ear, [(side * 0.062, 0.322, -0.01, 0.028)], fur)
        if front:
            blob(
                spot,
                ear,
                [(side * 0.062, 0.322, 0.006, 0.015)],
                tone(fur, 0.80),
                seq=0.5,
                lines=False,
            )
    blob(spot, middle, [(0, 0.085, 0, 0.082), (0, 0.15, 0, 0.062)], fur)
    head = middle - 0.013
    blob(spot, head, [(0, 0.255, 0.005, 0.080)], fur, seq=1)
    if not front:
        return
    blob(spot, middle, [(0, 0.095, 0.045, 0.048)], tone(fur, 1.28), seq=1, lines=False)
    blob(spot, head, [(0, 0.235, 0.062, 0.036)], pale, seq=2)
    blob(spot, head, [(0, 0.250, 0.092, 0.013)], tints["ink"], seq=3, lines=False)
    for side in (1, -1):
        blob(spot, head, [(side * 0.032, 0.278, 0.070, 0.0095)], tints["ink"], seq=3, lines=False)


def doll(spot: Spot) -> None:
    """Paint the rag doll: a bell of a dress, plaits, stick arms held out."""
    tints = palette().toys
    skin, dress = tints["doll_skin"], tints["doll_dress"]
    middle = spot.depth(spot.position)
    for side in (1, -1):
        blob(
            spot,
            middle + 0.004,
            [(side * 0.024, 0.055, 0.02, 0.015), (side * 0.030, 0.018, 0.075, 0.017)],
            skin,
        )
        arm = spot.depth(spot.at(side * 0.07, 0.13, 0.02))
        blob(
            spot,
            arm,
            [(side * 0.034, 0.150, 0.004, 0.017), (side * 0.078, 0.118, 0.030, 0.015)],
            tone(dress, 1.25),
        )
        blob(spot, arm, [(side * 0.086, 0.112, 0.034, 0.015)], skin, seq=1)
    skirt = [
        (0.052, 0.045, 0, 0.024),
        (-0.052, 0.045, 0, 0.024),
        (0, 0.045, 0.045, 0.024),
        (0, 0.045, -0.045, 0.024),
    ]
    blob(spot, middle, [*skirt, (0, 0.145, 0, 0.034)], dress, seq=0.5)
    _doll_head(spot, middle - 0.01)


def _doll_head(spot: Spot, head: float) -> None:
    tints = palette().toys
    skin, hair = tints["doll_skin"], tints["doll_hair"]
    viewer = spot.viewer(spot.at(0, 0.2, 0))
    facing = dot(spot.frame[2], viewer)
    blob(spot, head, [(0, 0.222, -0.004, 0.064)], hair, seq=1)
    blob(spot, head, [(0, 0.215, 0.004, 0.058)], skin, seq=2 if facing > -0.2 else 0.8)
    if facing > -0.2:
        fringe = [
            (-0.036, 0.248, 0.030, 0.022),
            (0.036, 0.248, 0.030, 0.022),
            (0, 0.262, 0.020, 0.024),
        ]
        blob(spot, head, fringe, hair, seq=3, lines=False)
    for side in (1, -1):
        plait = [(side * 0.066, 0.200, -0.004, 0.020), (side * 0.082, 0.140, 0.010, 0.015)]
        blob(spot, head, plait, hair, seq=4 if side * dot(spot.frame[0], viewer) > -0.3 else 0.5)
        blob(
            spot, head, [(side * 0.080, 0.150, 0.010, 0.017)], tints["ochre"], seq=4.5, lines=False
        )
    if facing > 0.15:
        _doll_face(spot, head)


def _doll_face(spot: Spot, head: float) -> None:
    tints = palette().toys
    for side in (1, -1):
        blob(spot, head, [(side * 0.022, 0.218, 0.056, 0.0075)], tints["ink"], seq=5, lines=False)
        blob(
            spot,
            head,
            [(side * 0.034, 0.200, 0.047, 0.010)],
            tints["brick"],
            seq=5,
            lines=False,
            material="plain",
        )
    blob(
        spot,
        head,
        [(0.006, 0.193, 0.058, 0.004), (-0.006, 0.193, 0.058, 0.004)],
        tints["red"],
        seq=5,
        lines=False,
    )
