"""The pages of the judging screen: one for every scale and judgement, then handing in."""

from simulator.desk.pages.crying import CryingPage
from simulator.desk.pages.dyad import DyadPage
from simulator.desk.pages.hand_in import HandInPage
from simulator.desk.pages.page import Page
from simulator.desk.pages.scale import ScalePage
from simulator.desk.pages.signs import SignsPage

__all__ = ["CryingPage", "DyadPage", "HandInPage", "Page", "ScalePage", "SignsPage"]
