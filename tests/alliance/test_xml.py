"""What is given as XML can be read as XML, whatever the texts in it."""

from xml.etree import ElementTree

import pytest

from alliance.xml import legal
from members.models import Country, CountryName

HOSTILE = "Sp\x0b\x1fain\ufffe <b>\"&'"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\x00b\x0b\x1f", "ab"), ("tab\t line\n", "tab\t line\n"), ("\ufffe\uffff\ufffd", "\ufffd"), ("😀 ü", "😀 ü")],
)
def test_characters_that_no_xml_may_have_are_left_out(text, kept):
    assert legal(text) == kept


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["changes/feed/", "map.svg", "map.svg?as_of=1999-03-12"])
def test_a_name_with_control_characters_does_not_break_what_is_read_as_xml(client, address):
    spain = Country.objects.get(slug="spain")
    CountryName.objects.filter(country=spain).update(name_en=HOSTILE)
    spain.name_en = HOSTILE
    spain.save()
    response = client.get(f"/en/{address}")
    assert response.status_code == 200
    assert any("Spain <b>\"&'" in text for text in ElementTree.fromstring(response.content).itertext())
