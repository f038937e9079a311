"""A house style: what a council wants a paper to look like, as far as words go.

Knows order, wording and the names of Word styles; does not know the template
that draws them.
"""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.dates import Patterns
from boardpaper.model.edition import Layout
from boardpaper.model.numbering import Numbering
from boardpaper.model.progress_style import ProgressStyle, Shows
from boardpaper.model.typed import STRICT, Format, OneOrMany, shorthand

FieldKind = Literal["text", "date", "link", "email", "yes or no", "reference"]
"""What a field holds; a reference is the key of a paragraph, and prints its number."""

EachTime = Annotated[
    bool,
    Field(
        description="Whether it is asked for again for each meeting, as a sign-off is: it is not "
        "carried over into the paper of the next. A date never is."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PartRule:
    """One part of a field of the front matter, such as a person's role."""

    key: str
    kind: FieldKind = "text"
    choices: Annotated[tuple[str, ...], Field(description="The only texts it may be.")] = ()
    required: bool = True
    each_time: EachTime = False


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class FieldRule:
    """A field of the front matter. It has parts, or it is one text itself."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Annotated[str, Field(description="What the field is called when speaking to people.")]
    kind: FieldKind = "text"
    choices: Annotated[tuple[str, ...], Field(description="The only texts it may be.")] = ()
    required: bool = True
    each_time: EachTime = False
    when: Annotated[
        str, Field(description="The yes-or-no field without whose yes it is not asked for.")
    ] = ""
    many: Annotated[bool, Field(description="Whether it may be given several times.")] = False
    parts: tuple[Annotated[PartRule, shorthand("key")], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Length:
    """How long a section may be: words and characters, at least and at most."""

    least_words: Annotated[int, Field(ge=0)] = 0
    most_words: Annotated[int | None, Field(ge=1)] = None
    most_characters: Annotated[int | None, Field(ge=1)] = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class SectionRule:
    """A section the house style knows: its key, exact heading, numbering, own words."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    heading: Annotated[
        str, Field(description="The exact words of the heading; empty for free headings.")
    ] = ""
    free: Annotated[
        bool, Field(description="Whether headings the house style does not know stand here.")
    ] = False
    required: bool = True
    none: Annotated[
        str, Field(description="What it says when the author says nothing, such as None arising.")
    ] = ""
    numbered: Annotated[bool, Field(description="Whether anything in it carries a number.")] = True
    section: Annotated[
        str | None,
        Field(description="The label of its heading, where it is its own; empty for none."),
    ] = None
    paragraphs: Annotated[
        str | None, Field(description="Labels of its paragraphs, where they are its own.")
    ] = None
    lists: Annotated[
        tuple[str, ...] | None,
        OneOrMany,
        Field(description="Labels of its numbered lists, where they are its own."),
    ] = None
    paragraph_style: Annotated[str, Field(description="The Word style of its paragraphs.")] = ""
    bullets: Annotated[
        tuple[str, ...], OneOrMany, Field(description="The Word styles of its bullets.")
    ] = ()
    numbered_list: Annotated[
        tuple[str, ...], OneOrMany, Field(description="The Word styles of its numbered lists.")
    ] = ()
    heading_style: Annotated[str, Field(description="The Word style of its heading.")] = ""
    run_in: Annotated[
        bool, Field(description="Whether the heading begins the first paragraph, in bold.")
    ] = False
    shows: Annotated[
        tuple[Shows, ...],
        OneOrMany,
        Field(description="What of the plan's progress it shows below the author's words."),
    ] = ()
    before: Annotated[
        tuple[str, ...], OneOrMany, Field(description="Words before the author's.")
    ] = ()
    after: Annotated[
        tuple[str, ...], OneOrMany, Field(description="Words after the author's.")
    ] = ()
    length: Length = Field(default_factory=Length)
    guidance: Annotated[str, Field(description="What an author should write; never prints.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class WordStyles:
    """The names, as Word shows them, of the template's styles that blocks take."""

    heading: str
    unnumbered_heading: str = ""
    subheadings: Annotated[tuple[str, ...], OneOrMany] = ()
    numbered_paragraph: str
    paragraph: str
    bullets: Annotated[tuple[str, ...], OneOrMany, Field(min_length=1)]
    numbered_list: Annotated[tuple[str, ...], OneOrMany] = ()
    table_bullet: str = ""
    quote: Annotated[str, Field(description="Words quoted, set apart.")] = ""
    caption: Annotated[str, Field(description="Above a table, below a picture.")] = ""
    table: Annotated[str, Field(description="A table style, for tables of the narrative.")] = ""
    table_heading: Annotated[str, Field(description="Paragraphs in their heading row.")] = ""
    table_text: Annotated[str, Field(description="Paragraphs in their other rows.")] = ""
    appendix_heading: Annotated[str, Field(description="Above an appendix.")] = ""


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


Title = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PlanTitles:
    """What the council calls the parts of a plan where no template's table says it.

    They stand in the accessible layout: at the top of columns, and before what is said of
    a recommendation as a whole.
    """

    number: Title = "No."
    action: Title = "Action"
    outcome: Title = "Outcome"
    measure: Title = "Measure"
    managers: Title = "Responsible"
    status: Title = "Status"
    due: Title = "Due"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PlanStyle:
    """How the plan prints: in which layout, bullets or lines by column, dates, wording."""

    table: Annotated[
        Layout,
        Field(
            description="How the plan is laid out: faithful, as the table of the template, or "
            "accessible, a heading and a plain table for each recommendation."
        ),
    ] = "faithful"
    titles: Annotated[
        PlanTitles, Field(description="What the accessible layout calls the parts of the plan.")
    ] = Field(default_factory=PlanTitles)
    layout: Annotated[
        dict[str, Literal["bullets", "lines"]],
        Field(description="Columns whose several entries print as bullets; others are lines."),
    ] = Field(default_factory=dict)
    dates: Patterns = Field(default_factory=lambda: Patterns(month="{month} {yy}"))
    wording: PlanWording = Field(default_factory=PlanWording)
    progress: Annotated[
        ProgressStyle, Field(description="How progress is judged, and what it is called.")
    ] = Field(default_factory=ProgressStyle)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Law:
    """Which sections and fields of a house style say what the law asks papers to say."""

    background_papers: Annotated[
        str, Field(description="The section that lists the background papers.")
    ] = ""
    late: Annotated[str, Field(description="The field that says why a paper is late.")] = ""
    urgent: Annotated[
        str, Field(description="The field that says why a paper cannot wait; it may be the same.")
    ] = ""
    key_decision: Annotated[
        str, Field(description="The yes-or-no field that says whether it is for a key decision.")
    ] = ""
    notice: Annotated[
        str, Field(description="The field with the day on which notice of that was given.")
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class HouseStyle:
    """The contents of ``house-style.yaml``."""

    format: Format
    name: Annotated[str, Field(min_length=1, description="What people call it.")]
    council: Annotated[str, Field(description="The council, as the file's author.")] = ""
    template: Annotated[str, Field(description="The Word template beside it.")] = "report.docx"
    styles: WordStyles
    dates: Patterns = Field(default_factory=Patterns)
    numbering: Numbering = Field(default_factory=Numbering)
    fields: tuple[FieldRule, ...] = ()
    sections: Annotated[tuple[SectionRule, ...], Field(min_length=1)]
    appendix_label: Annotated[str, Field(description="What an appendix is called.")] = "Appendix"
    appendix_numbers: Annotated[
        str, Field(description="The numbers of appendices, {1} or {A}, after what they are called.")
    ] = "{1}"
    plan: PlanStyle = Field(default_factory=PlanStyle)
    law: Annotated[Law, Field(description="Where papers say what the law asks of them.")] = Field(
        default_factory=Law
    )
    small_numbers: Annotated[
        int | None,
        Field(ge=2, description="Published counts under this draw a warning, such as 5."),
    ] = None
    rules: Annotated[
        dict[str, Literal["error", "warning", "note"]],
        Field(description="Rules this council takes more or less seriously."),
    ] = Field(default_factory=dict)
