def records_of(answer, context) -> list[dict]:
    """The records of an answer: those of a list, or the one."""
    return answer["results"] if context["view"].action == "list" else [answer]
