"""redline.py - a DOCX with tracked changes, with all of them accepted or
rejected, as ISO/IEC 29500-1, 17.13.5 has it; and what marks there are."""
import re
import zipfile

from lxml import etree

import docx

W = docx.W
PARTS = re.compile(r'word/(document|footnotes|header\d+|footer\d+)\.xml')
NEW, GONE = ('ins', 'moveTo'), ('del', 'moveFrom')
CHANGES = ('rPrChange', 'pPrChange', 'sectPrChange')
RANGES = [f'move{which}Range{end}' for which in ('From', 'To') for end in ('Start', 'End')]


def named(element):
    return etree.QName(element).localname


def drop(element):
    """Takes it out; what follows it stays."""
    element.getparent().remove(element)


def unwrap(element):
    parent, at = element.getparent(), element.getparent().index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    drop(element)


def is_property(mark):
    return named(mark.getparent()) in ('rPr', 'trPr')


def marked(properties, names):
    return properties is not None and any(properties.find(W + n) is not None for n in names)


def rows(root, gone):
    for row in list(root.iter(W + 'tr')):
        if marked(row.find(W + 'trPr'), gone):
            drop(row)
    for table in list(root.iter(W + 'tbl')):
        if table.find(W + 'tr') is None:
            drop(table)


def words(root, gone, kept):
    for name in gone:
        for mark in list(root.iter(W + name)):
            if not is_property(mark):
                drop(mark)
    for name in kept:
        for mark in list(root.iter(W + name)):
            if not is_property(mark):
                unwrap(mark)
    for link in list(root.iter(W + 'hyperlink')):
        if len(link) == 0:
            drop(link)


def formats(root, accept):
    for name in CHANGES:
        for change in list(root.iter(W + name)):
            owner = change.getparent()
            drop(change)
            if accept:
                continue
            first = [c for c in owner if named(c) in ('headerReference', 'footerReference')]
            last = [c for c in owner if named(c) in ('rPr', 'sectPr') and named(owner) == 'pPr']
            for child in list(owner):
                drop(child)
            for child in first + list(change[0]) + last:
                owner.append(child)


def join(paragraph):
    """Its mark goes, and its words go to the paragraph behind it."""
    behind = paragraph.getnext()
    while behind is not None and behind.tag in (W + 'bookmarkStart', W + 'bookmarkEnd'):
        behind = behind.getnext()
    content = [c for c in paragraph if c.tag not in (W + 'pPr', W + 'bookmarkStart', W + 'bookmarkEnd')]
    if behind is None or behind.tag != W + 'p':
        if content or behind is None or behind.tag == W + 'sectPr':
            raise AssertionError(f'nothing takes up {docx.run_text(paragraph)!r}')
    else:
        at = 0 if behind.find(W + 'pPr') is None else 1
        for child in reversed(content):
            behind.insert(at, child)
    drop(paragraph)


def settle(root, accept):
    gone, kept = (GONE, NEW) if accept else (NEW, GONE)
    rows(root, gone)
    words(root, gone, kept)
    for paragraph in list(root.iter(W + 'p')):
        if marked(paragraph.find(f'{W}pPr/{W}rPr'), gone):
            join(paragraph)
    formats(root, accept)
    for name in (*NEW, *GONE, *RANGES):
        for mark in list(root.iter(W + name)):
            drop(mark)
    for text in root.iter(W + 'delText'):
        text.tag = W + 't'


def renumber(document, notes):
    """Notes in the order in which they are called; no other is kept."""
    by_id = {n.get(W + 'id'): n for n in notes.findall(W + 'footnote') if n.get(W + 'type') is None}
    for note in by_id.values():
        drop(note)
    for number, call in enumerate(document.iter(W + 'footnoteReference'), 1):
        note = by_id[call.get(W + 'id')]
        for element in (call, note):
            element.set(W + 'id', str(number))
        notes.append(note)


def settled(path, out, accept):
    """Writes the document as it is when all changes are accepted, or rejected."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    roots = {name: etree.fromstring(data) for name, data in parts.items() if PARTS.fullmatch(name)}
    for root in roots.values():
        settle(root, accept)
    if 'word/footnotes.xml' in roots:
        renumber(roots['word/document.xml'], roots['word/footnotes.xml'])
    with zipfile.ZipFile(out, 'w') as package:
        for name, data in parts.items():
            package.writestr(name, etree.tostring(roots[name]) if name in roots else data)
    return out


def marks(path):
    """All marks of changes: [(name, element)]."""
    found = []
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if PARTS.fullmatch(part):
                root = etree.fromstring(package.read(part))
                found += [(named(e), e) for e in root.iter()
                          if isinstance(e.tag, str) and named(e) in (*NEW, *GONE, *CHANGES, *RANGES)]
    return found


def texts(path, *names):
    """The words of each run-level mark of these names, in order."""
    out = []
    for name, mark in marks(path):
        if name in names and not is_property(mark):
            out.append(''.join(t.text or '' if named(t) in ('t', 'delText') else '-'
                               for t in mark.iter(W + 't', W + 'delText', W + 'noBreakHyphen')))
    return out


def cells(path):
    """The words of every cell of every table, row by row."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read('word/document.xml'))
    return [[[docx.tidy(' '.join(docx.run_text(p) for p in cell.iter(W + 'p')))
              for cell in row.findall(W + 'tc')] for row in table.findall(W + 'tr')]
            for table in body.iter(W + 'tbl')]


def looks(path):
    """Every run's words and look, neighbours with one look joined, paragraph by paragraph."""
    out = []
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read('word/document.xml'))
    for paragraph in body.iter(W + 'p'):
        found = []
        for run in paragraph.iter(W + 'r'):
            text = ''.join(t.text or '' for t in run.iter(W + 't'))
            look = tuple(sorted(named(e) for e in run.findall(f'{W}rPr/*') if e.get(W + 'val') != '0'))
            if text and found and found[-1][1] == look:
                found[-1] = (found[-1][0] + text, look)
            elif text:
                found.append((text, look))
        if found:
            out.append(found)
    return out


def faults(path):
    """What Word would not open, or not settle: ids twice, no author, empty runs."""
    found, ids = [], []
    for name, mark in marks(path):
        if not name.endswith('End'):
            ids.append(mark.get(W + 'id'))
            if not mark.get(W + 'author'):
                found.append(f'{name} without author')
        if name in (*NEW, *GONE) and not is_property(mark) and len(mark) == 0:
            found.append(f'empty {name}')
    if len(set(ids)) != len(ids):
        found.append('an id twice')
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            if PARTS.fullmatch(part):
                root = etree.fromstring(package.read(part))
                found += [f'{part}: an empty run' for r in root.iter(W + 'r')
                          if not [c for c in r if c.tag != W + 'rPr']]
                found += [f'{part}: {named(e)} in {wrong}' for wrong, inner in (('del', 't'), ('ins', 'delText'))
                          for m in root.iter(W + wrong) for e in m.iter(W + inner)]
    return found
