"""Which names a piece of Python needs, which it gives, and which packages it imports."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

OPAQUE = frozenset({"exec", "globals", "locals", "vars", "setattr"})
"""Calls that may bind any name."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the code asks of its surroundings at module level. Names map to the line, from 1, that asks first."""

    certain: dict[str, int]
    """Names that are looked up on every way through, and that nothing before in the same code may have bound."""
    possible: dict[str, int]
    """The same, on some way through; holds the certain ones too."""
    given: frozenset[str]
    """Names that the code binds, on some way through."""
    imported: frozenset[str]
    """Those of them that an import binds."""
    assigned: frozenset[str]
    """Those of them that an assignment at the top binds: results, not loop variables, functions or modules."""
    imports: dict[str, int]
    """Top-level packages that are imported on every way through."""
    left_out: int | None = None
    """The line of a `...` that stands for code."""


def needs(tree: ast.Module) -> Needs:
    """What a module needs and gives."""
    walk = _Walk()
    for statement in tree.body:
        walk.visit(statement)
    certain = {} if walk.opaque else walk.certain
    assigned = frozenset().union(*map(assigned_by, tree.body))
    return Needs(certain, walk.possible, frozenset(walk.given), frozenset(walk.imported), assigned, walk.imports)


def assigned_by(statement: ast.stmt) -> frozenset[str]:
    """Names that an assignment binds; none that begins with `_`, and none of any other statement."""
    names = [node.id for target in _targets(statement) for node in ast.walk(target) if isinstance(node, ast.Name)]
    return frozenset(name for name in names if not name.startswith("_"))


def _targets(statement: ast.stmt) -> list[ast.expr]:
    """What an assignment binds, items and attributes left out."""
    found = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    if not isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign):
        return []
    return [target for target in found if isinstance(target, ast.Name | ast.Tuple | ast.List)]


def left_out(tree: ast.Module) -> int | None:
    """The line of a statement `...`, or of an argument `...` of a call: code that its author left out."""
    for node in ast.walk(tree):
        asides = node.args if isinstance(node, ast.Call) else [node.value] if isinstance(node, ast.Expr) else []
        for aside in asides:
            if isinstance(aside, ast.Constant) and aside.value is ...:
                return aside.lineno
    return None


class _Walk(ast.NodeVisitor):
    """Visits module-level code in the order of evaluation; bodies of functions are left out, since nothing calls them yet."""

    def __init__(self) -> None:
        self.certain: dict[str, int] = {}
        self.possible: dict[str, int] = {}
        self.given: set[str] = set()
        self.imported: set[str] = set()
        self.imports: dict[str, int] = {}
        self.opaque = False
        self._sure = True
        self._scopes: list[set[str]] = []

    @contextmanager
    def _unsure(self) -> Iterator[None]:
        before, self._sure = self._sure, False
        yield
        self._sure = before

    @contextmanager
    def _scope(self) -> Iterator[None]:
        self._scopes.append(set())
        yield
        self._scopes.pop()

    def _bind(self, name: str) -> None:
        (self._scopes[-1] if self._scopes else self.given).add(name)

    def _look_up(self, name: str, line: int) -> None:
        if name in self.given or any(name in scope for scope in self._scopes):
            return
        self.possible.setdefault(name, line)
        if self._sure:
            self.certain.setdefault(name, line)

    def _each(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def _maybe(self, nodes: Iterable[ast.AST | None]) -> None:
        with self._unsure():
            self._each(nodes)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Nothing to see, and the inherited visitor is slow about it."""

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self._bind(node.id)
        else:
            self._look_up(node.id, node.lineno)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._each([node.value, *node.targets])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._look_up(node.target.id, node.lineno)
        self._each([node.value, node.target])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._maybe([node.annotation])
        self._each([node.value])
        if node.value is not None or not isinstance(node.target, ast.Name):
            self.visit(node.target)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self.given.add(node.target.id)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._each([*node.decorator_list, *node.args.defaults, *node.args.kw_defaults])
        for inner in ast.walk(node):
            if isinstance(inner, ast.Global):
                self.given.update(inner.names)
        self._bind(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_TypeAlias(self, node: ast.AST) -> None:
        """`type X = …`, from Python 3.12 on: its value is looked up when somebody asks."""
        self.visit(node.name)  # type: ignore[attr-defined]

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._each([*node.args.defaults, *node.args.kw_defaults])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._each(node.decorator_list)
        with self._scope():
            for parameter in getattr(node, "type_params", ()):  # from Python 3.12 on
                self._bind(parameter.name)
            self._each([*node.bases, *node.keywords, *node.body])
        self._bind(node.name)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> None:
        self.visit(node.generators[0].iter)
        with self._scope(), self._unsure():
            for position, part in enumerate(node.generators):
                self._each([part.iter] if position else [])
                self._each([part.target, *part.ifs])
            self._each([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = _comprehension

    def visit_If(self, node: ast.If | ast.IfExp) -> None:
        self.visit(node.test)
        self._maybe([*node.body, *node.orelse] if isinstance(node, ast.If) else [node.body, node.orelse])

    visit_IfExp = visit_If

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self._maybe([*node.body, *node.orelse])

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        self._maybe([node.target, *node.body, *node.orelse])

    visit_AsyncFor = visit_For

    def visit_Try(self, node: ast.Try | ast.TryStar) -> None:
        with self._unsure():
            self._each(node.body)
            for handler in node.handlers:
                self._each([handler.type])
                if handler.name:
                    self._bind(handler.name)
                self._each(handler.body)
            self._each([*node.orelse, *node.finalbody])

    visit_TryStar = visit_Try

    def visit_With(self, node: ast.With | ast.AsyncWith) -> None:
        self._each(node.items)
        self._maybe(node.body)

    visit_AsyncWith = visit_With

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        with self._unsure():
            for inner in ast.walk(ast.Module([*node.cases], [])):  # type: ignore[list-item]  # cases, not statements
                for name in (getattr(inner, "name", None), getattr(inner, "rest", None)):
                    if isinstance(name, str) and isinstance(inner, ast.pattern):
                        self._bind(name)
            self._each(node.cases)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self.visit(node.values[0])
        self._maybe(node.values[1:])

    def visit_Assert(self, node: ast.Assert) -> None:
        self.visit(node.test)
        self._maybe([node.msg])

    def visit_Raise(self, node: ast.Raise) -> None:
        self._each([node.exc, node.cause])
        self._sure = False

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in OPAQUE:
            self.opaque = True
        self.generic_visit(node)

    def _import(self, module: str, line: int) -> None:
        if self._sure:
            self.imports.setdefault(module.partition(".")[0], line)

    def _bind_import(self, name: str) -> None:
        self._bind(name)
        if not self._scopes:
            self.imported.add(name)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._import(alias.name, node.lineno)
            self._bind_import(alias.asname or alias.name.partition(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module and not node.level:
            self._import(node.module, node.lineno)
        for alias in node.names:
            self.opaque = self.opaque or alias.name == "*"
            self._bind_import(alias.asname or alias.name)
