"""The data addresses held against their own description, by Schemathesis."""

import re

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.openapi.checks import RejectedPositiveData
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.routes import ADDRESSES, routes

PATHS = [*ADDRESSES, "/view.html", "/event/{event_id}", "/openapi.json"]
# The parameters are the same everywhere, so that every edge of them is tried on one file, and on
# what has parameters of its own or none; `make test-long` tries them all.
EDGES = ["/data/events.csv", "/event/{event_id}", "/openapi.json"]

# What OpenAPI cannot say of a request: that a day is in the calendar, that two days are in order,
# that an act is in the record, and how long an address is as a whole.
BEYOND_A_SCHEMA = re.compile(
    r"The address gives “\d{4}(-\d\d){0,2}” as (first|last) day; a date such as 2025-07-28 was expected\."
    r"|The address asks for \S+ to \S+, which ends before it begins\."
    r"|The address opens the exchange “[0-9a-z-]+”, which is not in this record\."
    r"|The address is longer than 4,000 characters\."
)


@schemathesis.check
def refuses_only_what_no_schema_says(ctx, response, case):
    """A request of the form described is answered, unless for a reason beyond a description."""
    try:
        return positive_data_acceptance(ctx, response, case)
    except RejectedPositiveData:
        if BEYOND_A_SCHEMA.sub("", response.json()["detail"]).strip():
            raise
    return None


@pytest.fixture(scope="module")
def app():
    """The addresses, for a client in a hurry."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_LIMIT", "1000000/minute")
        yield Starlette(routes=routes())


def findings(app, paths, phase, examples):
    """What is wrong with the answers to the requests of a phase, and how many requests there were."""
    config = SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "continue-on-failure": True,
            "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
            "phases": {
                each: {"enabled": each == phase}
                for each in ("examples", "coverage", "fuzzing", "stateful")
            },
            "checks": {
                "positive_data_acceptance": {"enabled": False},
                "negative_data_rejection": {"expected-statuses": [400, 404, 405, 414]},
            },
        }
    )
    described = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
    found: set[str] = set()
    requests = 0
    for event in from_schema(described.include(path=paths)).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            found.add(str(event))
        if isinstance(event, events.ScenarioFinished):
            for case_id, checks in event.recorder.checks.items():
                requests += 1
                for check in checks:
                    if check.failure_info:
                        case = event.recorder.cases[case_id].value
                        failure = check.failure_info.failure
                        found.add(f"{check.name}: {case.method} {case.formatted_path} {case.query}: {failure}")  # fmt: skip
    return sorted(found), requests


@pytest.mark.parametrize("path", PATHS)
def test_it_answers_as_described(app, path):
    found, requests = findings(app, [path], "fuzzing", examples=12)

    assert [] == found
    assert requests or path == "/openapi.json"  # which has nothing to vary


@pytest.mark.parametrize("path", EDGES)
def test_every_edge_of_its_parameters_and_every_other_method_is_met(app, path):
    found, requests = findings(app, [path], "coverage", examples=12)

    assert [] == found
    assert requests


@pytest.mark.long
@pytest.mark.parametrize("phase", ["coverage", "fuzzing"])
@pytest.mark.parametrize("path", PATHS)
def test_it_answers_many_more_requests_as_described(app, path, phase):
    found, requests = findings(app, [path], phase, examples=500)

    assert [] == found
    assert requests or path == "/openapi.json"


@pytest.mark.parametrize("path", PATHS)
def test_a_refusal_for_haste_is_described_with_when_to_come_back(path, monkeypatch):
    client = TestClient(Starlette(routes=routes()), follow_redirects=False)
    told = client.get("/openapi.json").json()["paths"][path]["get"]["responses"]
    monkeypatch.setenv("DATA_LIMIT", "1/day")
    answers = [client.get(path.format(event_id="nothing")) for _ in range(2)]

    assert 429 == answers[-1].status_code
    assert {"Retry-After"} == set(told["429"]["headers"])
    assert 1 <= int(answers[-1].headers["retry-after"])
