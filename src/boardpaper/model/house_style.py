"""A house style: what a council wants a paper to look like, as far as words go.

Knows order, wording and the names of Word styles; does not know the template
that draws them.
"""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.dates import Patterns
from boardpaper.model.typed import STRICT, Format, OneOrMany, shorthand


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PartRule:
    """One part of a field of the front matter, such as a person's role."""

    key: str
    kind: Literal["text", "date", "link"] = "text"
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class FieldRule:
    """A field of the front matter. It has parts, or it is one text itself."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Annotated[str, Field(description="What the field is called when speaking to people.")]
    kind: Literal["text", "date", "link"] = "text"
    required: bool = True
    parts: tuple[Annotated[PartRule, shorthand("key")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class SectionRule:
    """A section the house style knows: its key, its exact heading, its numbering."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    heading: Annotated[str, Field(min_length=1, description="The exact words of the heading.")]
    required: bool = True
    numbered: Annotated[bool, Field(description="Whether its paragraphs carry numbers.")] = True


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class WordStyles:
    """The names, as Word shows them, of the template's styles that blocks take."""

    heading: str
    subheadings: Annotated[tuple[str, ...], OneOrMany] = ()
    numbered_paragraph: str
    paragraph: str
    bullets: Annotated[tuple[str, ...], OneOrMany, Field(min_length=1)]
    numbered_list: Annotated[tuple[str, ...], OneOrMany] = ()
    table_bullet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PlanWording:
    """How the plan's facts are said where no printed words stand.

    A name in braces prints that fact; a fact that is missing takes the spaces,
    dashes and commas beside it along.
    """

    action: str = "{text}"
    milestone: str = "{status} {text} {date}"
    target: str = "{value}"
    actual: str = "{value} - {status}"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PlanStyle:
    """How the plan prints: bullets or lines by column, dates, wording."""

    layout: Annotated[
        dict[str, Literal["bullets", "lines"]],
        Field(description="Columns whose several entries print as bullets; others are lines."),
    ] = Field(default_factory=dict)
    dates: Patterns = Field(default_factory=lambda: Patterns(month="{month} {yy}"))
    wording: PlanWording = Field(default_factory=PlanWording)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class HouseStyle:
    """The contents of ``house-style.yaml``."""

    format: Format
    name: Annotated[str, Field(min_length=1, description="What people call it.")]
    council: Annotated[str, Field(description="The council, as the file's author.")] = ""
    template: Annotated[str, Field(description="The Word template beside it.")] = "report.docx"
    styles: WordStyles
    dates: Patterns = Field(default_factory=Patterns)
    fields: tuple[FieldRule, ...] = ()
    sections: Annotated[tuple[SectionRule, ...], Field(min_length=1)]
    appendix_label: Annotated[str, Field(description="What an appendix is called.")] = "Appendix"
    plan: PlanStyle = Field(default_factory=PlanStyle)
    rules: Annotated[
        dict[str, Literal["error", "warning", "note"]],
        Field(description="Rules this council takes more or less seriously."),
    ] = Field(default_factory=dict)
