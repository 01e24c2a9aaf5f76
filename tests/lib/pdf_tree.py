"""pdf_tree.py - the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8):
elements, the content they hold, and what the file's maps say about them.
"""
from dataclasses import dataclass, field

from pdf_file import Name, Ref, Stream, text

GROUPING = frozenset('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private'.split())
BLOCK = frozenset('P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot'.split())
INLINE = frozenset('Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP'.split())
ILLUSTRATION = frozenset('Figure Formula Form'.split())
STANDARD = GROUPING | BLOCK | INLINE | ILLUSTRATION
MOST = 1 << 20      # elements


@dataclass(eq=False)
class Piece:
    """A marked-content sequence that an element holds."""
    page: Ref
    mcid: int
    owner: int          # number of the page or form that has the sequence


@dataclass(eq=False)
class Object:
    """An object (annotation) that an element holds."""
    ref: Ref
    page: Ref


@dataclass(eq=False)
class Element:
    dict: dict
    ref: Ref
    parent: 'Element'
    type: str           # as written
    standard: str       # mapped; None without a standard type
    kids: list = field(default_factory=list)       # Element, Piece, Object
    attributes: dict = field(default_factory=dict) # (owner, key): value

    def __str__(self):
        return f'{self.type} {self.ref.num if self.ref else ""}'.strip()

    @property
    def elements(self):
        return [k for k in self.kids if isinstance(k, Element)]

    def up(self):
        """The element and those around it, from within."""
        while self is not None:
            yield self
            self = self.parent

    def lang(self):
        return next((text(e.dict['Lang']) for e in self.up() if 'Lang' in e.dict), None)


class Tree:
    """The structure tree; problems are (rule, place, message)."""
    def __init__(self, file):
        self.file, self.problems, self.all, self.roots = file, [], [], []
        self.ref = file.catalog.get('StructTreeRoot')
        self.root = file.dict(self.ref)
        self.roles = file.dict(self.root.get('RoleMap'))
        self.classes = file.dict(self.root.get('ClassMap'))
        self._elements()
        self.parents = self.leaves(self.root.get('ParentTree'), 'Nums')
        self.ids = self.leaves(self.root.get('IDTree'), 'Names')

    def problem(self, rule, place, message):
        self.problems.append((rule, str(place), message))

    # -- types (14.7.3)

    def standard(self, type_):
        """The standard type that a type is mapped to; None when it is to none."""
        seen = set()
        while type_ not in STANDARD and type_ in self.roles and type_ not in seen:
            seen.add(type_)
            type_ = self.roles[type_]
        return str(type_) if type_ in STANDARD else None

    def circular(self):
        """Types whose mapping never ends."""
        found = []
        for type_ in self.roles:
            seen, now = set(), type_
            while now in self.roles and now not in seen:
                seen.add(now)
                now = self.roles[now]
            if now in seen:
                found.append(str(type_))
        return found

    # -- elements (14.7.2)

    def _elements(self):
        todo = [(kid, None, self.ref) for kid in reversed(self.file.list(self.root.get('K')))]
        seen = set()
        while todo and len(self.all) < MOST:
            kid, parent, above = todo.pop()
            entries = self.file.get(kid)
            ref = kid if isinstance(kid, Ref) else None
            if isinstance(entries, dict) and entries.get('Type', 'StructElem') == 'StructElem':
                if ref in seen:
                    self.problem('32000:14.7.2', ref, 'the element stands twice in the tree')
                    continue
                seen.add(ref)
                element = self._element(entries, ref, parent, above)
                todo += [(k, element, ref) for k in reversed(self.file.list(entries.get('K')))]
            elif parent is None:
                self.problem('32000:14.7.2', 'StructTreeRoot', f'K holds {kid!r:.60}')
            else:
                self._content(kid, entries, parent)

    def _element(self, entries, ref, parent, above):
        type_ = entries.get('S')
        element = Element(entries, ref, parent, str(type_), self.standard(type_))
        if ref is None:
            self.problem('32000:14.7.2', element, 'the element is no indirect object')
        if not isinstance(type_, Name):
            self.problem('32000:14.7.2', element, 'the element has no type')
        if entries.get('P') is None:
            self.problem('7.1-12', element, 'the element has no P')
        elif entries['P'] != above:
            self.problem('32000:14.7.2', element, f'P is {entries["P"]}, the parent {above}')
        self._attributes(element)
        (parent.kids if parent else self.roots).append(element)
        self.all.append(element)
        return element

    def _content(self, kid, entries, parent):
        """A kid that is no element: a number, a marked-content or object reference."""
        page = parent.dict.get('Pg')
        if type(kid) is int:
            if page is None:
                self.problem('32000:14.7.4.2', parent, f'the piece {kid} is on no page')
            else:
                parent.kids.append(Piece(page, kid, page.num))
        elif isinstance(entries, dict) and entries.get('Type') == 'MCR':
            page, stream = entries.get('Pg', page), entries.get('Stm')
            if page is None or type(entries.get('MCID')) is not int:
                self.problem('32000:14.7.4.2', parent, 'a reference without page or MCID')
            else:
                parent.kids.append(Piece(page, entries['MCID'], (stream or page).num))
        elif isinstance(entries, dict) and entries.get('Type') == 'OBJR':
            parent.kids.append(Object(entries.get('Obj'), entries.get('Pg', page)))
            if not isinstance(entries.get('Obj'), Ref) or entries.get('Pg', page) is None:
                self.problem('32000:14.7.4.3', parent, 'a reference to an object without Obj or Pg')
        else:
            self.problem('32000:14.7.2', parent, f'K holds {kid!r:.60}')

    def _attributes(self, element):
        """A and C (14.7.5): later ones win, those of A over those of classes."""
        for name in self.file.list(element.dict.get('C')):
            if type(name) is not int:
                if name not in self.classes:
                    self.problem('32000:14.7.5', element, f'the class {name} is not in the class map')
                for item in self.file.list(self.classes.get(name)):
                    self._owned(element, item)
        for item in self.file.list(element.dict.get('A')):
            if type(item) is not int:       # revision numbers
                self._owned(element, item)

    def _owned(self, element, item):
        item = self.file.get(item)
        item = item.dict if isinstance(item, Stream) else item
        if not isinstance(item, dict) or not isinstance(item.get('O'), Name):
            self.problem('32000:14.7.5', element, 'attributes without an owner')
            return
        for key, value in item.items():
            if key != 'O':
                element.attributes[str(item['O']), str(key)] = self.file.get(value)

    # -- number and name trees (7.9.6, 7.9.7)

    def leaves(self, root, leaf):
        """Key: value of a tree whose leaves have Nums or Names."""
        found, todo, last, seen = {}, [root] if root is not None else [], None, set()
        while todo:
            ref = todo.pop()
            node = self.file.dict(ref)
            if isinstance(ref, Ref) and ref in seen:
                self.problem('32000:7.9.7', ref, 'a node stands twice in its tree')
                continue
            seen.add(ref if isinstance(ref, Ref) else id(node))
            pairs = self.file.list(node.get(leaf))
            if len(pairs) % 2:
                self.problem('32000:7.9.7', ref, 'a key without a value')
            for key, value in zip(pairs[::2], pairs[1::2]):
                if last is not None and not key > last:
                    self.problem('32000:7.9.7', ref, f'the key {key!r:.40} behind {last!r:.40}')
                found[key], last = value, key
            limits = self.file.list(node.get('Limits'))
            if pairs and limits and limits != [pairs[0], pairs[-2]]:
                self.problem('32000:7.9.7', ref, f'Limits {limits!r:.60} are not those of the keys')
            if ref is not root and not limits:
                self.problem('32000:7.9.7', ref, 'a node without Limits')
            todo += reversed(self.file.list(node.get('Kids')))
        return found

    def show(self, said):
        """The tree as lines; said(piece) tells a piece's text."""
        lines, todo = [], [(e, 0) for e in reversed(self.roots)]
        while todo:
            item, depth = todo.pop()
            if isinstance(item, Piece):
                lines.append('  ' * depth + repr(said(item)))
            elif isinstance(item, Object):
                lines.append('  ' * depth + f'object {item.ref.num}')
            else:
                more = {**{k: text(item.dict[k]) for k in ('Lang', 'Alt', 'ActualText', 'E', 'ID', 'T')
                           if k in item.dict},
                        **{key: value for (_, key), value in item.attributes.items()}}
                name = item.type if item.type == item.standard else f'{item.type}={item.standard}'
                lines.append('  ' * depth + ' '.join([name] + [f'{k}={v}' for k, v in more.items()]))
                todo += [(k, depth + 1) for k in reversed(item.kids)]
        return '\n'.join(lines)
