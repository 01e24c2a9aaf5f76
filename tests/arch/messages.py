#!/usr/bin/python3
"""Every message is shown by a test: a golden file of messages that holds its
code, or a unit or whole-run test that names its rule or code in quotes.  And
every message reads alike in both languages: the same places, no stray spaces."""
import glob
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, case, equal, main

STRING = r'"((?:[^"\\]|\\.)*)"'
RULE = re.compile(rf'DG_RULE\((\w+),\s*(\w+),((?:\s*{STRING}|\s*,)+)\s*\)')


# What no test can cause in reasonable time.
BEYOND = {
    'yaml_memory',          # no memory at all
    'docx_too_large',       # a file of 512 MB
    'html_too_large',       # the same
    'pdf_font_unusable',    # a face that layout took and HarfBuzz cannot part
}


def read(path):
    with open(path, encoding='utf-8', errors='replace') as f:
        return f.read()


def rules():
    """(ident, level, English, Vietnamese) of every row."""
    found = []
    for path in sorted(glob.glob(os.path.join(PROJECT, 'src/diag/rules/*.def'))):
        text = read(path)
        rows = RULE.findall(text)
        equal(len(rows), len(re.findall(r'^DG_RULE\(', text, re.M)), os.path.basename(path))
        for ident, level, texts, _ in rows:
            halves = re.split(r'"\s*,\s*"', texts.strip().lstrip(',').strip())
            equal(len(halves), 2, ident)
            found.append((ident, level, *halves))
    return found


@case
def every_message_is_shown_by_a_test():
    golden = ''.join(read(p) for p in glob.glob(
        os.path.join(PROJECT, 'tests/golden/**/*.out_messages*'), recursive=True))
    units = ''.join(read(p) for p in glob.glob(os.path.join(PROJECT, 'tests/unit/*/*.[ch]')))
    e2e = ''.join(read(p) for p in glob.glob(os.path.join(PROJECT, 'tests/e2e/*.py')))
    shown = set(re.findall(r'\[([a-z0-9-]+)\]$', golden, re.M))
    shown |= {w.replace('_', '-') for w in re.findall(r'\bDG_R_(\w+)', units)}
    quoted = ' '.join(re.findall(r'"[^"\n]*"', units) + re.findall(r"'[^'\n]*'", e2e))
    shown |= {w.replace('_', '-') for w in re.findall(r'[a-z0-9]+(?:[_-][a-z0-9]+)+', quoted)}
    equal([i for i, level, _, _ in rules()
           if level != 'NOTE' and i.replace('_', '-') not in shown and i not in BEYOND], [])


@case
def both_languages_have_the_same_places():
    places = lambda s: sorted(set(re.findall(r'\{(\d)\}', s)))
    equal([i for i, _, en, vi in rules() if places(en) != places(vi)], [])


@case
def texts_are_whole():
    """No double space, no space at an end, no full stop at the end, both there."""
    wrong = [i for i, _, *texts in rules()
             for t in texts if not t or t != t.strip() or '  ' in t or t.endswith('.')]
    equal(wrong, [])


@case
def vietnamese_is_vietnamese():
    """Each Vietnamese text has a letter with a mark, and is not the English one."""
    marked = re.compile(r'[à-ỹđÀ-ỸĐ]')
    equal([i for i, _, en, vi in rules() if en == vi or not marked.search(vi)], [])


main()
