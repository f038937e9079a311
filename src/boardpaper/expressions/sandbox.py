"""Jinja with its claws out: a short list of what it may do, and nothing beside.

Knows Jinja and Facts. Templates and narratives come from strangers, so an
expression may look facts up and pass them through filters from a list. It may not
call, assign, import or reach into Python: whatever is not on the list is refused
before anything runs, and what runs sees facts only.
"""

from decimal import Decimal
from typing import Any, NoReturn

from jinja2 import StrictUndefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from boardpaper.expressions.facts import Facts
from boardpaper.expressions.fault import ExpressionFault, suggest

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For,
    nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub,
    nodes.Div, nodes.Neg, nodes.Mul, nodes.CondExpr, nodes.Concat, nodes.List, nodes.Tuple,
    nodes.Keyword, nodes.Slice,
)  # fmt: skip
FILTERS = (
    "abs", "capitalize", "count", "default", "first", "float", "int", "join", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse",
    "round", "select", "selectattr", "sort", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip
LOOP = ("index", "index0", "first", "last", "length")
STATEMENTS = ("if", "elif", "else", "endif", "for", "endfor")


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


def _unknown_name(unknown: StrictUndefined) -> UnknownName:
    name, owner = str(unknown._undefined_name), unknown._undefined_obj
    if isinstance(owner, Facts):
        return UnknownName(name, owner._of, tuple(owner._facts))
    return UnknownName(name, "" if owner is missing else "a list or a single value", ())


def _count(value: Any) -> int:
    """How many there are, of a list or of what a filter lets through."""
    return len(value) if hasattr(value, "__len__") else sum(1 for _ in value)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with the filters of the list, and nothing else to reach for."""

    intercepted_binops = frozenset({"*"})

    def __init__(self, *, autoescape: bool = False) -> None:
        super().__init__(autoescape=autoescape, undefined=_Unknown, keep_trailing_newline=True)
        self.globals = {}
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.filters |= {"count": _count, "length": _count}

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
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise unknown_filter(node.name, node.lineno)
        if not isinstance(node, (*ALLOWED, nodes.EvalContext)):
            raise unsafe(_what_it_does(node), node.lineno)


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


def unknown_filter(name: str, line: int) -> ExpressionFault:
    return ExpressionFault(
        "filter-is-known",
        f'there is no filter "{name}"',
        suggest(name, FILTERS) or f"the filters are {', '.join(FILTERS)}",
        line,
    )
