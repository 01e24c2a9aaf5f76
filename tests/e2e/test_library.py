#!/usr/bin/python3
"""The library: what other programs see of it, its example, two threads at once."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, SAMPLES, case, docgen, equal, files_of, folder, holds, main, run, write_plan

BUILD = os.environ.get('BUILD') or os.path.join(PROJECT, 'build')
SANITIZED = 'san' in os.path.basename(BUILD)
PLANS = [p for p in SAMPLES if os.path.basename(p) in ('ke-hoach-224.plan', 'nn-cong-van.plan', 'nha-van-hoa.plan')]

PROGRAM = r'''
#include <docgen.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static void
say(void *by, const struct docgen_message *m)
{
	(void)by;
	printf("%d|%s|%s|%s|%zu|%zu\n%s", (int)m->level, m->code, m->text, m->file ? m->file : "-",
	    m->line, m->column, m->shown);
}

static int
refuse(void *by, const char *name, const void *bytes, size_t n)
{
	(void)by; (void)name; (void)bytes; (void)n;
	return 0;
}

int
main(int argc, char **argv)
{
	struct docgen_settings s = { .size = sizeof s, .message = say, .out_dir = argv[2] };
	struct docgen *d;
	int status;

	if (strcmp(argv[1], "silent") == 0)
		s.message = NULL;
	else if (strcmp(argv[1], "vi") == 0)
		s.language = DOCGEN_VIETNAMESE;
	else if (strcmp(argv[1], "refuse") == 0)
		s.output = refuse;
	else if (strcmp(argv[1], "epoch") == 0)
		s.made_at = "soon";
	else if (strcmp(argv[1], "fonts") == 0)
		s.font_dir = "/nowhere";
	else if (strcmp(argv[1], "old") == 0)
		s.size = offsetof(struct docgen_settings, by);
	else if (strcmp(argv[1], "page") == 0)
		s.formats = DOCGEN_HTML | DOCGEN_TEXT;
	d = docgen_open(&s);
	if (d == NULL)
		return 9;
	status = docgen_compile(d, argv[argc - 1]);
	docgen_close(d);
	return status;
}
'''


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
        words[words.index('-ldocgen')] = '-l:libdocgen.a'
    done = run(['gcc', '-std=c17', '-Wall', '-Wextra', '-Werror', '-pthread', source, *words, '-o', program,
                *(['-fsanitize=address,undefined'] if SANITIZED else [])])
    equal((done.status, done.err), (0, ''))
    return program


def started(program, *arguments):
    return run([program, *arguments], env=dict(os.environ, LD_LIBRARY_PATH=BUILD))


def small(where):
    path = os.path.join(where, 'nho.c')
    with open(path, 'w', encoding='utf-8') as f:
        f.write(PROGRAM)
    return built(where, path)


@case
def only_its_own_names_are_seen():
    done = run(['nm', '-D', '--defined-only', os.path.join(BUILD, 'libdocgen.so')])
    names = {line.split()[2] for line in done.out.splitlines() if line.split()[1] in 'TDBRW'}
    with open(os.path.join(PROJECT, 'src/api/docgen.h'), encoding='utf-8') as f:
        declared = set(re.findall(r'\b(docgen_\w+)\(', re.sub(r'/\*.*?\*/', '', f.read(), flags=re.S)))
    equal({n for n in names if not n.startswith('__') and 'asan' not in n}, {f'{n}@@DOCGEN_0' for n in declared})
    name = run(['readelf', '-d', os.path.join(BUILD, 'libdocgen.so')])
    holds('[libdocgen.so.0]' in name.out, name.out)


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
def two_threads_compile_at_once():
    with folder() as where:
        done = started(built(where, os.path.join(PROJECT, 'tests/api/threads.c')), *PLANS)
        equal((done.status, done.out, done.err), (0, f'{2 * len(PLANS)} files, 0 messages\n', ''))


@case
def messages_are_told_as_the_command_shows_them():
    with folder() as where:
        program, plan = small(where), write_plan(where, 'Một {{sai}}.\n')
        command = docgen(plan, '-o', where + '/out')
        done = started(program, 'say', where + '/out', plan)
        equal(done.status, 1)
        head, shown = done.out.split('\n', 1)
        equal(shown, command.err)
        level, code, text, file, line, column = head.split('|')
        equal((level, file, line, column), ('2', plan, '10', '5'), head)
        holds(f'{text} [{code}]' in shown, head)
        vi = docgen(plan, '-o', where + '/out', '--lang=vi')
        equal(started(program, 'vi', where + '/out', plan).out.split('\n', 1)[1], vi.err)


@case
def it_says_nothing_by_itself():
    with folder() as where:
        program, plan = small(where), write_plan(where, 'Một {{sai}}.\n')
        done = started(program, 'silent', where + '/out', plan)
        equal((done.status, done.out, done.err), (1, '', ''))


@case
def settings_are_heeded():
    with folder() as where:
        program, plan = small(where), write_plan(where, 'Một.\n')
        done = started(program, 'refuse', where + '/out', plan)
        equal((done.status, 'output-not-taken' in done.out), (3, True), done.out)
        holds(not os.path.exists(where + '/out'), 'nothing is written')
        equal([(d.status, code in d.out) for d, code in (
            (started(program, 'epoch', where + '/out', plan), 'epoch-bad'),
            (started(program, 'fonts', where + '/out', plan), 'font'))], [(9, True), (9, True)])
        equal(started(program, 'page', where + '/out', plan).status, 0)
        equal(sorted(n.partition('.')[2] for n in os.listdir(where + '/out')), ['html', 'txt'])


@case
def a_program_of_an_older_header_is_served():
    with folder() as where:
        program, plan = small(where), write_plan(where, 'Một.\n')
        done = started(program, 'old', where + '/out', plan)
        equal((done.status, done.out), (0, ''))
        equal(len(os.listdir(where + '/out')), 2)


main()
