"""pdf_content.py - walks the content streams of a page (ISO 32000-1, 7.8 and
8 to 9, 14.6): what is painted, in which marked content, with which fonts,
pictures and colours.  Problems are (rule, place, message), as in pdf_file.
"""
from dataclasses import dataclass, field

from pdf_file import SPACE, Broken, Name, Reader, Ref, Stream

# Operators and the number of operands they take; None: it varies.
OPERANDS = {
    **dict.fromkeys('b B b* B* BT ET BX EX EMC f F f* h n q Q s S T* W W*'.split(), 0),
    **dict.fromkeys("BMC CS cs Do g G gs i j J M MP ri sh Tc Tf_ Tj TJ TL Tr Ts Tw Tz w '".split(), 1),
    **dict.fromkeys('BDC d d0 DP l m Td TD Tf'.split(), 2),
    **dict.fromkeys('rg RG "'.split(), 3), **dict.fromkeys('k K re v y'.split(), 4),
    **dict.fromkeys('c cm d1 Tm'.split(), 6), **dict.fromkeys('sc SC scn SCN'.split(), None)}
del OPERANDS['Tf_']
PAINTS = frozenset('b B b* B* f F f* s S'.split())
SHOWS = frozenset(("Tj", "TJ", "'", '"'))
DEVICE = {'g': 'DeviceGray', 'G': 'DeviceGray', 'rg': 'DeviceRGB', 'RG': 'DeviceRGB',
          'k': 'DeviceCMYK', 'K': 'DeviceCMYK'}
INHERITED = ('Resources', 'MediaBox', 'CropBox', 'Rotate')
DEEPEST = 12        # forms in forms


@dataclass(eq=False)
class Page:
    """A page with what it inherits."""
    number: int             # from 1
    ref: Ref
    dict: dict
    inherited: dict

    def __getitem__(self, key):
        return self.dict.get(key, self.inherited.get(key))


@dataclass(eq=False)
class Mark:
    """One marked-content sequence."""
    tag: str
    props: dict
    parent: 'Mark'
    page: Page
    owner: int              # number of the page or form whose content it is
    in_text: bool           # begun between BT and ET
    shows: list = field(default_factory=list)      # (font, bytes, innermost mark), in order
    paints: list = field(default_factory=list)     # kinds, of its own level

    @property
    def mcid(self):
        return self.props.get('MCID')

    def around(self):
        """This mark and those around it, from within."""
        mark = self
        while mark is not None:
            yield mark
            mark = mark.parent

    def actual_text(self):
        """The nearest replacement text that covers it, None without."""
        return next((m.props['ActualText'] for m in self.around() if 'ActualText' in m.props), None)


@dataclass
class State:
    """The graphics state, as far as clauses ask for it."""
    font: object = None
    mode: int = 0
    fill: object = 'DeviceGray'
    stroke: object = 'DeviceGray'


@dataclass
class Content:
    """What was met on all pages."""
    marks: list = field(default_factory=list)
    paints: list = field(default_factory=list)      # (kind, mark or None, page)
    shows: list = field(default_factory=list)       # (font, bytes, mode, mark, page)
    colours: dict = field(default_factory=dict)     # device space: first place
    spaces: list = field(default_factory=list)      # (space as it stands, place)
    gstates: dict = field(default_factory=dict)     # key: (dict, place)
    pictures: dict = field(default_factory=dict)    # number: (Stream, place)
    forms: dict = field(default_factory=dict)       # number: [Stream, times, place]
    intents: list = field(default_factory=list)     # (name, place)
    fonts: dict = field(default_factory=dict)       # key: (dict as it stands, place)
    transparent: dict = field(default_factory=dict) # page number: why
    problems: list = field(default_factory=list)


def pages(file, problem):
    """The pages in order; problem(rule, message) hears of a crooked tree."""
    found, seen, root = [], set(), file.catalog.get('Pages')
    todo = [(root, None, {})]
    while todo:
        ref, parent, inherited = todo.pop()
        node = file.get(ref)
        if not isinstance(node, dict) or ref in seen:
            problem('32000:7.7.3', f'{ref} is no node of the page tree, or stands in it twice')
            continue
        seen.add(ref)
        if parent is not None and node.get('Parent') != parent:
            problem('32000:7.7.3', f'the Parent of {ref} is not {parent}')
        inherited = {**inherited, **{k: node[k] for k in INHERITED if k in node}}
        if node.get('Type') == 'Page':
            found.append(Page(len(found) + 1, ref, node, inherited))
        elif node.get('Type') == 'Pages':
            todo += [(kid, ref, inherited) for kid in reversed(file.list(node.get('Kids')))]
        else:
            problem('32000:7.7.3', f'{ref} has the type {node.get("Type")}')
    if file.dict(root).get('Count') != len(found):
        problem('32000:7.7.3', f'Count is {file.dict(root).get("Count")} of {len(found)} pages')
    return found


class Walk:
    """Walks pages one after the other, gathering into .content."""
    def __init__(self, file):
        self.file, self.content = file, Content()

    def page(self, page):
        self.page_, self.mark, self.place = page, None, f'page {page.number}'
        data = []
        for part in self.file.list(page.dict.get('Contents')):
            stream = self.file.get(part)
            if isinstance(stream, Stream):
                data.append(stream.data)
            else:
                self.problem('32000:7.8.2', f'Contents holds {stream!r:.40}')
        if 'Resources' not in page.dict:
            self.problem('6.2.2-2', 'the page has no Resources of its own')
        self._stream(b'\n'.join(data), self.file.dict(page.dict.get('Resources')), page.ref.num, State(), 0)

    def appearance(self, stream, place):
        """An annotation's appearance: content, but none of the page's."""
        self.place, self.mark, kept = place, None, self.content.paints
        self.content.paints = []
        self._stream(stream.data, self.file.dict(stream.dict.get('Resources')), stream.num, State(), 1)
        self.content.paints = kept

    def problem(self, rule, message):
        self.content.problems.append((rule, self.place, message))

    # -- one stream

    def _stream(self, data, resources, owner, state, depth):
        reader, at = Reader(data, self.problem), 0
        outer = (self.mark, getattr(self, 'resources', None))
        base, self.resources = self.mark, resources
        stack, deepest, in_text = [], 0, False
        while True:
            items, word, _, at = reader.until_word(at)
            if word is None:
                break
            op = word.decode('latin-1')
            if op == 'BI':
                at = self._inline(reader, at)
                continue
            if not self._operands(op, items):
                continue
            if op in SHOWS:
                self._show(op, items, state, in_text)
            elif op in PAINTS:
                self._paint('path', state)
            elif op == 'BDC' or op == 'BMC':
                self._begin(items, owner, in_text)
            elif op == 'EMC':
                self._end(base, in_text)
            elif op == 'BT' or op == 'ET':
                if in_text == (op == 'BT'):
                    self.problem('32000:9.4', f'{op} within or without text')
                in_text = op == 'BT'
            elif op == 'q':
                stack.append((state, in_text))
                state = State(**vars(state))
                deepest = max(deepest, len(stack))
            elif op == 'Q':
                if not stack:
                    self.problem('32000:8.4.2', 'Q without q')
                else:
                    state, _ = stack.pop()
            else:
                self._set(op, items, state, depth)
        if items:
            self.problem('32000:7.8.2', f'{len(items)} operands behind the last operator')
        if deepest > 28:
            self.problem('6.1.13-8', f'q nests {deepest} deep')
        if stack or in_text:
            self.problem('32000:8.4.2', 'q or BT is left open')
        if self.mark is not base:
            self.problem('32000:14.6.1', 'marked content is left open')
        self.mark, self.resources = outer

    def _operands(self, op, items):
        if op not in OPERANDS:
            self.problem('6.2.2-1', f'the operator {op!r:.30}')
            return False
        if OPERANDS[op] is not None and OPERANDS[op] != len(items):
            self.problem('32000:7.8.2', f'{op} with {len(items)} operands')
            return False
        return True

    def _set(self, op, items, state, depth):
        """What changes the state, or uses a resource."""
        content = self.content
        if op == 'Tf':
            state.font = self._font(items[0])
        elif op == 'Tr':
            state.mode = items[0]
        elif op in DEVICE:
            self._colour(Name(DEVICE[op]), state, op.isupper())
        elif op in ('cs', 'CS'):
            space = items[0]
            if space not in ('DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern'):
                space = self._resource('ColorSpace', space)
            self._colour(space, state, op == 'CS')
        elif op in ('scn', 'SCN') and items and isinstance(items[-1], Name):
            self.problem('unread', f'the pattern {items[-1]}')
        elif op == 'gs':
            self._gstate(items[0])
        elif op == 'ri':
            content.intents.append((items[0], self.place))
        elif op == 'Do':
            self._object(items[0], state, depth)
        elif op == 'sh':
            self._resource('Shading', items[0])
            self.problem('unread', 'a shading')

    def _resource(self, kind, name):
        """A resource as it stands in its dictionary: a reference if it is one."""
        found = self.file.dict(self.resources.get(kind)).get(name)
        if found is None:
            self.problem('6.2.2-2', f'the {kind} {name} is not among the resources')
        return found

    def _colour(self, space, state, stroke):
        if stroke:
            state.stroke = space
        else:
            state.fill = space
        if isinstance(space, Name):
            self.content.colours.setdefault(str(space), self.place)
        elif space is not None:
            self.content.spaces.append((space, self.place))

    def _font(self, name):
        found = self._resource('Font', name)
        if found is None:
            return None
        key = found.num if isinstance(found, Ref) else id(found)
        self.content.fonts.setdefault(key, (found, self.place))
        return key

    def _gstate(self, name):
        found = self._resource('ExtGState', name)
        entries = self.file.dict(found)
        self.content.gstates[found.num if isinstance(found, Ref) else id(found)] = (entries, self.place)
        if 'RI' in entries:
            self.content.intents.append((entries['RI'], self.place))
        if entries.get('ca', 1) != 1 or entries.get('CA', 1) != 1 or \
                self.file.get(entries.get('SMask', 'None')) != 'None' or \
                entries.get('BM', 'Normal') not in ('Normal', 'Compatible'):
            self.content.transparent.setdefault(self.page_.number, f'the graphics state {name}')

    # -- marked content (14.6)

    def _begin(self, items, owner, in_text):
        tag, props = items[0], items[1] if len(items) > 1 else {}
        if isinstance(props, Name):
            props = self._resource('Properties', props)
        props = self.file.get(props)
        if not isinstance(props, dict):
            self.problem('32000:14.6.2', f'the properties of {tag} are no dictionary')
            props = {}
        self.mark = Mark(str(tag), props, self.mark, self.page_, owner, in_text)
        self.content.marks.append(self.mark)

    def _end(self, base, in_text):
        if self.mark is base:
            self.problem('32000:14.6.1', 'EMC without a beginning')
            return
        if self.mark.in_text != in_text:
            self.problem('32000:14.6.1', f'{self.mark.tag} begins and ends on different sides of BT or ET')
        self.mark = self.mark.parent

    # -- painting

    def _paint(self, kind, state=None):
        for space in (state.fill, state.stroke) if state else ():
            if space == 'DeviceGray':       # which nothing need have set
                self.content.colours.setdefault('DeviceGray', self.place)
        self.content.paints.append((kind, self.mark, self.page_))
        if self.mark is not None:
            self.mark.paints.append(kind)

    def _show(self, op, items, state, in_text):
        if not in_text:
            self.problem('32000:9.4', f'{op} outside of BT and ET')
        pieces = items[-1] if isinstance(items[-1], list) else [items[-1]]
        data = b''.join([p for p in pieces if isinstance(p, bytes)])
        if not data:
            return
        if state.font is None:
            self.problem('32000:9.3.1', f'{op} without a font')
            return
        self._paint('text', state)
        self.content.shows.append((state.font, data, state.mode, self.mark, self.page_))
        for mark in self.mark.around() if self.mark else ():
            mark.shows.append((state.font, data, self.mark))

    def _inline(self, reader, at):
        items, word, _, at = reader.until_word(at)
        end = reader.data.find(b'EI', at)
        while end >= 0 and (reader.data[end - 1] not in SPACE or reader.data[end + 2:end + 3].strip(SPACE)):
            end = reader.data.find(b'EI', end + 2)
        if word != b'ID' or end < 0:
            raise Broken(f'the inline picture on {self.place}')
        self._paint('image')
        self.problem('unread', 'an inline picture')
        return end + 2

    def _object(self, name, state, depth):
        stream = self.file.get(self._resource('XObject', name))
        if not isinstance(stream, Stream):
            return
        kind = stream.dict.get('Subtype')
        if kind == 'Image':
            self._paint('image')
            self.content.pictures.setdefault(stream.num, (stream, self.place))
            if 'SMask' in stream.dict:
                self.content.transparent.setdefault(self.page_.number, f'the picture {name}')
        elif kind == 'Form':
            known = self.content.forms.setdefault(stream.num, [stream, 0, self.place])
            known[1] += 1
            if depth >= DEEPEST:
                self.problem('unread', f'forms in forms, {depth} deep')
                return
            if 'Resources' not in stream.dict:
                self.problem('6.2.2-2', f'the form {name} has no Resources of its own')
            self._stream(stream.data, self.file.dict(stream.dict.get('Resources')), stream.num,
                         State(**vars(state)), depth + 1)
        else:
            self.problem('6.2.9-3' if kind == 'PS' else 'unread', f'the XObject {name} of type {kind}')
