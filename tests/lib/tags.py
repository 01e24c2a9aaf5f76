"""tags.py - the text of a PDF by its structure, as poppler reads it: what a reader
aloud says, in its order."""
import re
import subprocess

ELEMENT = re.compile(r'^( *)([A-Z][A-Za-z0-9]*)(?: <[^>]*>)?(?: "[^"]*")?(?: \([a-z ]*\))?:?$')
BEGINS = {'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TD', 'TH', 'Caption', 'TOCI', 'LI', 'Note'}


def pieces(path):
    """(elements from the root on, each a type and what tells it from others; text) of
    each stretch of text."""
    out = subprocess.run(['pdfinfo', '-struct-text', path], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    stack, said = [], None
    for line in out.split('\n'):
        text = re.match(r'^( *)"(.*)$', line) if said is None else None
        if text:
            said = text.group(2)
            while stack and stack[-1][0] >= len(text.group(1)):
                stack.pop()
        elif said is not None:
            said += '\n' + line
        if said is not None:
            if said.endswith('"'):
                yield [e for _, e in stack], said[:-1]
                said = None
            continue
        element = ELEMENT.match(line)
        if element:
            depth = len(element.group(1))
            while stack and stack[-1][0] >= depth:
                stack.pop()
            stack.append((depth, (element.group(2), object())))


def _goes_on(elements, i, last):
    """Is it the first paragraph of an item whose label was said last?"""
    return elements[i][0] == 'P' and elements[i - 1][0] == 'LBody' and \
        last is not None and elements[i - 2] is last


def paragraphs(path):
    """(structure types from the root on, text) of each block that has words; a label
    belongs to its item, and a call of a note to its words."""
    last, found = None, []
    for elements, text in pieces(path):
        blocks = [e for i, e in enumerate(elements)
                  if e[0] in BEGINS and not (i > 1 and _goes_on(elements, i, last))]
        block = blocks[-1] if blocks else elements[0]
        if block is not last:
            last = block
            found.append((block[0], [t for t, _ in elements], []))
        # A page's number stands apart, and so does what follows a call of a note.
        entry, call = block[0] == 'TOCI', 'Reference' in [t for t, _ in elements]
        found[-1][2].append(' ' * entry + text + ' ' * call)
    return [(types, ' '.join(''.join(texts).split())) for _, types, texts in found
            if ''.join(texts).strip()]
