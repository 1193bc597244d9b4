"""Every page of the site, by an address of its kind, with the most queries it may take."""

LANGUAGES = ("en", "id")

# A section of a profile is a query for its rows and one for their claims.
PAGES = {
    "": 10,
    "timeline/": 3,
    "members/": 6,
    "members/?as_of=1999-03-12": 6,
    "members/?as_of=1940-01-01": 6,
    "members/turkiye/": 22,
    "members/belgium/": 22,
    "members/united-states/": 22,
    "members/ukraine/": 22,
    "organizations/": 1,
    "organizations/nato/": 14,
    "organizations/un/": 14,
    "persons/": 3,
    "persons/?as_of=2000-01-01": 4,
    "positions/": 2,
    "partners/": 2,
    "meetings/": 1,
    "meetings/?kind=summit&year=2021": 1,
    "meetings/brussels-2021/": 8,
    "meetings/g7-2021/": 8,
    "topics/": 2,
    "topics/collective-defence/": 8,
    "operations/": 3,
    "operations/kfor/": 3,
    "sources/": 3,
    "sources/kompas-pertemuan-tingkat-tinggi/": 16,
    "sources/reference-tables/?page=2": 16,
}
IN_EACH_LANGUAGE = [f"/{language}/{path}" for language in LANGUAGES for path in PAGES]
