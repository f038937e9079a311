"""Jinja with its claws out: a short list of what it may do, and nothing beside.

Knows Jinja and Facts. Templates and narratives come from strangers, so an
expression may look facts up and pass them through filters from a list. It may not
call, assign, import or reach into Python: whatever is not on the list is refused
before anything runs, and what runs sees facts only.
"""

from decimal import Decimal
from math import inf
from typing import Any, NoReturn

from jinja2 import StrictUndefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, pass_context

from boardpaper.expressions.facts import Facts, Sparse
from boardpaper.expressions.fault import ExpressionFault, suggest
from boardpaper.expressions.filters import FILTERS, filters
from boardpaper.expressions.saying import said
from boardpaper.model.printable import UNPRINTABLE

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For,
    nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub,
    nodes.Div, nodes.Neg, nodes.Mul, nodes.CondExpr, nodes.Concat, nodes.List, nodes.Tuple,
    nodes.Keyword, nodes.Slice,
)  # fmt: skip
LOOP = ("index", "index0", "first", "last", "length")
STATEMENTS = ("if", "elif", "else", "endif", "for", "endfor")
DEEPEST_LOOP = 3
MOST_ROUNDS = 200_000
"""Rounds that all loops of a text go together: a second or so."""


class _Unknown(StrictUndefined):
    """A name that stands for nothing; using it says which name, and what was near it."""

    def _fail_with_undefined_error(self, *_: Any, **__: Any) -> NoReturn:
        raise _unknown_name(self)

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = (
        _fail_with_undefined_error
    )
    __getattr__ = __getitem__ = __call__ = __add__ = __radd__ = __sub__ = __rsub__ = (
        _fail_with_undefined_error
    )


class UnknownName(UndefinedError):
    """A name nobody knows, with the names that were there."""

    def __init__(self, name: str, owner: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.owner, self.known = name, owner, known


def _unknown_name(unknown: StrictUndefined) -> Exception:
    name, owner = str(unknown._undefined_name), unknown._undefined_obj
    if unknown._undefined_name is None:  # Jinja's word for what first gives of nothing
        return _unworkable("this list is empty, so it has no such entry", "ask for another value")
    if isinstance(owner, Facts):
        return UnknownName(name, owner._of, tuple(owner._facts))
    return UnknownName(name, "" if owner is missing else "a list or a single value", ())


class _Counting(Context):
    """What a text knows while it runs, and how often its loops have gone round."""

    rounds = 0


@pass_context
def _each(context: _Counting, value: Any) -> Any:
    """What a loop goes through: a list, and not too much of it."""
    if isinstance(value, StrictUndefined):
        raise _unknown_name(value)
    if not isinstance(value, list | tuple):
        raise _unworkable("a loop goes through a list, and this is none", A_LOOP)
    context.rounds += len(value)
    if context.rounds > MOST_ROUNDS:
        often = f"the loops here go round more than {MOST_ROUNDS:,} times"
        raise _unworkable(often, "loop through one list, and not through lists in lists")
    return value


A_LOOP = "name a list, as in {% for recommendation in plan.recommendations %}"
EACH, SAID = "each of a loop", "said in a join"
"""Names of filters that nobody can type: the sandbox puts them in itself."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with the filters of the list, and nothing else to reach for."""

    intercepted_binops = frozenset({"*"})

    context_class = _Counting

    def __init__(self, *, autoescape: bool = False) -> None:
        # Unoptimised: a value that cannot be worked out is met when it is wanted, not before.
        super().__init__(
            autoescape=autoescape,
            undefined=_Unknown,
            keep_trailing_newline=True,
            finalize=said,
            optimized=False,
        )
        self.globals = {}
        self.filters = {**filters(), EACH: _each, SAID: said}

    def _generate(self, source: nodes.Template, *rest: Any, **named: Any) -> str:
        """Every text is made runnable here, however it was read: none gets by unchecked."""
        refuse(source)
        _hold(source)
        return super()._generate(source, *rest, **named)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A named fact, or what a loop knows of itself; never what Python knows."""
        if isinstance(obj, StrictUndefined):
            raise _unknown_name(obj)
        if isinstance(obj, Facts) and attribute in obj._facts:
            return obj._facts[attribute]()
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A named fact, or an entry of a list by its place."""
        if isinstance(obj, list | tuple) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                if isinstance(obj, Sparse):
                    return ""
                return self.undefined(obj=obj, name=str(argument))
        return self.getattr(obj, str(argument))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Only figures are multiplied: a text times a million would fill the machine."""
        if not all(isinstance(side, int | float | Decimal) for side in (left, right)):
            raise SecurityError("only figures can be multiplied")
        return super().call_binop(context, operator, left, right)


def refuse(tree: nodes.Template) -> None:
    """Raise ExpressionFault for anything in a parsed text that is not on the list."""
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise unsafe(f'".{node.attr}" reaches into Python', node.lineno)
        if isinstance(node, nodes.Name) and node.name == "self":
            raise unsafe('"self" reaches into the program that runs this', node.lineno)
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise unknown_filter(node.name, node.lineno)
        if isinstance(node, nodes.Const) and node.value == inf:
            raise _unworkable("this figure is too large", "write a smaller one", node.lineno)
        if isinstance(node, nodes.Const) and UNPRINTABLE.search(str(node.value)):
            raise _unworkable("a character in this text prints nothing", "remove it", node.lineno)
        if not isinstance(node, (*ALLOWED, nodes.EvalContext)):
            raise unsafe(_what_it_does(node), node.lineno)
    _refuse_deep(tree, 0)


def _refuse_deep(node: nodes.Node, depth: int) -> None:
    """Loops in loops in loops go on for ever, and nobody needs them."""
    if depth > DEEPEST_LOOP:
        deep = f"loops stand more than {DEEPEST_LOOP} deep in one another here"
        raise _unworkable(deep, "loop through one list, and not through lists in lists")
    for inner in node.iter_child_nodes():
        _refuse_deep(inner, depth + isinstance(inner, nodes.For))


def _hold(tree: nodes.Template) -> None:
    """Put a check into everything that goes through a list or joins texts."""
    for loop in tree.find_all(nodes.For):
        loop.iter = _through(EACH, loop.iter)
    for joined in tree.find_all(nodes.Concat):
        joined.nodes = [_through(SAID, node) for node in joined.nodes]


def _through(name: str, node: Any) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _what_it_does(node: nodes.Node) -> str:
    if isinstance(node, nodes.Call):
        return "it calls something, as a program does"
    return f'it uses "{type(node).__name__.lower()}", which is a program\'s'


def unsafe(why: str, line: int) -> ExpressionFault:
    return ExpressionFault(
        "placeholder-is-safe",
        f"this is not run: {why}",
        "a placeholder looks a value up, such as {{ meeting.date }}; "
        "templates and narratives cannot run programs",
        line,
    )


def _unworkable(message: str, hint: str, line: int = 1) -> ExpressionFault:
    return ExpressionFault("placeholder-can-be-worked-out", message, hint, line)


def unknown_filter(name: str, line: int) -> ExpressionFault:
    return ExpressionFault(
        "filter-is-known",
        f'there is no filter "{name}"',
        suggest(name, FILTERS) or f"the filters are {', '.join(FILTERS)}",
        line,
    )
