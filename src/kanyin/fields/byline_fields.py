"""What the lines beside a title have told so far, each in its field."""

from __future__ import annotations

from dataclasses import dataclass, field

from kanyin.fields import media

PICTURES = "摄影："
"""Before who took the pictures, in the field of what has no field of its own."""
TOLD = "口述："
"""Before who told what others have written down, in the same field."""


@dataclass(slots=True)
class Byline:
    """What has been read from the lines so far. Dates are ISO 8601, as precise as they stand."""

    dates: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    """What stands without a label and has the name of a medium."""
    papers: list[str] = field(default_factory=list)
    """The media whose reporters are named: any other medium on the page tells more of where the text is from."""
    accounts: list[str] = field(default_factory=list)
    """Lines that hold a name and nothing else: who publishes, on platforms where anybody can."""
    handles: list[str] = field(default_factory=list)
    """What is left of a line with a day and can be an account: free too, for its box may tell otherwise."""
    authors: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    """Whom a label calls the source: the author where nobody else is."""
    others: list[str] = field(default_factory=list)
    """What stands behind words that nobody knows, with these: 单位：临城大学."""
    operators: list[str] = field(default_factory=list)
    """Authors whom a platform names over what its account has published: one whom a label calls so comes before."""
    editors: list[str] = field(default_factory=list)
    translators: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    """The organs that a document names as those which issue it."""
    pictures: list[str] = field(default_factory=list)
    """Who took the pictures."""
    tellers: list[str] = field(default_factory=list)
    """Who told what others have written down."""
    contributors: list[str] = field(default_factory=list)
    """Who sent the text or put it together: the author where nobody else is."""
    is_named: bool = False
    """A label or a role has told who wrote: names alone on other lines are what the text is about."""
    is_counted: bool = False
    """A line counts readers, as those of blogs, boards and portals do."""
    is_posted: bool = False
    """A line says who posted, on a board or a blog: other names beside it are no medium's."""
    number: str = ""
    original_title: str = ""
    doubtful: list[str] = field(default_factory=list)
    """Authors who are the editors too: sites set both where the text itself may tell another."""
    is_labelled: bool = False
    """A word said of something what it is."""
    free: list[str] = field(default_factory=list)
    """Pieces of lines that no word and no shape explained."""
    left: list[str] = field(default_factory=list)
    """Lines of which something was not understood."""

    def tell_date(self, kind: str, day: str) -> None:
        """The first date of its kind holds, or one that tells more of the same: its day where that told the month."""
        if day.startswith(self.dates.get(kind, "")):
            self.dates[kind] = day

    @property
    def source(self) -> str:
        """The medium that a label names, else one that stands without; 来源：本站 tells more than the site's own stamp,
        and less than the account that has published.
        """
        accounts = [name for name in self.accounts if name not in self.authors and not self.is_posted]
        vague = list(filter(media.is_vague, self.sources))
        named = [name for name in self.sources if name not in vague]
        others = [*accounts, *vague, *self.media] if vague else [*self.media, *accounts]
        return next(iter([*named, *others, *self.papers]), "")

    def settle_operators(self) -> None:
        """Whoever runs the account is no author where the text names another."""
        self.authors = [name for name in self.authors if name not in self.operators] or self.authors

    def take_contributors(self) -> list[str]:
        """Those who sent the text or put it together, who are no editors then."""
        self.editors = [value for value in self.editors if not any(name in value for name in self.contributors)]
        return list(dict.fromkeys(self.contributors))

    @property
    def labelled_source(self) -> str:
        """The medium that a label names."""
        return next(iter(self.sources), "")

    def understood(self, text: str) -> float:
        """The share of the ``text`` it was read from that is not free."""
        free = sum(map(len, (*self.free, *self.media)))
        return 1 - free / max(1, len("".join(text.split())))

    @property
    def rest(self) -> str:
        """What has no field of its own: lines that were not understood, and who took the pictures."""
        pictures = (f"{PICTURES}{name}" for name in dict.fromkeys(self.pictures))
        tellers = (f"{TOLD}{name}" for name in self.tellers if name not in self.authors)
        return "；".join(dict.fromkeys((*self.left, *self.others, *tellers, *pictures)))

    @property
    def day(self) -> str:
        """When it was published, else the day that stands without a label, else when it was written; the day where the
        first tells the month alone and another line its day.
        """
        days = [day for kind in ("published", "", "written") if (day := self.dates.get(kind, ""))]
        return max((day for day in days if day.startswith(days[0])), key=len, default="")

    @property
    def date(self) -> str:
        """The ``day``, else that of a later state."""
        return self.day or self.dates.get("updated", "")
