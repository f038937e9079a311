"""The paragraphs of the Acts that say what may be kept from the public, nation by nation.

Knows numbers, words and names of Acts; does not know what a paper withholds by them.
The words of England and Wales, and those of Scotland but for paragraphs 10, 11, 13 and
15, are the Acts' own (Crown copyright, Open Government Licence v3.0). The rest say in
short what the paragraph is about: they could not be held against the Act.
"""

from dataclasses import dataclass
from typing import Final

from boardpaper.model.jurisdiction import Jurisdiction
from boardpaper.model.sentences import listed


@dataclass(frozen=True, slots=True)
class Schedule:
    """Descriptions of exempt information: where they stand, and each by its number.

    ``weighed`` are the paragraphs by which something is exempt only while the public
    interest in keeping it so outweighs that in disclosing it.
    """

    name: str
    paragraphs: dict[str, str]
    weighed: frozenset[str]


_LABOUR: Final = (
    "Information relating to any consultations or negotiations, or contemplated "
    "consultations or negotiations, in connection with any labour relations matter "
    "arising between the authority or a Minister of the Crown and employees of, or "
    "office holders under, the authority."
)
_NOTICE: Final = (
    "Information which reveals that the authority proposes (a) to give under any "
    "enactment a notice under or by virtue of which requirements are imposed on a "
    "person; or (b) to make an order or direction under any enactment."
)
_IDENTITY: Final = "Information which is likely to reveal the identity of an individual."
_BUSINESS: Final = (
    "Information relating to the financial or business affairs of any particular person "
    "(including the authority holding that information)."
)
_PRIVILEGE: Final = (
    "Information in respect of which a claim to legal professional privilege could be "
    "maintained in legal proceedings."
)
_CRIME: Final = (
    "Information relating to any action taken or to be taken in connection with the "
    "prevention, investigation or prosecution of crime."
)

SCHEDULES: Final[dict[Jurisdiction, Schedule]] = {
    # As substituted by SI 2006/88.
    "England": Schedule(
        "Part 1 of Schedule 12A to the Local Government Act 1972",
        {
            "1": "Information relating to any individual.",
            "2": _IDENTITY,
            "3": _BUSINESS,
            "4": _LABOUR,
            "5": _PRIVILEGE,
            "6": _NOTICE,
            "7": _CRIME,
        },
        weighed=frozenset("1234567"),  # paragraph 10 of the Schedule
    ),
    # As inserted by SI 2007/969 (W. 86). 18A to 18C are for standards committees alone.
    "Wales": Schedule(
        "Part 4 of Schedule 12A to the Local Government Act 1972",
        {
            "12": "Information relating to a particular individual.",
            "13": _IDENTITY,
            "14": _BUSINESS,
            "15": _LABOUR,
            "16": _PRIVILEGE,
            "17": _NOTICE,
            "18": _CRIME,
        },
        weighed=frozenset({"12", "13", "14", "15", "17", "18"}),  # paragraph 21: 16 is not
    ),
    "Scotland": Schedule(
        "Part I of Schedule 7A to the Local Government (Scotland) Act 1973",
        {
            "1": "Information relating to a particular employee, former employee or applicant "
            "to become an employee of, or a particular office holder, former office-holder or "
            "applicant to become an office-holder under, the authority.",
            "2": "Information relating to any particular occupier or former occupier of, or "
            "applicant for, accommodation provided by or at the expense of the authority.",
            "3": "Information relating to any particular applicant for, or recipient or former "
            "recipient of, any service provided by the authority.",
            "4": "Information relating to any particular applicant for, or recipient or former "
            "recipient of, any financial assistance provided by the authority.",
            "5": "Information relating to the adoption, care, fostering or education of any "
            "particular child or where any particular child is subject to a compulsory "
            "supervision order or interim compulsory supervision order (as defined respectively "
            "in sections 83 and 86 of the Children’s Hearings (Scotland) Act 2011 (asp 1)) "
            "information relating to the order.",
            "6": "Information relating to the financial or business affairs of any particular "
            "person (other than the authority).",
            "7": "Information relating to anything done or to be done in respect of any "
            "particular person for the purposes of any of the matters referred to in section "
            "27(1) of the Social Work (Scotland) Act 1968 (providing reports on and supervision "
            "of certain persons).",
            "8": "The amount of any expenditure proposed to be incurred by the authority under "
            "any particular contract for the acquisition of property or the supply of goods or "
            "services.",
            "9": "Any terms proposed or to be proposed by or to the authority in the course of "
            "negotiations for a contract for the acquisition or disposal of property or the "
            "supply of goods or services.",
            "10": "Who offers a particular tender for a contract for the supply of goods or "
            "services, the authority included.",
            "11": "Consultations or negotiations, held or contemplated, on labour relations "
            "between the authority, or a Minister of the Crown, and its employees or office "
            "holders.",
            "12": "Any instructions to counsel and any opinion of counsel (whether or not in "
            "connection with any proceedings) and any advice received, information obtained or "
            "action to be taken in connection with (a) any legal proceedings by or against the "
            "authority, or (b) the determination of any matter affecting the authority (whether, "
            "in either case, proceedings have been commenced or are in contemplation).",
            "13": "A proposal of the authority to give a notice that imposes requirements on a "
            "person, or to make an order or direction, under any enactment.",
            "14": "Any action taken or to be taken in connection with the prevention, "
            "investigation or prosecution of crime.",
            "15": "Who a protected informant is.",
        },
        weighed=frozenset(),  # Part II of the Schedule has other conditions
    ),
    "Northern Ireland": Schedule(
        "Part 1 of Schedule 6 to the Local Government Act (Northern Ireland) 2014",
        {
            "1": "Information about an individual.",
            "2": "Information likely to reveal who an individual is.",
            "3": "The financial or business affairs of a particular person, the council included.",
            "4": "Consultations or negotiations, held or contemplated, on labour relations "
            "between the council, or a government department, and the council's employees or "
            "office holders.",
            "5": "Information in which legal professional privilege could be claimed in legal "
            "proceedings.",
            "6": "A proposal of the council to give a notice that imposes requirements on a "
            "person, or to make an order or direction.",
            "7": "Action on the prevention, investigation or prosecution of crime.",
        },
        weighed=frozenset("1234567"),  # not held against Part 2 of the Schedule
    ),
}
"""What may be exempt from publication in each nation, paragraph by paragraph."""


def known(jurisdiction: Jurisdiction, paragraph: str) -> bool:
    """Whether the nation's schedule has a paragraph of that number."""
    return paragraph in SCHEDULES[jurisdiction].paragraphs


def weighed(jurisdiction: Jurisdiction, paragraph: str) -> bool:
    """Whether the public interest has to be weighed before a paragraph is relied on."""
    return paragraph in SCHEDULES[jurisdiction].weighed


def wording(jurisdiction: Jurisdiction, paragraph: str) -> str:
    """What the paragraph describes, as a sentence; empty where the schedule has none such."""
    return SCHEDULES[jurisdiction].paragraphs.get(paragraph, "")


def cited(jurisdiction: Jurisdiction, paragraphs: tuple[str, ...]) -> str:
    """The paragraphs as print cites them: "paragraphs 1 and 3 of Part 1 of Schedule 12A to …".

    They print in the order they are given in, each as it is written.
    """
    noun = "paragraph" if len(paragraphs) == 1 else "paragraphs"
    return f"{noun} {listed(paragraphs)} of {SCHEDULES[jurisdiction].name}"
