"""docx.py - the text of a DOCX as Word prints it: paragraphs with their
generated numbers, which are counted here anew from word/numbering.xml."""
import re
import unicodedata
import zipfile

from lxml import etree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
FALLBACK = '{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback'
ROMAN = [(1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'),
         (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')]


def roman(n):
    out = ''
    for value, digits in ROMAN:
        while n >= value:
            out, n = out + digits, n - value
    return out


def letter(n):
    return chr(ord('a') + (n - 1) % 26) * ((n - 1) // 26 + 1)


FORMATS = {'decimal': str, 'upperRoman': roman, 'lowerRoman': lambda n: roman(n).lower(),
           'lowerLetter': letter, 'upperLetter': lambda n: letter(n).upper(),
           'none': lambda n: '', 'bullet': lambda n: ''}


def value(element, name, default=None):
    child = element.find(W + name) if element is not None else None
    return default if child is None else child.get(W + 'val')


class Numbering:
    """Counts as Word does: a level goes on within its list, and starts again
    when a level above it has advanced."""

    def __init__(self, package):
        self.levels, self.abstract_of, self.override = {}, {}, {}
        self.counters, self.started = {}, set()
        if 'word/numbering.xml' not in package.namelist():
            return
        root = etree.fromstring(package.read('word/numbering.xml'))
        for abstract in root.findall(W + 'abstractNum'):
            for level in abstract.findall(W + 'lvl'):
                key = (abstract.get(W + 'abstractNumId'), int(level.get(W + 'ilvl')))
                self.levels[key] = (value(level, 'numFmt', 'decimal'), value(level, 'lvlText', ''),
                                    int(value(level, 'start', '1')))
        for num in root.findall(W + 'num'):
            number = num.get(W + 'numId')
            self.abstract_of[number] = value(num, 'abstractNumId')
            for change in num.findall(W + 'lvlOverride'):
                start = value(change, 'startOverride')
                if start is not None:
                    self.override[number, int(change.get(W + 'ilvl'))] = int(start)

    def label(self, number, level):
        abstract = self.abstract_of[number]
        count = self.counters.setdefault(abstract, {})
        start = self.levels[abstract, level][2]
        if (number, level) in self.override and (number, level) not in self.started:
            count.pop(level, None)
            start = self.override[number, level]
        self.started.add((number, level))
        count[level] = count[level] + 1 if level in count else start
        for deeper in [l for l in count if l > level]:
            del count[deeper]

        def shown(match):
            at = int(match.group(1)) - 1
            form, _, first = self.levels[abstract, at]
            return FORMATS[form](count.get(at, first))
        return re.sub(r'%(\d)', shown, self.levels[abstract, level][1])


def style_numbers(package):
    """style id -> (numId, level), inherited styles included"""
    root = etree.fromstring(package.read('word/styles.xml'))
    own, base = {}, {}
    for style in root.findall(W + 'style'):
        name = style.get(W + 'styleId')
        base[name] = value(style, 'basedOn')
        properties = style.find(W + 'pPr')
        numbered = properties.find(W + 'numPr') if properties is not None else None
        if numbered is not None:
            own[name] = (value(numbered, 'numId'), int(value(numbered, 'ilvl', '0')))
    def look(name):
        while name is not None and name not in own:
            name = base.get(name)
        return own.get(name)
    return look


def run_text(paragraph):
    out = ''
    for node in paragraph.iter():
        if any(parent.tag in (FALLBACK, W + 'txbxContent') for parent in node.iterancestors()):
            continue
        owner = next((a for a in node.iterancestors(W + 'p')), None)
        if owner is not paragraph:
            continue
        if node.tag == W + 't':
            out += node.text or ''
        elif node.tag == W + 'noBreakHyphen':
            out += '-'
        elif node.tag in (W + 'br', W + 'tab'):
            out += ' '
        elif node.tag == W + 'footnoteReference':       # raised, so a word's end for readers of PDF
            out += node.get(W + 'id') + ' '
    return out


def tidy(text):
    return re.sub(r'\s+', ' ', unicodedata.normalize('NFC', text)).strip()


def paragraphs(path):
    """Every paragraph that prints something, in order; empty ones left out."""
    found = []
    with zipfile.ZipFile(path) as package:
        numbering, by_style = Numbering(package), style_numbers(package)
        body = etree.fromstring(package.read('word/document.xml'))
        for paragraph in body.iter(W + 'p'):
            if any(a.tag == FALLBACK for a in paragraph.iterancestors()):
                continue
            properties = paragraph.find(W + 'pPr')
            numbered = properties.find(W + 'numPr') if properties is not None else None
            if numbered is not None:
                number, level = value(numbered, 'numId'), int(value(numbered, 'ilvl', '0'))
            else:
                number, level = by_style(value(properties, 'pStyle')) or (None, 0)
            text = tidy(run_text(paragraph))
            if number is not None and number != '0':
                text = tidy(numbering.label(number, level) + ' ' + text)
            if text:
                found.append(text)
    return found


def header_rows(path):
    """The words of each table's header rows: they stand again on every page."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read('word/document.xml'))
    found = []
    for table in body.iter(W + 'tbl'):
        rows = [r for r in table.findall(W + 'tr') if r.find(f'{W}trPr/{W}tblHeader') is not None]
        words = ' '.join(tidy(run_text(p)) for r in rows for p in r.iter(W + 'p')).split()
        if words:
            found.append(words)
    return found


def notes(path):
    """The words of each note, its number in front."""
    with zipfile.ZipFile(path) as package:
        if 'word/footnotes.xml' not in package.namelist():
            return []
        root = etree.fromstring(package.read('word/footnotes.xml'))
    return [[note.get(W + 'id')] + ' '.join(tidy(run_text(p)) for p in note.iter(W + 'p')).split()
            for note in root.findall(W + 'footnote') if note.get(W + 'type') is None]


def first_foot(path):
    """The words at the foot of the first page."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read('word/document.xml'))
        section = next(body.iter(W + 'sectPr'))
        named = [r.get(R + 'id') for r in section.findall(W + 'footerReference')
                 if r.get(W + 'type') == 'first']
        if not named or section.find(W + 'titlePg') is None:
            return []
        rels = etree.fromstring(package.read('word/_rels/document.xml.rels'))
        target = next(r.get('Target') for r in rels if r.get('Id') == named[0])
        foot = etree.fromstring(package.read('word/' + target))
    return ' '.join(tidy(run_text(p)) for p in foot.iter(W + 'p')).split()
