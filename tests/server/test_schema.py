"""The data addresses held against their own description, by Schemathesis."""

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from starlette.applications import Starlette

from server.routes import routes


def config(examples: int):
    return SchemathesisConfig.from_dict(
        {
            "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
        }
    )


@pytest.fixture(scope="module")
def api():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_LIMIT", "1000000/minute")
        yield schemathesis.openapi.from_asgi(
            "/openapi.json", Starlette(routes=routes()), config=config(20)
        )


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
def test_it_answers_as_described(case):
    case.call_and_validate()
