"""pages.py - reads finished PDF pages back, through mutool: words with their
face, size and place, drawn lines.  Lengths in points from the page's top left
corner; mm() turns them into millimetres."""
import re
import subprocess
import unicodedata
from dataclasses import dataclass, field

from lxml import etree


def mm(points):
    return points * 25.4 / 72


@dataclass
class Glyph:
    char: str
    x: float
    y: float            # baseline
    advance: float
    size: float
    font: str
    color: tuple = (0,)

    @property
    def black(self):
        return not any(self.color)


@dataclass
class Line:
    """Glyphs on one baseline, parted from others by a wide gap."""
    glyphs: list
    text: str = ''

    def __post_init__(self):
        self.glyphs.sort(key=lambda g: g.x)
        self.seen = seen = [g for g in self.glyphs if not g.char.isspace()]
        self.y, self.left = seen[0].y, seen[0].x
        self.right = seen[-1].x + seen[-1].advance
        self.size, self.font = seen[0].size, seen[0].font
        self.text = join(self.glyphs)

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def bold(self):
        return 'Bold' in self.font

    @property
    def italic(self):
        return 'Ital' in self.font      # mutool cuts long names short


@dataclass
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass
class Box:
    """A drawn rectangle, or a picture's place."""
    left: float
    top: float
    right: float
    bottom: float
    color: tuple = (0,)
    width: float = 0            # of its line

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def centre(self):
        return (self.top + self.bottom) / 2


@dataclass
class Page:
    width: float
    height: float
    lines: list = field(default_factory=list)
    strokes: list = field(default_factory=list)
    curves: list = field(default_factory=list)
    boxes: list = field(default_factory=list)       # drawn rectangles
    pictures: list = field(default_factory=list)    # Boxes, in the order painted

    def find(self, text):
        """The only line that holds text."""
        found = [l for l in self.lines if text in l.text]
        if len(found) != 1:
            raise AssertionError(f'{len(found)} lines hold {text!r}: '
                                 f'{[l.text for l in self.lines]}')
        return found[0]

    def exactly(self, text):
        """The only line that holds text, and nothing else."""
        line = self.find(text)
        if line.text != text:
            raise AssertionError(f'{line.text!r}, not {text!r}')
        return line


def join(glyphs):
    text, last = '', None
    for g in glyphs:
        if last is not None and not text.endswith(' ') and not g.char.isspace() \
                and g.x - (last.x + last.advance) > 0.13 * g.size:
            text += ' '
        text += g.char
        last = g
    text = unicodedata.normalize('NFC', text).replace('\u2011', '-').replace('\u2010', '-')
    return re.sub(r'\s+', ' ', text).strip()


def numbers(text):
    return [float(n) for n in text.split()]


def glyphs_of(page, height):
    found = []
    for text in page.iter('fill_text'):
        a, b, c, d, e, f = numbers(text.get('transform'))
        color = tuple(numbers(text.get('color') or '0'))
        for span in text.iter('span'):
            size = numbers(span.get('trm'))[0]
            for g in span.iter('g'):
                x, y = float(g.get('x')), float(g.get('y'))
                char = g.get('unicode') or '\ufffd'
                if len(char) != 1:
                    continue
                found.append(Glyph(char, a * x + c * y + e, b * x + d * y + f,
                                   float(g.get('adv') or 0) * size * abs(a), size * abs(a),
                                   span.get('font') or '', color))
    return found


def lines_of(glyphs):
    rows = []
    for g in sorted((g for g in glyphs), key=lambda g: (g.y, g.x)):
        if rows and abs(g.y - rows[-1][0].y) <= 0.4:
            rows[-1].append(g)
        else:
            rows.append([g])
    lines = []
    for row in rows:
        row.sort(key=lambda g: g.x)
        piece = []
        for g in row:
            if g.char.isspace() and not piece:
                continue
            seen = [p for p in piece if not p.char.isspace()]
            if seen and not g.char.isspace() and g.x - (seen[-1].x + seen[-1].advance) > 2.5 * g.size:
                lines.append(Line(piece))
                piece = []
            piece.append(g)
        if any(not g.char.isspace() for g in piece):
            lines.append(Line(piece))
    return lines


def strokes_of(page):
    found = []
    for path in page.iter('stroke_path'):
        a, b, c, d, e, f = numbers(path.get('transform'))
        width, at = float(path.get('linewidth')) * max(abs(a), abs(b)), None
        for step in path:
            if step.tag not in ('moveto', 'lineto'):
                at = None
                continue
            x, y = float(step.get('x')), float(step.get('y'))
            to = (a * x + c * y + e, b * x + d * y + f)
            if step.tag == 'lineto' and at is not None:
                found.append(Stroke(*at, *to, width))
            at = to
    return found


def boxes_of(page):
    """What each stroked path of more than straight lines reaches over: (left, top, right, bottom)."""
    found = []
    for path in page.iter('stroke_path'):
        if path.find('curveto') is None:
            continue
        a, b, c, d, e, f = numbers(path.get('transform'))
        points = [(float(step.get('x' + n)), float(step.get('y' + n)))
                  for step in path for n in ('', '1', '2', '3') if step.get('x' + n)]
        xs, ys = zip(*((a * x + c * y + e, b * x + d * y + f) for x, y in points))
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def rectangles_of(page):
    """Stroked paths around an upright rectangle."""
    found = []
    for path in page.iter('stroke_path'):
        steps = [s for s in path if s.tag in ('moveto', 'lineto', 'curveto')]
        if path.find('curveto') is not None or not 4 <= len(steps) <= 6:
            continue
        a, b, c, d, e, f = numbers(path.get('transform'))
        x, y = zip(*((a * u + c * v + e, b * u + d * v + f)
                     for u, v in ((float(s.get('x')), float(s.get('y'))) for s in steps)))
        on_edge = all(min(abs(u - min(x)), abs(u - max(x)), abs(v - min(y)), abs(v - max(y))) < 0.1
                      for u, v in zip(x, y))
        if on_edge and min(max(x) - min(x), max(y) - min(y)) > 2:
            found.append(Box(min(x), min(y), max(x), max(y), tuple(numbers(path.get('color') or '0')),
                             float(path.get('linewidth')) * max(abs(a), abs(b))))
    return found


def pictures_of(page):
    found = []
    for image in page.iter('fill_image'):
        a, b, c, d, e, f = numbers(image.get('transform'))
        x, y = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        found.append(Box(min(x), min(y), max(x), max(y)))
    return found


def read(path):
    out = subprocess.run(['mutool', 'draw', '-q', '-F', 'trace', '-o', '-', path],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    out = re.sub(rb'&#x?0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]?|2[0-9]|3[01]);', b' ', out)
    root = etree.fromstring(out, etree.XMLParser(recover=True, huge_tree=True))
    pages = []
    for element in root.iter('page'):
        x0, y0, x1, y1 = numbers(element.get('mediabox'))
        page = Page(x1 - x0, y1 - y0)
        page.lines = lines_of(glyphs_of(element, page.height))
        page.strokes = strokes_of(element)
        page.curves = boxes_of(element)
        page.boxes = rectangles_of(element)
        page.pictures = pictures_of(element)
        pages.append(page)
    return pages
