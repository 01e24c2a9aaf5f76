#!/usr/bin/python3
"""The command as a newcomer meets it: options, statuses, streams, languages."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, case, docgen, equal, folder, holds, main, write_plan


@case
def help_and_version():
    for lang, word in (('en', 'Usage'), ('vi', 'Cách dùng')):
        done = docgen('--lang', lang, '--help')
        equal((done.status, done.err), (0, ''))
        holds(word in done.out, done.out)
        for option in ('-o', '--to', '--strict', '--dump', '--template-dir', '--font-dir', '--lang',
                       '--help', '--version'):
            holds(option in done.out, option)
    equal(docgen('--version').out.split()[0], 'docgen')


@case
def wrong_use_ends_with_2():
    for arguments in ([], ['--nonsense', 'x.plan'], ['--to', 'odt', 'x.plan'], ['-o'],
                      ['--lang', 'fr', 'x.plan'], ['--dump=nothing', 'x.plan']):
        done = docgen(*arguments)
        equal(done.status, 2, str(arguments))
        holds(done.err and not done.out, str(arguments))


@case
def one_format_only():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        for kind in ('docx', 'pdf'):
            out = os.path.join(where, kind)
            equal(docgen('--to', kind, '-o', out, plan).status, 0)
            equal(os.listdir(out), ['thu.' + kind])
        equal(docgen('--to', 'docx,pdf', '-o', os.path.join(where, 'both'), plan).status, 0)
        equal(sorted(os.listdir(os.path.join(where, 'both'))), ['thu.docx', 'thu.pdf'])


@case
def several_plans_and_the_worst_status():
    with folder() as where:
        good = write_plan(where, 'Chữ.\n', name='a.plan')
        bad = write_plan(where, '<b>Chữ.</b>\n', name='b.plan')
        done = docgen('-o', os.path.join(where, 'out'), bad, good)
        equal(done.status, 1)
        equal(sorted(os.listdir(os.path.join(where, 'out'))), ['a.docx', 'a.pdf'])
        done = docgen('-o', os.path.join(where, 'out'), good, os.path.join(where, 'no.plan'))
        equal(done.status, 3)


@case
def two_plans_of_one_name_are_refused():
    with folder() as where:
        os.mkdir(os.path.join(where, 'x'))
        a = write_plan(where, 'Chữ.\n')
        b = write_plan(os.path.join(where, 'x'), 'Chữ.\n')
        done = docgen('-o', os.path.join(where, 'out'), a, b)
        holds(done.status in (1, 2), done.err)
        holds(not os.path.exists(os.path.join(where, 'out', 'thu.pdf')), 'nothing was written')


@case
def strict_makes_warnings_count():
    with folder() as where:
        plan = write_plan(where, '* gạch sai\n')
        done = docgen('-o', os.path.join(where, 'out'), plan)
        equal(done.status, 0, done.err)
        holds('warning' in done.err, done.err)
        strict = docgen('--strict', '-o', os.path.join(where, 'strict'), plan)
        equal(strict.status, 1)
        holds(not os.path.exists(os.path.join(where, 'strict', 'thu.pdf')), 'no file')


@case
def a_failing_build_keeps_the_old_file():
    with folder() as where:
        plan, out = write_plan(where, 'Chữ.\n'), os.path.join(where, 'out')
        equal(docgen('-o', out, plan).status, 0)
        with open(os.path.join(out, 'thu.pdf'), 'rb') as f:
            old = f.read()
        write_plan(where, '<b>\n')
        equal(docgen('-o', out, plan).status, 1)
        with open(os.path.join(out, 'thu.pdf'), 'rb') as f:
            equal(f.read() == old, True)
        equal(sorted(os.listdir(out)), ['thu.docx', 'thu.pdf'])


@case
def messages_in_both_languages():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n', more='titel: x\n')
        english, vietnamese = docgen('--lang', 'en', plan), docgen('--lang', 'vi', plan)
        holds('error: ' in english.err and '[key-unknown]' in english.err, english.err)
        holds('lỗi: ' in vietnamese.err and '[key-unknown]' in vietnamese.err, vietnamese.err)
        by_locale = docgen(plan, env=dict(os.environ, LC_ALL='vi_VN.UTF-8'))
        equal(by_locale.err, vietnamese.err)


@case
def dumps_go_to_standard_output_and_write_nothing():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        for what in ('tree', 'pages'):
            done = docgen('--dump=' + what, '-o', os.path.join(where, 'out'), plan)
            equal(done.status, 0, done.err)
            holds('Chữ.' in done.out, done.out[:300])
        holds(not os.path.exists(os.path.join(where, 'out')), 'nothing is written')


@case
def templates_of_a_folder_come_first():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        empty = os.path.join(where, 'empty')
        os.mkdir(empty)
        done = docgen('--template-dir', empty, '-o', os.path.join(where, 'out'), plan)
        equal(done.status, 0, done.err)
        source = os.path.join(PROJECT, 'templates')
        mine = os.path.join(where, 'templates-of-mine')
        for top, _, names in os.walk(source):
            os.makedirs(os.path.join(mine, os.path.relpath(top, source)), exist_ok=True)
            for name in names:
                with open(os.path.join(top, name), encoding='utf-8') as f:
                    text = f.read().replace('kind: Kế hoạch', 'kind: Kế hoạch riêng')
                with open(os.path.join(mine, os.path.relpath(top, source), name), 'w',
                          encoding='utf-8') as f:
                    f.write(text)
        done = docgen('--template-dir', mine, '--dump=pages', plan)
        holds('KẾ HOẠCH RIÊNG' in done.out, done.out[:500] + done.err)


@case
def fonts_of_a_folder():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        done = docgen('--font-dir', where, '-o', os.path.join(where, 'out'), plan)
        equal(done.status, 3)
        for face in ('Regular', 'Bold', 'Italic', 'BoldItalic'):
            os.symlink(f'/usr/share/fonts/truetype/liberation2/LiberationSerif-{face}.ttf',
                       os.path.join(where, face + '.ttf'))
        one = docgen('--dump=pages', plan)
        two = docgen('--dump=pages', '--font-dir', where, plan)
        equal(two.status, 0, two.err)
        equal(one.out, two.out)


main()
