"""Latin words that a blank broke."""

import pytest

from kanyin.clean import broken_words
from kanyin.model import Line

PAGE = "The model of the street and the temperature of the shade were measured"


def on_page(text: str) -> str:
    return broken_words.join((Line(PAGE, (1,)), Line(text, (2,))))[0][1].text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("A mo del o f trees betwee n two streets", "A model of trees between two streets"),
        ("Here t he temperat ure is high in the street", "Here the temperature is high in the street"),
        ("Trees wh ich grow in the st reet are tall", "Trees which grow in the street are tall"),
        (
            "Elec tron microscopy of simult aneously frozen tissue",
            "Electron microscopy of simultaneously frozen tissue",
        ),
        ("A new se diment trap and its partitio ning", "A new sediment trap and its partitioning"),
        ("The slow decompositi on of the leaves in wate r", "The slow decomposition of the leaves in water"),
        ("Gas of solid-ph ase soils under s urface ice", "Gas of solid-phase soils under surface ice"),
    ],
)
def test_broken(broken: str, whole: str) -> None:
    assert on_page(broken) == whole
    assert on_page(whole) == whole


@pytest.mark.parametrize(
    "text",
    [
        "The state x is small and the street y grows on line",
        "Trees may be tall; some times they are not of use",
        "the mo f the street",
        "for i n trees of the street are",
        "Key words follow, and a new line; it may be set up for a while",
        "Response of SLA in wheat; Dougherty E R eds. Morphology of trees",
        "树荫mo del的测量",
        "Research of the multi level lamps in the street",
    ],
)
def test_whole(text: str) -> None:
    assert on_page(text) == text
