#!/usr/bin/python3
"""The same plan gives the same bytes: twice, from another folder, under
another locale and time zone, from NFD text, with CRLF line ends."""
import os
import re
import shutil
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, SAMPLES, case, docgen, equal, files_of, folder, holds, main, write_plan


def outputs(plan, cwd=None, env=None):
    with folder() as where:
        done = docgen(plan, '-o', where, cwd=cwd, env=env)
        equal(done.status, 0, done.err)
        return files_of(where)


def same(a, b, what):
    equal(sorted(a), sorted(b), what)
    for name in a:
        equal(a[name] == b[name], True, f'{what}: {name}')


@case
def twice():
    for plan in SAMPLES:
        same(outputs(plan), outputs(plan), 'twice')


@case
def from_another_folder():
    for plan in SAMPLES:
        here = outputs(plan)
        same(here, outputs(os.path.relpath(plan, '/'), cwd='/'), 'by a path from /')
        with folder() as where:
            shutil.copytree(os.path.join(PROJECT, 'plans'), os.path.join(where, 'a/plans'))
            same(here, outputs(os.path.basename(plan), cwd=os.path.join(where, 'a/plans')), 'copy')


@case
def under_another_locale_and_time_zone():
    for plan in SAMPLES:
        here = outputs(plan)
        for lang, zone in (('vi_VN.UTF-8', 'Asia/Ho_Chi_Minh'), ('de_DE', 'America/New_York'),
                           ('C', 'UTC+11'), ('tr_TR.UTF-8', 'Pacific/Kiritimati')):
            env = dict(os.environ, LC_ALL=lang, LANG=lang, TZ=zone)
            same(here, outputs(plan, env=env), f'{lang} {zone}')


@case
def from_decomposed_text_and_other_line_ends():
    for plan in SAMPLES:
        here = outputs(plan)
        for change in (lambda t: unicodedata.normalize('NFD', t),
                       lambda t: t.replace('\n', '\r\n'), lambda t: '\ufeff' + t):
            with folder() as where:
                copy = os.path.join(where, 'a/plans')
                shutil.copytree(os.path.join(PROJECT, 'plans'), copy)
                path = os.path.join(copy, os.path.basename(plan))
                with open(path, encoding='utf-8') as f:
                    text = f.read()
                with open(path, 'w', encoding='utf-8', newline='') as f:
                    f.write(change(text))
                same(here, outputs(path), 'changed form')


def dated(plan, epoch):
    """What the files say of when they were made, and the outputs."""
    made = outputs(plan, env=dict(os.environ, SOURCE_DATE_EPOCH=epoch))
    pdf = next(made[name] for name in made if name.endswith('.pdf'))
    said = re.search(rb'<xmp:CreateDate>(.*?)</', pdf)
    return said and said.group(1).decode(), made


@case
def the_only_clock_is_the_one_that_is_given():
    with folder() as where:
        undated = write_plan(where, 'Một.', date='')
        equal(dated(undated, '')[0], None)
        for epoch, day in (('0', '1970-01-01'), ('951782399', '2000-02-28'),
                           ('951782400', '2000-02-29'), ('1798761600', '2027-01-01'),
                           ('253402300799', '9999-12-31')):
            equal(dated(undated, epoch)[0], day)
        plan = write_plan(where, 'Một.', name='hai.plan')
        same(dated(plan, '')[1], dated(plan, '0')[1], 'its own date holds')
        for wrong in ('-1', '1.5', 'nay', '253402300800', '9' * 40):
            done = docgen(plan, '-o', where, env=dict(os.environ, SOURCE_DATE_EPOCH=wrong))
            equal(done.status, 2, done.err)
            holds('SOURCE_DATE_EPOCH' in done.err and 'epoch-bad' in done.err, done.err)


main()
