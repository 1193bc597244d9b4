"""Code on the pages of the documentation: to be read on a telephone, and to be copied."""

from django.template import Context, Template

from alliance.templatetags.docs import LONGEST_LINE, breakable, shortened
from tests.alliance.docs.pasting import pasted


def test_an_address_breaks_between_its_parts_and_is_copied_whole():
    code = 'curl "https://example.org/api/v1/members.csv?as_of=1999-03-12&fields=id,joined" <x>'
    html = breakable(code)
    assert "/<wbr>api/<wbr>v1/<wbr>members.csv?<wbr>as_of=1999-03-12&amp;<wbr>fields=id,<wbr>joined" in html
    assert "https://example.org" in html
    assert pasted(html) == code


def test_what_is_no_code_of_ours_is_escaped():
    assert Template("{% load docs %}{{ code|breakable }}").render(Context({"code": "<b>/a"})) == "&lt;b&gt;/a"


def test_of_a_long_answer_the_first_lines_are_shown_and_none_is_endless():
    assert shortened("a\nb\nc", 2) == "a\nb\n…"
    assert shortened("a\nb", 2) == "a\nb"
    assert shortened("a" * (LONGEST_LINE + 1), 2) == "a" * LONGEST_LINE + "…"
    assert shortened("a" * (LONGEST_LINE + 1), 0) == "a" * (LONGEST_LINE + 1)
