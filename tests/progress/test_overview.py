"""A plan at a glance: all it says things of, counted."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from boardpaper.model.dates import When
from boardpaper.model.plan import Action, Manager, Milestone, Plan, Recommendation, Status
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.source import Source
from boardpaper.progress.overview import Entry, Overview, Tally, overview
from boardpaper.progress.results import Result
from boardpaper.readers.plan import read
from front_door import PAPER_2004

DAY = date(2004, 9, 23)
ANN, RAJ = Manager(people=("Ann Lee",)), Manager(people=("Raj Patel", "Ann Lee"))


def seen(*recommendations: Recommendation, public: bool = False) -> Overview:
    plan = Plan(format=1, recommendations=recommendations)
    return overview(plan, DAY, ProgressStyle(), public=public)


def said(entries: tuple[Entry, ...]) -> list[str]:
    return [f"{one.reference} {one.number or '-'} {one.text} {one.end}" for one in entries]


PLAN = (
    Recommendation(
        reference="1",
        text="Be quick",
        managers=(ANN,),
        actions=(
            Action(text="Ask", due=When(2004, 8), managers=(RAJ,)),
            Action(text="Tell", due=When(2004, 10)),
            Action(
                text="Train",
                milestones={
                    "q1": (
                        Milestone(text="Trainer found", date=When(2004, 6, 1)),
                        Milestone(text="First class", date=When(2004, 9, 30)),
                    )
                },
            ),
        ),
    ),
    Recommendation(
        reference="2",
        text="Be kind",
        actions=(Action(text="Smile", status=Status.OVERDUE), Action(text="Wave")),
    ),
)


def test_everything_is_counted_by_status_with_a_total() -> None:
    found = seen(*PLAN)
    assert found.recommendations.counts == {Status.SLIPPING: 1, Status.OVERDUE: 1}
    assert found.actions.counts == {
        Status.OVERDUE: 2,
        Status.ON_TARGET: 1,
        Status.SLIPPING: 1,
        None: 1,
    }
    assert found.milestones.counts == {Status.OVERDUE: 1, Status.ON_TARGET: 1}
    assert (found.actions.total, found.actions.per_cent(Status.OVERDUE)) == (5, Decimal(40))


def test_the_longest_overdue_comes_first_and_what_has_no_date_last() -> None:
    assert said(seen(*PLAN).overdue) == [
        "1 3 Trainer found 2004-06-01",
        "1 1 Ask 2004-08",
        "2 1 Smile None",
    ]


def test_what_falls_due_before_a_day_leaves_out_what_ends_after_it() -> None:
    found = seen(*PLAN)
    assert said(found.due(date(2004, 9, 30))) == ["1 3 First class 2004-09-30"]
    assert said(found.due(date(2004, 10, 31))) == [
        "1 3 First class 2004-09-30",
        "1 2 Tell 2004-10",
    ]


def test_an_action_that_names_nobody_is_that_of_whoever_answers_for_the_whole() -> None:
    found = seen(*PLAN)
    assert found.owners == ("Ann Lee", "Raj Patel", "")
    kind = found.entries[0].kind.ACTION
    assert found.tally(kind, "Ann Lee").total == 3
    assert found.tally(kind, "Raj Patel").counts == {Status.OVERDUE: 1}
    assert found.tally(kind, "").counts == {Status.OVERDUE: 1, None: 1}


def test_shares_are_rounded_half_up_and_nothing_of_nothing_is_none() -> None:
    tally = Tally({"a": 1, "b": 7})
    assert (tally.per_cent("a"), tally.per_cent("a", places=1)) == (Decimal(13), Decimal("12.5"))
    assert Tally[str]({}).per_cent("a") == 0


def test_a_public_copy_counts_only_what_it_shows() -> None:
    exempt = ("3",)
    secret = Action(text="Not for publication: paragraph 3", exempt=exempt)
    shown = Action(text="Tell", due=When(2004, 10))
    one = Recommendation(reference="1", text="Be quick", actions=(secret, shown))
    whole = Recommendation(reference="2", text="Not for publication", exempt={"": exempt})
    names = Recommendation(
        reference="3", text="Be kind", actions=(shown,), exempt={"managers": exempt}
    )
    found = seen(one, whole, names, public=True)
    assert found.recommendations.counts == {Status.ON_TARGET: 1}
    assert found.actions.counts == {Status.ON_TARGET: 2}
    assert found.left_out == 3
    everything = seen(one, whole, names)
    assert (everything.recommendations.total, everything.left_out) == (3, 0)


def test_an_action_is_not_rated_where_one_of_its_milestones_is_withheld() -> None:
    secret = Milestone(printed="Not for publication: paragraph 3", exempt=("3",))
    done = Milestone(text="Agreed", status=Status.ACHIEVED)
    action = Action(text="Agree", milestones={"q1": (done, secret)})
    found = seen(Recommendation(reference="1", text="Be quick", actions=(action,)), public=True)
    assert not found.actions.total
    assert found.milestones.counts == {Status.ACHIEVED: 1}


def test_the_plan_of_2004_at_a_glance() -> None:
    path = Path(__file__).parents[2] / "source" / PAPER_2004 / "plan.yaml"
    plan = read(Source("plan.yaml", path.read_text("utf-8"))).value
    assert plan
    found = overview(plan.value, DAY, ProgressStyle())
    assert found.recommendations.total == 17
    assert {str(key): n for key, n in found.measures.counts.items()} == {
        "met": 5,
        "missed": 1,
        "no data": 2,
    }
    [missed] = [one for one in found.measured if one.judged.result is Result.MISSED]
    assert (missed.reference, missed.measure.text) == ("2.6", "Number of re-referrals")
