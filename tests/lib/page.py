"""page.py - the text of an HTML page, and of a plain text, by paragraphs."""
import re

from lxml import html

from docx import tidy

NOT_PRINTED = {'unseen', 'origin'}


def classes(element):
    return (element.get('class') or '').split()


def read(path):
    with open(path, encoding='utf-8') as f:
        return html.fromstring(f.read().split('\n', 1)[1])


def is_leaf(element):
    return any(c.startswith('s-') for c in classes(element))


def words(element, without=()):
    """What of it is printed; a note's number is raised, so a word's end."""
    out = element.text or ''
    for child in element:
        if child.tag == 'br':
            out += ' '
        elif child.tag not in without and not NOT_PRINTED & set(classes(child)):
            out += words(child, without) + (' ' if 'ref' in classes(child) else '')
        out += child.tail or ''
    return out


def is_in(element, what):
    return any(what in classes(a) or a.tag == what for a in element.iterancestors())


class Paragraphs:
    """Those of the text, of the notes, and of the foot of the first page."""

    def __init__(self, path, without=()):
        self.text, self.notes, self.foot, self.entries, self.fields = [], [], [], set(), []
        cell = None
        for leaf in filter(is_leaf, read(path).iter('p', 'span', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')):
            s = tidy(words(leaf, without))
            if not s:
                continue
            if is_in(leaf, 'nav'):
                self.entries.add(len(self.text))
            (self.notes if is_in(leaf, 'notes') else self.foot if is_in(leaf, 'contact') else self.text).append(s)
            before, cell = cell, next((a for a in leaf.iterancestors() if a.tag in ('td', 'th')), None)
            if cell is not None and cell is before:
                self.fields[-1] += ' ' + s
            else:
                self.fields.append(s)


def fields(path):
    """Lines of a plain text, rows in cells; empty ones left out."""
    with open(path, encoding='utf-8') as f:
        text = re.sub(r'\[(\d+)\]', r'\1 ', f.read())         # what calls a note
    return [tidy(one) for line in text.split('\n') for one in line.split('\t') if one.strip()]
