"""The types of answers against all answers of the shared cases."""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from cjm import answers

VECTORS = Path(__file__).parent.parent / "vectors"


class RulesData(TypedDict):
    rules: list[answers.RuleData]


TYPES = {
    "attach": answers.AttachedData,
    "check": answers.ReportData,
    "contrast": answers.ContrastData,
    "finish": answers.EvidenceData,
    "mine": answers.EvidenceData,
    "score": answers.ScoreData,
    "rank": answers.RankingData,
    "diff": answers.ChangeSetData,
    "invert": answers.ChangeSetData,
    "merge": answers.MergeData,
    "resolve": answers.ResolvedData,
    "roadmap": answers.RoadmapData,
    "rules": RulesData,
}


def faults(value: Any, hint: Any, place: str) -> list[str]:
    """Where a value is not of a type."""
    if hint is Any:
        return []
    if get_origin(hint) in (Union, UnionType):
        return [] if any(not faults(value, one, place) for one in get_args(hint)) else [f"{place}: {value!r}"]
    if get_origin(hint) is Literal:
        return [] if value in get_args(hint) else [f"{place}: {value!r}"]
    if get_origin(hint) is list:
        (item,) = get_args(hint)
        inside = value if isinstance(value, list) else [value]
        found = [] if isinstance(value, list) else [f"{place}: no list"]
        return found + [fault for at, one in enumerate(inside) for fault in faults(one, item, f"{place}/{at}")]
    if get_origin(hint) is dict:
        _, item = get_args(hint)
        return [fault for key, one in value.items() for fault in faults(one, item, f"{place}/{key}")]
    if is_typeddict(hint):
        return _members(value, hint, place)
    wanted = (int, float) if hint is float else (hint or NoneType,)
    right = isinstance(value, wanted) and (hint is bool or not isinstance(value, bool))
    return [] if right else [f"{place}: {value!r}"]


def _members(value: Any, hint: Any, place: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{place}: no object"]
    found = []
    known = get_type_hints(hint, include_extras=True)
    for key, member in known.items():
        optional = get_origin(member) is NotRequired
        if key in value:
            found += faults(value[key], get_args(member)[0] if optional else member, f"{place}/{key}")
        elif not optional:
            found.append(f"{place}/{key}: is missing")
    return found + [f"{place}/{key}: is not declared" for key in value if key not in known]


@pytest.mark.parametrize("operation", TYPES)
def test_answers_are_of_their_type(operation: str) -> None:
    paths = sorted((VECTORS / operation).glob("*/answer.json"))
    told = [(path.parent.name, json.loads(path.read_bytes())) for path in paths]
    given = [(name, answer["ok"]) for name, answer in told if "ok" in answer]
    assert given
    assert [fault for name, answer in given for fault in faults(answer, TYPES[operation], name)][:20] == []


def test_a_wrong_answer_would_be_found() -> None:
    share = {"id": "dana", "valueGap": "much"}
    assert faults(share, answers.Share, "") == ["/valueGap: 'much'"]
    assert faults({"id": "dana"}, answers.Share, "") == ["/valueGap: is missing"]
    assert faults({"id": "dana", "valueGap": 1, "why": ""}, answers.Share, "") == ["/why: is not declared"]
    assert faults({"factor": "own", "value": True}, answers.Factor, "") == ["/value: True"]
