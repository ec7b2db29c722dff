"""The pages of the judging screen: one for every scale and judgement, and what stands beside it."""

from simulator.desk.pages.crying import CryingPage
from simulator.desk.pages.d_rating import DRatingPage
from simulator.desk.pages.dyad import DyadPage
from simulator.desk.pages.hand_in import HandInPage
from simulator.desk.pages.indices import IndicesPage
from simulator.desk.pages.page import Page
from simulator.desk.pages.questions import QuestionsPage
from simulator.desk.pages.reasons import ReasonsPage
from simulator.desk.pages.scale import ScalePage

__all__ = [
    "CryingPage",
    "DRatingPage",
    "DyadPage",
    "HandInPage",
    "IndicesPage",
    "Page",
    "QuestionsPage",
    "ReasonsPage",
    "ScalePage",
]
