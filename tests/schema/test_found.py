"""Questions that schemathesis asked and that were answered wrongly once."""

import pytest

from tests.asking import wrong


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("meetings/?fields=%25d", "fields"),
        ("meetings/?omit=100%25”", "omit"),
        ("meetings/?ordering=%25(x)s", "ordering"),
    ],
)
def test_a_percent_sign_in_an_unknown_name_is_told_as_it_is(client, db, question, parameter):
    assert "%" in wrong(client, question, parameter)


@pytest.mark.parametrize("written", ["topic=cyber-defence,russia", "topic=cyber-defence&topic=russia"])
def test_several_values_may_be_written_either_way(client, db, written):
    one, both = (client.get(f"/api/v1/meetings/?{asked}").json()["count"] for asked in ("topic=russia", written))
    assert both > one > 0
    assert (
        client.get(f"/api/v1/meetings/?{written}&fields=id&fields=kind&ordering=kind&ordering=-id").status_code == 200
    )


@pytest.mark.parametrize("question", ["meetings.ndjson?end_date_to=1900", "meetings.ndjson"])
def test_a_list_without_rows_has_a_type(client, db, question):
    assert client.get(f"/api/v1/{question}").headers["Content-Type"] == "application/x-ndjson; charset=utf-8"
