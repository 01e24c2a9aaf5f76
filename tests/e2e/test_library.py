#!/usr/bin/python3
"""The library: what other programs see of it, its examples, what it tells, two threads at once."""
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, SAMPLES, case, docgen, equal, files_of, folder, holds, main, run, write_plan

BUILD = os.environ.get('BUILD') or os.path.join(PROJECT, 'build')
SANITIZED = 'san' in os.path.basename(BUILD)
PLANS = [p for p in SAMPLES if os.path.basename(p) in ('ke-hoach-224.plan', 'nn-cong-van.plan', 'nha-van-hoa.plan')]

def built(where, source, static=False):
    """A program that is linked with the library, as its users would do it."""
    program = os.path.join(where, os.path.basename(source)[:-2] + ('-static' if static else ''))
    pc = os.path.join(where, 'docgen.pc')
    with open(os.path.join(BUILD, 'docgen.pc'), encoding='utf-8') as f:
        text = re.sub(r'(?m)^libdir=.*', f'libdir={BUILD}', f.read())
    with open(pc, 'w', encoding='utf-8') as f:
        f.write(re.sub(r'(?m)^includedir=.*', f'includedir={PROJECT}/src/api', text))
    flags = run(['pkg-config', '--cflags', '--libs', *(['--static'] if static else []), 'docgen'],
                env=dict(os.environ, PKG_CONFIG_PATH=where))
    equal(flags.status, 0, flags.err)
    words = flags.out.split()
    if static:
        words[words.index('-ldocgen')] = os.path.join(BUILD, 'static/libdocgen.a')
    done = run(['gcc', '-std=c17', '-Wall', '-Wextra', '-Werror', '-pthread', source, *words, '-o', program,
                *(['-fsanitize=address,undefined'] if SANITIZED else [])])
    equal((done.status, done.err), (0, ''))
    return program


def started(program, *arguments, **more):
    return run([program, *arguments], env=dict(os.environ, LD_LIBRARY_PATH=BUILD), **more)


def told_by(where):
    """A program that prints what it is told."""
    program = built(where, os.path.join(PROJECT, 'tests/api/told.c'))
    return lambda *arguments, **more: started(program, *arguments, **more)


def lines(done, word):
    return [l[len(word) + 1:] for l in done.out.splitlines() if l.startswith(word + ' ')]


def shown(done):
    """What is said, without what else is told."""
    return re.sub(r'(?m)^(message|progress|came|input|found|looked|counts|written) .*\n', '', done.out)


def declared():
    with open(os.path.join(PROJECT, 'src/api/docgen.h'), encoding='utf-8') as f:
        return set(re.findall(r'\b(docgen_\w+)\(', re.sub(r'/\*.*?\*/', '', f.read(), flags=re.S)))


def names_in(*arguments):
    rows = (line.split() for line in run(['nm', '--defined-only', *arguments]).out.splitlines())
    names = {row[2] for row in rows if len(row) == 3 and row[1] in 'TDBRW'}
    return {n for n in names if not n.startswith('__') and 'asan' not in n}


@case
def only_its_own_names_are_seen():
    equal(names_in('-D', os.path.join(BUILD, 'libdocgen.so')), {f'{n}@@DOCGEN_0' for n in declared()})
    equal(names_in('-g', os.path.join(BUILD, 'static/libdocgen.a')), declared())
    name = run(['readelf', '-d', os.path.join(BUILD, 'libdocgen.so')])
    holds('[libdocgen.so.0]' in name.out, name.out)


@case
def the_header_is_read_by_other_compilers_too():
    with folder() as where:
        header = os.path.join(PROJECT, 'src/api/docgen.h')
        for language, *flags in (['c', '-std=c99'], ['c++', '-std=c++11']):
            compiler = 'gcc' if language == 'c' else shutil.which('g++')
            if compiler is not None:
                done = run([compiler, '-x', language, *flags, '-Wall', '-Wextra', '-Wpedantic', '-Werror', '-fsyntax-only',
                            '-include', header, '/dev/null'], cwd=where)
                equal((done.status, done.err), (0, ''), language)


@case
def the_man_page_has_all_of_its_functions():
    with open(os.path.join(PROJECT, 'docs/libdocgen.3'), encoding='utf-8') as f:
        page = f.read()
    equal(set(re.findall(r'(?m)^\.Nm (docgen_\w+)', page)), declared())
    with open(os.path.join(PROJECT, 'src/api/docgen.h'), encoding='utf-8') as f:
        told = re.findall(r'\t(?:void|int)\t\(\*(\w+)\)\(void \*by', f.read())
    holds(len(told) > 5, str(told))
    equal([n for n in told if not re.search(rf'\.It Fa .*\b{n}\b', page)], [])


@case
def the_example_makes_what_the_command_makes():
    with folder() as where:
        equal(docgen(*PLANS, '-o', where + '/out').status, 0)
        files = files_of(where + '/out')
        expected = ''.join(f'{name}: {len(files[name])} bytes\n' for plan in PLANS for name in (
            os.path.basename(plan)[:-5] + s for s in ('.docx', '.pdf')))
        for static in (False, True):
            done = started(built(where, os.path.join(PROJECT, 'docs/example/compile.c'), static), *PLANS)
            equal((done.status, done.err), (0, ''))
            equal(done.out.rpartition('bytes\n')[0] + 'bytes\n', expected)


@case
def the_other_example_builds_what_the_command_builds():
    with folder() as where:
        program = built(where, os.path.join(PROJECT, 'docs/example/build.c'))
        os.mkdir(where + '/plans')
        for name in ('a', 'b', 'c'):
            write_plan(where + '/plans', 'Một {{sai}}.\n' if name == 'b' else 'Một.\n', name=name + '.plan')
        done = started(program, 'plans', cwd=where)
        equal(done.status, 1)
        equal(done.out.rpartition(':')[0], 'plans/a.plan: made\nplans/b.plan: failed\nplans/c.plan: made\n'
              '2 made, 0 fresh, 1 failed; they depend on files')
        equal(done.err, docgen('build', '-k', '-o', 'other', cwd=where).err)
        mine, other = files_of(where + '/out'), files_of(where + '/other')
        del mine['.docgen-build'], other['.docgen-build']
        equal((mine == other, len(mine)), (True, 4))
        equal(started(program, 'plans', cwd=where).out.count('fresh\n'), 2)


@case
def two_threads_use_it_at_once():
    with folder() as where:
        done = started(built(where, os.path.join(PROJECT, 'tests/api/threads.c')), where + '/by', *PLANS)
        equal((done.status, done.out, done.err), (0, f'{2 * len(PLANS)} files, 0 messages\n', ''))
        equal(docgen(*PLANS, '-o', where + '/out').status, 0)
        for one in ('1', '2'):
            files = files_of(f'{where}/by/{one}')
            del files['.docgen-build']
            equal(files == files_of(where + '/out'), True, one)


@case
def messages_are_told_as_the_command_shows_them():
    with folder() as where:
        told, plan = told_by(where), write_plan(where, 'Một {{sai}} {{nua}}.\n')
        command = docgen(plan, '-o', where + '/out')
        done = told('compile', plan, cwd=where)
        equal(done.status, 1)
        equal(shown(done), command.err)
        first, second = lines(done, 'message')
        level, code, text, file, line, column, left = first.split('|')
        equal((level, file, line, column, left), ('2', plan, '10', '5', '1'), first)
        holds(f'{text} [{code}]' in command.err, first)
        equal(second.rpartition('|')[2], '0')
        vi = docgen(plan, '-o', where + '/out', '--lang=vi')
        equal(shown(told('language=1', 'compile', plan, cwd=where)), vi.err)
        holds(f'{plan}:10:5: \033[31merror:\033[0m ' in told('colour=1', 'compile', plan, cwd=where).out, 'colour')


@case
def messages_beyond_the_limit_are_counted():
    with folder() as where:
        plan = write_plan(where, ''.join(f'Một {{{{sai{i}}}}}.\n\n' for i in range(1003)))
        done = told_by(where)('compile', plan, cwd=where)
        equal(shown(done), docgen(plan, '-o', where + '/out').err)
        equal(lines(done, 'message')[-1], '0|more-messages|… and 3 more messages|-|0|0|0')
        equal([int(m.rpartition('|')[2]) for m in lines(done, 'message')], list(range(1000, -1, -1)))


@case
def it_says_nothing_by_itself():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một {{sai}}.\n')
        equal([(d.status, d.out, d.err) for d in (
            told('silent=1', 'compile', 'thu.plan', cwd=where),
            told('silent=1', 'dump=1', 'compile', 'thu.plan', cwd=where),
            told('silent=1', 'compile', 'thu.plan', 'thu.plan', cwd=where),
            told('silent=1', 'build', 'thu.plan', cwd=where),
            told('silent=1', 'build', 'khong-co', cwd=where))], [(s, '', '') for s in (1, 1, 2, 1, 3)])
        write_plan(where, 'Một.\n')
        equal((told('silent=1', 'build', '.', cwd=where).status, len(os.listdir(where + '/out'))), (0, 3))
        closed = run(['sh', '-c', '"$0" silent=1 out_dir=x build . >&- 2>&-', os.path.join(where, 'told')],
                     env=dict(os.environ, LD_LIBRARY_PATH=BUILD), cwd=where)
        equal((closed.status, len(os.listdir(where + '/x'))), (0, 3), 'nobody listens')


@case
def settings_are_heeded():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một.\n')
        done = told('output=0', 'compile', 'thu.plan', cwd=where)
        equal((done.status, 'output-not-taken' in done.out), (3, True), done.out)
        equal(lines(told('output=1', 'list=1', 'compile', 'thu.plan', cwd=where), 'output'),
              ['thu.docx 1', 'thu.pdf 1'])
        holds(not os.path.exists(where + '/out'), 'nothing is written')
        os.mkdir(where + '/trong')
        for setting, code in (('made_at=soon', 'epoch-bad'), ('font_dir=/nowhere', 'folder-absent'),
                              ('template_dir=/nowhere', 'folder-absent'), ('font_dir=trong', 'font-family-absent'),
                              ('formats=32', 'formats-bad'), ('formats=19', 'formats-bad')):
            done = told(setting, 'compile', 'thu.plan', cwd=where)
            equal((done.status, code in done.out), (9, True), setting)
        equal(told('formats=12', 'compile', 'thu.plan', cwd=where).status, 0)
        equal(sorted(n.partition('.')[2] for n in os.listdir(where + '/out')), ['html', 'txt'])


@case
def a_program_of_an_older_header_is_served():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một.\n')
        done = told('old=1', 'dump=1', 'compile', 'thu.plan', cwd=where)
        equal((done.status, done.out), (0, ''), 'no function is told')
        equal(len(os.listdir(where + '/out')), 2, 'nor is the tree printed')
        done = told('old=1', 'out_dir=b', 'prune=1', 'part=1', 'parts=0', 'build', 'thu.plan', cwd=where)
        equal((done.status, done.out), (0, 'counts 1 0 77 0 0 0\n'), 'what it has no room for is left alone')


@case
def a_program_of_a_newer_header_is_served():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một.\n')
        for call in ('compile', 'build'):
            newer, known = (told(*words, 'out_dir=' + call + str(len(words)), call, 'thu.plan', cwd=where)
                            for words in (['newer=1'], []))
            equal((newer.status, newer.out), (0, known.out))


# ---- docgen_compile ----

@case
def several_plans_are_looked_over_first():
    with folder() as where:
        told = told_by(where)
        for name in ('a/x.plan', 'b/x.plan', 'c.plan'):
            os.makedirs(os.path.dirname(os.path.join(where, name)), exist_ok=True)
            write_plan(os.path.dirname(os.path.join(where, name)), 'Một.\n', name=os.path.basename(name))
        done = told('compile', 'a/x.plan', 'b/x.plan', 'c.plan', cwd=where)
        equal((done.status, 'output-twice' in done.out), (2, True), done.out)
        holds(not os.path.exists(where + '/out'), 'nothing is written')
        done = told('compile', cwd=where)
        equal((done.status, 'plan-not-named' in done.out), (2, True))
        done = told('compile', 'a/x.plan', 'c.plan', cwd=where)
        equal((done.status, lines(done, 'progress')), (0, ['1/2 a/x.plan -', '2/2 c.plan -']))
        equal(lines(done, 'came'), ['a/x.plan fate=0 why=0 what=', 'c.plan fate=0 why=0 what='])


@case
def a_plan_for_many_units_tells_of_each():
    with folder() as where:
        told = told_by(where)
        plan = write_plan(where, 'Một.\n', more='for-each: thuộc=son-ha\n')
        with open(plan, encoding='utf-8') as f:
            text = f.read().replace('unit: son-ha\n', '')
        with open(plan, 'w', encoding='utf-8') as f:
            f.write(text)
        done = told('compile', 'thu.plan', cwd=where)
        equal((done.status, lines(done, 'progress')), (0, [
            f'{i}/3 thu.plan {unit}' for i, unit in ((1, 'ban-lenh'), (2, 'khoi'), (3, 'ban-to-chuc'))]), done.out)
        done = told('unit=khac', 'compile', 'thu.plan', cwd=where)
        equal((done.status, 'unit-not-made' in done.out), (1, True), done.out)


@case
def what_a_plan_was_made_from_is_listed_when_asked():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một.\n')
        done = told('list=1', 'compile', 'thu.plan', cwd=where)
        equal(lines(done, 'written'), ['out/thu.docx', 'out/thu.pdf'])
        inputs = [i.split(' ') for i in lines(done, 'input')]
        equal({os.path.normpath(i[1]) for i in inputs if i[0] == '0'}, {'thu.plan', 'don-vi.csv'})
        holds(all(i[2] for i in inputs if i[0] == '0'), 'with a digest')
        holds(any(i[0] == '2' for i in inputs), 'what is not there')
        equal(lines(told('compile', 'thu.plan', cwd=where), 'input'), [])


@case
def a_build_lists_what_it_wrote_and_what_stands():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một.\n')
        for fate in '0', '1':
            done = told('list=1', 'build', 'thu.plan', cwd=where)
            equal((lines(done, 'came'), lines(done, 'written')),
                  ([f'thu.plan fate={fate} why={1 - int(fate)} what='], ['out/thu.docx', 'out/thu.pdf']), done.out)
        equal(lines(told('build', 'thu.plan', cwd=where), 'written'), [])
        write_plan(where, 'Một {{sai}}.\n')
        done = told('list=1', 'build', 'thu.plan', cwd=where)
        equal((done.status, lines(done, 'written')), (1, []), done.out)


@case
def the_tree_is_told_as_the_command_prints_it():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một.\n')
        for dump, word in (('1', 'tree'), ('2', 'pages')):
            text = docgen('--dump=' + word, 'thu.plan', cwd=where).out
            done = told('dump=' + dump, 'compile', 'thu.plan', cwd=where)
            holds(f'dump {len(text.encode())}\n{text}' in done.out, done.out)
        holds(not os.path.exists(where + '/out'), 'nothing is written')


@case
def cancelling_ends_before_the_next_plan():
    with folder() as where:
        told = told_by(where)
        os.mkdir(where + '/plans')
        for name in ('a', 'b', 'c'):
            write_plan(where + '/plans', 'Một.\n', name=name + '.plan')
        plans = [f'plans/{n}.plan' for n in 'abc']
        done = told('cancel_after=2', 'compile', *plans, cwd=where)
        equal((done.status, len(lines(done, 'came')), sorted(os.listdir(where + '/out'))),
              (4, 2, ['a.docx', 'a.pdf', 'b.docx', 'b.pdf']))
        equal(told('cancel_after=3', 'compile', *plans, cwd=where).status, 0, 'all was tried')
        done = told('cancel_after=1', 'jobs=1', 'out_dir=x', 'build', 'plans', cwd=where)
        equal((done.status, len(lines(done, 'came'))), (4, 1), done.out)
        equal(lines(done, 'counts')[0].split(' ')[:4], ['1', '0', '0', '2'])
        equal(told('out_dir=x', 'build', 'plans', cwd=where).status, 0)
        equal(told('cancel_after=3', 'out_dir=x', 'build', 'plans', cwd=where).status, 0, 'all was tried')


# ---- docgen_build ----

@case
def a_build_tells_what_it_finds_and_what_comes():
    with folder() as where:
        told = told_by(where)
        os.makedirs(where + '/plans/sau')
        write_plan(where + '/plans', 'Một.\n', name='a.plan')
        write_plan(where + '/plans/sau', 'Một {{sai}}.\n', name='b.plan')
        done = told('keep_going=1', 'build', cwd=where)
        equal((done.status, lines(done, 'found'), lines(done, 'looked')),
              (1, ['plans/a.plan', 'plans/sau/b.plan'], ['plans', 'plans/sau']))
        equal(lines(done, 'came'), ['plans/a.plan fate=0 why=1 what=', 'plans/sau/b.plan fate=2 why=1 what='])
        equal(lines(done, 'counts'), ['1 0 1 0 0 0'])
        equal(shown(done), docgen('build', '-k', '-o', 'x', cwd=where).err)
        holds('\033[31m' in told('keep_going=1', 'colour=1', 'build', cwd=where).out, 'colour')
        equal(shown(told('keep_going=1', 'language=1', 'build', cwd=where)),
              docgen('build', '-k', '-o', 'x', '--lang=vi', cwd=where).err)
        inputs = [i.split(' ')[:2] for i in lines(done, 'input')]
        holds(['0', 'plans/a.plan'] in inputs and ['0', 'plans/sau/b.plan'] in inputs, str(inputs))


@case
def why_a_plan_is_made_again():
    with folder() as where:
        told = told_by(where)
        write_plan(where, 'Một.\n', name='a.plan')
        told('build', 'a.plan', cwd=where)
        equal(lines(told('build', 'a.plan', cwd=where), 'came'), ['a.plan fate=1 why=0 what='])
        write_plan(where, 'Hai.\n', name='a.plan')
        equal(lines(told('build', 'a.plan', cwd=where), 'came'), ['a.plan fate=0 why=3 what=a.plan'])
        os.remove(where + '/out/a.pdf')
        equal(lines(told('build', 'a.plan', cwd=where), 'came'), ['a.plan fate=0 why=7 what=a.pdf'])
        equal(lines(told('strict=1', 'build', 'a.plan', cwd=where), 'came'), ['a.plan fate=0 why=2 what='])


@case
def checking_parts_and_removing():
    with folder() as where:
        told = told_by(where)
        os.mkdir(where + '/plans')
        for name in ('a', 'b'):
            write_plan(where + '/plans', 'Một.\n', name=name + '.plan')
        done = told('check=1', 'prune=1', 'build', cwd=where)
        equal((done.status, os.path.exists(where + '/out'), lines(done, 'counts')), (1, False, ['0 0 2 0 0 0']))
        equal(told('build', cwd=where).status, 0)
        equal(lines(told('check=1', 'build', cwd=where), 'counts'), ['0 2 0 0 0 0'])
        os.remove(where + '/plans/b.plan')
        done = told('prune=1', 'build', cwd=where)
        equal((done.status, lines(done, 'removed'), lines(done, 'counts')),
              (0, ['out/b.docx', 'out/b.pdf'], ['0 1 0 0 2 0']))
        halves = [[int(n) for n in lines(told(f'part={k}', 'parts=2', f'out_dir=h{k}', 'build', cwd=where),
                                         'counts')[0].split()] for k in (1, 2)]
        equal(sorted((h[0], h[5]) for h in halves), [(0, 1), (1, 0)])
        for words, code in ((('part=3', 'parts=2'), 'shard-bad'), (('parts=2',), 'shard-bad'),
                            (('part=1',), 'shard-bad'), (('part=1', 'parts=2', 'prune=1'), 'shard-prune')):
            done = told(*words, 'build', cwd=where)
            equal((done.status, code in done.out, lines(done, 'found')), (2, True, []), str(words))


@case
def nothing_to_build_is_told():
    with folder() as where:
        os.mkdir(where + '/trong')
        done = told_by(where)('build', 'trong', cwd=where)
        equal(('plans-none' in done.out, lines(done, 'found'), lines(done, 'looked')), (True, [], ['trong']))
        equal(done.status, docgen('build', 'trong', cwd=where).status)


main()
