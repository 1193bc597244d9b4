"""The one question of the API that is sent: a text to be checked, as JSON and as a file."""

import json

from alliance.docs.examples import Example
from alliance.rest.schema.examples import examples

CHECK = Example("check/", content="application/json", body=json.dumps(examples()["check"].sends))
UPLOAD = Example("check/", method="POST", form="file=@article.html")
