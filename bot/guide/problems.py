"""What is wrong with a content file, said to the person who edits it (Spanish)."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: the file, the field where one is known, and the mend."""

    file: str
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file} · {self.field}" if self.field else self.file
        return f"{place}: {self.message}"


class ContentError(Exception):
    """The guide can't be used as it stands."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in sorted(problems)))
        self.problems = sorted(problems)
