"""What a paper says of itself: title, people, house style, appendices.

Knows what a paper file may say; does not know its narrative, nor how it is written.
"""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.typed import STRICT, Exempt, Format, OneOrSeveral, shorthand

FieldEntry = dict[str, str]
"""One entry of a field: its parts by name; a field without parts stands under ""."""
FieldEntries = Annotated[
    tuple[Annotated[FieldEntry, shorthand("")], ...], OneOrSeveral, Field(min_length=1)
]
"""A field of the front matter: one entry, or several where the field is repeated."""

Orientation = Literal["portrait", "landscape"]
APPENDIX_KINDS = ("plan", "text", "table", "document")
"""What an appendix may print; each names a file, and an appendix has one of them."""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class AppendixFile:
    """One appendix and the one file it prints; the plan's lies as its template has it."""

    plan: Annotated[
        str, Field(description="The plan it prints: plan.yaml, or a tracker: tracker.xlsx#Sheet.")
    ] = ""
    text: Annotated[str, Field(description="A text in Markdown: appendix-a.md.")] = ""
    table: Annotated[str, Field(description="A table: costs.csv, or costs.xlsx#Sheet.")] = ""
    document: Annotated[str, Field(description="A Word file, carried in: leaflet.docx.")] = ""
    title: Annotated[str, Field(description="The title of the appendix.")] = ""
    orientation: Annotated[
        Orientation, Field(description="How its pages lie; a plan's are as its template has them.")
    ] = "portrait"
    numbered: Annotated[
        bool, Field(description="Whether the paragraphs of its text are numbered, from 1.")
    ] = False
    exempt: Exempt = ()

    @property
    def file(self) -> tuple[str, str]:
        """The kind of its file and the file, each "" where none is named."""
        named = ((kind, getattr(self, kind)) for kind in APPENDIX_KINDS)
        return next((one for one in named if one[1]), ("", ""))


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Exemption:
    """Why some of a paper is exempt from publication, and which of its front matter is."""

    public_interest: Annotated[
        str, Field(description="Why keeping it exempt outweighs the public interest in it.")
    ] = ""
    fields: Annotated[
        dict[str, Exempt], Field(description="Exempt front matter, by the name of its field.")
    ] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class MayBeTold:
    """Words of exempt text that may stand in public text as well, and why."""

    words: Annotated[
        str, Field(min_length=1, pattern=r"\S", description="The words, as they are typed.")
    ]
    reason: Annotated[
        str, Field(min_length=1, pattern=r"\S", description="Why they may be told; never prints.")
    ]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Standing:
    """Words that disagree with something in the paper and are right all the same, and why."""

    words: Annotated[
        str, Field(min_length=1, pattern=r"\S", description="The words, as the paper has them.")
    ]
    reason: Annotated[
        str, Field(min_length=1, pattern=r"\S", description="Why they stand; never prints.")
    ]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PaperFile:
    """The contents of ``paper.yaml``."""

    format: Format
    house_style: Annotated[str, Field(description="The folder of the house style it follows.")]
    title: Annotated[str, Field(min_length=1, pattern=r"\S", description="The title of the paper.")]
    subject: Annotated[
        str, Field(description="What the Word file's properties say it is about.")
    ] = ""
    language: Annotated[
        str,
        Field(
            description="The language it is written in, such as en-GB or cy-GB.",
            pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        ),
    ] = "en-GB"
    since: Annotated[
        str,
        Field(
            description="The paper of the last meeting, whose plan this one is compared with: its "
            "folder, or git:REV, issued:N, or a Word file that was issued."
        ),
    ] = ""
    fields: Annotated[
        dict[str, FieldEntries],
        Field(description="The front matter the house style asks for, by name."),
    ] = Field(default_factory=dict)
    appendices: Annotated[
        tuple[AppendixFile, ...], Field(description="The appendices, in order.")
    ] = ()
    exempt: Annotated[Exemption, Field(description="What is exempt from publication, and why.")] = (
        Field(default_factory=Exemption)
    )
    not_withheld: Annotated[
        tuple[MayBeTold, ...],
        Field(description="Words of exempt text that may be told, each with the reason."),
    ] = ()
    stands: Annotated[
        tuple[Standing, ...],
        Field(description="Words that stand though they disagree, each with the reason."),
    ] = ()
