"""The API described in OpenAPI 3.1: made from the views, forms and serializers themselves, with nothing told twice."""
