"""words.py - the words of a DOCX and of its PDF are the same, in reading order."""
import re
import subprocess
import unicodedata

import docx
from tap import equal


def pdf_words(path):
    """The words of each page in the order they are written; page numbers left out."""
    out = subprocess.run(['pdftotext', '-raw', '-enc', 'UTF-8', path, '-'],
                         stdout=subprocess.PIPE).stdout.decode()
    pages = []
    for page in out.split('\f'):
        lines = [l for l in re.sub(r'\.{4,}', ' ', page).split('\n') if l.strip()]
        for edge in (0, -1):
            if lines and re.fullmatch(r'\d+', lines[edge].strip()) and len(lines) > 1:
                del lines[edge]
                break
        pages.append([unicodedata.normalize('NFC', w) for w in ' '.join(lines).split()])
    return pages


def in_one(pages, expected, headers):
    """All words; header rows that a page repeats are left out."""
    words = []
    for page in pages:
        for header in headers:
            n = len(header)
            if words and page[:n] == header and expected[len(words):len(words) + n] != header:
                page = page[n:]
                break
        words += page
    return words


def without_notes(pages, notes):
    """Pages without the notes at their feet; all notes are there, in order, each on one page."""
    left = list(notes)
    for page in pages:
        for n in range(len(left), 0, -1):
            words = sum(left[:n], [])
            if page[-len(words):] == words:
                del page[-len(words):], left[:n]
                break
    equal(left, [], 'notes not printed')


def same_words(docx_path, pdf_path, name):
    """Holds them against each other; returns the paragraphs printed."""
    printed = docx.paragraphs(docx_path)
    by_page, foot = pdf_words(pdf_path), docx.first_foot(docx_path)
    if foot:
        equal(by_page[0][-len(foot):], foot, 'the foot of page 1')
        del by_page[0][-len(foot):]
    without_notes(by_page, docx.notes(docx_path))
    words, at = in_one(by_page, ' '.join(printed).split(), docx.header_rows(docx_path)), 0
    for paragraph in printed:
        expected = paragraph.split()
        equal(words[at:at + len(expected)], expected, f'{name}, word {at}')
        at += len(expected)
    equal(words[at:], [], 'words of the PDF that the DOCX has not')
    return printed
