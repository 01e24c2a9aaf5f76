#!/usr/bin/python3
"""What a reader aloud says of a PDF is what stands in the DOCX, paragraph by
paragraph and in its order: tables row by row, footnotes behind what calls them."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import docx
import tags
from tap import SAMPLES, case, compiled, equal, folder, holds, main, write_plan


def compare(docx_path, pdf_path):
    said = tags.paragraphs(pdf_path)
    text = [p for types, p in said if 'Note' not in types]
    notes = [p.split() for types, p in said if 'Note' in types]
    foot = docx.first_foot(docx_path)
    printed = [' '.join(p.split()) for p in docx.paragraphs(docx_path)]
    printed = [p for p in printed if p] + ([' '.join(foot)] if foot else [])
    for at, (have, want) in enumerate(zip(text, printed)):
        equal(have, want, f'paragraph {at}')
    equal(len(text), len(printed), 'paragraphs')
    equal(sum(notes, []), sum(docx.notes(docx_path), []), 'notes')
    return said


def add(plan):
    def sample():
        with folder() as where:
            compare(*compiled(plan, where))
    sample.__name__ = f'{os.path.basename(plan)[:-5]} is read aloud as it stands'
    case(sample)


for plan in SAMPLES:
    add(plan)


@case
def rows_over_pages_are_read_once():
    body = '| Việc | Hạn |\n|---|---|\n' + ''.join(
        f'| Rà soát việc thứ {n}, báo cáo kết quả từng quý | {n}/6 |\n' for n in range(1, 120))
    with folder() as where:
        said = compare(*compiled(write_plan(where, body), where))
    cells = [p for types, p in said if types[-1] in ('TH', 'TD')]
    equal(cells[:2], ['Việc', 'Hạn'])
    equal(len(cells), 240)


@case
def words_over_pages_stay_one_paragraph():
    with folder() as where:
        said = compare(*compiled(write_plan(where, 'Rà soát từng việc, từng nơi. ' * 400), where))
    holds(any(len(p) > 10000 for _, p in said), 'one paragraph')


main()
