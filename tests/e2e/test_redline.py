#!/usr/bin/python3
"""docgen redline: two plans as one Word file with tracked changes.  Accepting all
of them gives the newer document, rejecting all the older."""
import os
import re
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import redline
from redline import W
from redline_pairs import BODY, PAIRS, edited, holds_for, made, write_pair
from tap import SAMPLES, case, docgen, equal, folder, holds, main, write_plan


def part(path, name='word/document.xml'):
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def changed(name):
    """(texts inserted, deleted, moved away, moved here, other changes) of a pair."""
    with folder() as where:
        out, _, _ = made(*write_pair(name, where), where)
        found = [redline.texts(out, n) for n in ('ins', 'del', 'moveFrom', 'moveTo')]
        return (*found, sorted({n for n, _ in redline.marks(out) if n.endswith('Change')}))


@case
def accepted_it_is_the_newer_rejected_the_older():
    for name in PAIRS:
        with folder() as where:
            holds_for(name, *made(*write_pair(name, where), where), where)
        with folder() as where:
            holds_for(f'{name}, back', *made(*reversed(write_pair(name, where)), where), where)


@case
def samples_with_edits():
    for plan in SAMPLES:
        with folder() as where:
            old, new = edited(plan, where)
            out, a, b = made(old, new, where)
            holds_for(os.path.basename(plan), out, a, b, where)


@case
def samples_of_every_kind_against_each_other():
    for n, plan in enumerate(SAMPLES):
        with folder() as where:
            other = SAMPLES[(n + 5) % len(SAMPLES)]
            holds_for(f'{plan} {other}', *made(plan, other, where), where)


@case
def a_plan_against_itself_shows_no_change():
    for plan in SAMPLES:
        with folder() as where:
            out, plain, _ = made(plan, plan, where)
            equal(redline.marks(out), [], plan)
            equal(part(out), part(plain), plan)
            equal(part(out, 'word/numbering.xml'), part(plain, 'word/numbering.xml'), plan)


@case
def only_the_words_that_changed_are_marked():
    equal(changed('a word changed'), (['đúng tiến độ'], ['hiệu quả'], [], [], []))
    equal(changed('a document symbol'), (['225'], ['224'], [], [], []))
    equal(changed('a heading renamed'), ([', GIẢI PHÁP'], [], [], [], []))
    equal(changed('a paragraph added'), (['Đoạn thêm vào.'], [], [], [], []))
    equal(changed('a row removed'), ([], ['Tập huấn kỹ năng', 'Ban Tổ chức', '31/8'], [], [], []))
    equal(changed('a cell changed'), (['trước ngày '], [], [], [], []))
    equal(changed('a note changed'), ([' ngày 22/12/2024'], [], [], [], []))
    equal(changed('bold'), ([], [], [], [], ['rPrChange']))
    equal(changed('an item added'), (['Mua sắm.'], [], [], [], []))
    equal(changed('number, date and title')[:2], (['12', '15', '7', ' lại'], ['07', '05', '6']))


@case
def what_stands_elsewhere_was_moved():
    words = 'Các chi bộ bố trí kinh phí từ nguồn được giao năm 2026.'
    equal(changed('a paragraph moved'), ([], [], [words], [words], []))
    with folder() as where:
        out, _, _ = made(*write_pair('a section moved', where), where)
        names = [m.get(W + 'name') for n, m in redline.marks(out) if n.endswith('RangeStart')]
        equal(sorted(names), ['move1', 'move1'])
        equal(redline.texts(out, 'moveFrom'), redline.texts(out, 'moveTo'))


@case
def another_numbering_is_a_change_of_paragraphs_alone():
    found = changed('numbering')
    equal(found, ([], [], [], [], ['pPrChange']))


@case
def changes_are_by_the_newer_unit_on_the_newer_date():
    with folder() as where:
        out, _, _ = made(*write_pair('another level', where), where)
        named = {(m.get(W + 'author'), m.get(W + 'date')) for n, m in redline.marks(out) if not n.endswith('End')}
        equal(named, {('Huyện ủy Bản Lềnh', '2026-06-05T00:00:00Z')})
        old = write_plan(where, BODY, name='cu.plan')
        new = write_plan(where, 'Khác.\n', name='moi.plan', date='')
        out, _, _ = made(old, new, where)
        named = {(m.get(W + 'author'), m.get(W + 'date')) for n, m in redline.marks(out) if not n.endswith('End')}
        equal(named, {('Tỉnh ủy Sơn Hà', None)})


@case
def the_same_bytes_every_time():
    with folder() as where:
        pair = write_pair('a section moved', where)
        first = [open(made(*pair, where)[0], 'rb').read() for _ in range(2)]
        equal(first[0], first[1])


@case
def the_file_is_named_after_the_newer_plan():
    with folder() as where:
        old, new = write_pair('a word changed', where)
        done = docgen('redline', old, new, cwd=where)
        equal((done.status, done.err), (0, ''))
        holds(os.path.exists(os.path.join(where, 'out', 'moi-redline.docx')), os.listdir(where))


@case
def wrong_words_are_refused():
    with folder() as where:
        old, new = write_pair('a word changed', where)
        for words, code in (((old,), 'redline-needs-two'), ((old, new, '-o', 'x.pdf'), 'redline-not-docx'),
                            ((old, new, new), 'word-too-many'), ((old, new, '--to', 'pdf'), 'option-unknown')):
            done = docgen('redline', '--lang', 'en', *words, cwd=where)
            equal(done.status, 2, words)
            holds(f'[{code}]' in done.err and 'docgen redline --help' in done.err, done.err)
        equal(sorted(os.listdir(where)), ['cu.plan', 'don-vi.csv', 'moi.plan'])
        done = docgen('redline', '--lang', 'vi', '--help')
        equal(done.status, 0)
        holds('BẢN-CŨ BẢN-MỚI' in done.out, done.out)


@case
def a_plan_that_is_wrong_stops_it():
    with folder() as where:
        old, new = write_pair('a word changed', where)
        wrong = write_plan(where, 'Theo {{#khong-co}}.\n', name='sai.plan')
        for pair in ((old, wrong), (wrong, new)):
            done = docgen('redline', *pair, '-o', os.path.join(where, 'x.docx'), cwd=where)
            equal(done.status, 1)
            holds('sai.plan' in done.err, done.err)
        equal(docgen('redline', old, os.path.join(where, 'khong.plan'), cwd=where).status, 3)
        holds(not re.search(r'docx', ' '.join(os.listdir(where))), os.listdir(where))


main()
