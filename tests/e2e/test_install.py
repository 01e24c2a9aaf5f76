#!/usr/bin/python3
"""make install: what it puts where, and that the installed program works from there."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, PROJECT, case, docgen, equal, folder, holds, main, run

BUILD = os.path.dirname(DOCGEN)
SANITIZED = 'san' in os.path.basename(BUILD)


def make(target, into, *variables):
    """Runs make; what is built already is not built again."""
    env = {k: v for k, v in os.environ.items() if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL')}
    done = run(['make', '-s', *(w for name in ('docgen', 'libdocgen.so', 'static/libdocgen.a', 'docgen.pc')
                                for w in ('-o', os.path.join(BUILD, name))), target, 'BUILD=' + BUILD,
                'DESTDIR=' + into, *variables], env=env)
    equal((done.status, done.err), (0, ''), target)


def files_below(top):
    return sorted(os.path.relpath(os.path.join(where, name), top)
                  for where, _, names in os.walk(top) for name in names)


def mode(path):
    return oct(os.stat(path).st_mode & 0o7777)


def page_of_man(page):
    """The formatted page; None when there is no man."""
    if not shutil.which('man'):
        return None
    done = subprocess.run(['man', '-l', '--warnings', '-E', 'UTF-8', '-Tutf8', page], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=dict(os.environ, MANWIDTH='80'))
    equal((done.returncode, done.stderr.decode()), (0, ''), 'the page as man reads it')
    return done.stdout.decode()


@case
def everything_stands_below_the_prefix():
    with folder() as where:
        make('install', where)
        here = files_below(where)
        for name in ('bin/docgen', 'share/man/man1/docgen.1', 'share/man/man3/libdocgen.3', 'share/man/man5/docgen-plan.5', 'include/docgen.h',
                     'lib/libdocgen.so', 'lib/libdocgen.a', 'lib/libdocgen.so.0', 'lib/pkgconfig/docgen.pc',
                     'share/doc/docgen/README.md', 'share/doc/docgen/docs/example/build.c',
                     'share/doc/docgen/LICENSE', 'share/doc/docgen/LICENSE.fonts',
                     'share/doc/docgen/docs/plan-language.md',
                     'share/doc/docgen/examples/ke-hoach-224.plan', 'share/doc/docgen/examples/don-vi.csv'):
            holds('usr/local/' + name in here, f'{name} in {here}')
        equal([n for n in here if not n.startswith('usr/local/')], [])
        equal(mode(os.path.join(where, 'usr/local/bin/docgen')), '0o755')
        equal({mode(os.path.join(where, name)) for name in here if not name.endswith('bin/docgen')}, {'0o644'})
        with open(os.path.join(where, 'usr/local/share/doc/docgen/LICENSE.fonts'), encoding='utf-8') as f:
            holds('SIL OPEN FONT LICENSE' in f.read(), 'the licence of the faces')


@case
def the_prefix_may_be_any_even_with_a_space():
    with folder() as where:
        into = os.path.join(where, 'nơi khác')
        make('install', into, 'PREFIX=/opt/doc gen')
        holds(os.access(os.path.join(into, 'opt/doc gen/bin/docgen'), os.X_OK), str(files_below(into)))
        make('uninstall', into, 'PREFIX=/opt/doc gen')
        equal(files_below(into), [])


@case
def the_installed_program_compiles_the_installed_samples():
    with folder() as where:
        make('install', where, 'PREFIX=/usr')
        examples = os.path.join(where, 'usr/share/doc/docgen/examples')
        equal(sorted(os.listdir(examples)), sorted(os.listdir(os.path.join(PROJECT, 'plans'))))
        program = os.path.join(where, 'usr/bin/docgen')
        for plan in ('ke-hoach-224', 'nha-van-hoa-xa-nam-khao'):
            for compiler, source, out in ((program, examples, 'installed'),
                                          (DOCGEN, os.path.join(PROJECT, 'plans'), 'built')):
                done = run([compiler, os.path.join(source, plan + '.plan'), '-o', os.path.join(where, out)],
                           cwd=where)
                equal(done.status, 0, done.err)
            for kind in ('.docx', '.pdf'):
                pair = []
                for out in ('installed', 'built'):
                    with open(os.path.join(where, out, plan + kind), 'rb') as f:
                        pair.append(f.read())
                equal(pair[0] == pair[1], True, plan + kind)


@case
def the_man_pages_are_read_without_a_warning():
    with folder() as where:
        make('install', where, 'PREFIX=/usr')
        for page in ('man1/docgen.1', 'man3/libdocgen.3', 'man5/docgen-plan.5'):
            text = page_of_man(os.path.join(where, 'usr/share/man', page))
            if text is not None:
                holds('official Vietnamese documents' in re.sub(r'\s+', ' ', text), text[:500])


@case
def the_library_is_found_by_pkg_config_and_linked_with():
    with folder() as where:
        make('install', where, 'PREFIX=/opt/docgen')
        flags = run(['pkg-config', '--cflags', '--libs', 'docgen'],
                    env=dict(os.environ, PKG_CONFIG_SYSROOT_DIR=where,
                             PKG_CONFIG_PATH=os.path.join(where, 'opt/docgen/lib/pkgconfig')))
        equal((flags.status, flags.err), (0, ''))
        program = os.path.join(where, 'compile')
        done = run(['gcc', os.path.join(PROJECT, 'docs/example/compile.c'), *flags.out.split(), '-o', program,
                    *(['-fsanitize=address,undefined'] if SANITIZED else [])])
        equal((done.status, done.err), (0, ''))
        with open(os.path.join(where, 'opt/docgen/lib/pkgconfig/docgen.pc'), encoding='utf-8') as f:
            holds('\nlibdir=/opt/docgen/lib\n' in f.read(), 'where the library is')
        equal(os.readlink(os.path.join(where, 'opt/docgen/lib/libdocgen.so')), 'libdocgen.so.0')
        done = run([program, os.path.join(PROJECT, 'plans/nn-cong-van.plan')], cwd=where,
                   env=dict(os.environ, LD_LIBRARY_PATH=os.path.join(where, 'opt/docgen/lib')))
        equal(done.status, 0, done.err)


@case
def each_shell_finds_its_completion():
    with folder() as where:
        make('install', where, 'PREFIX=/usr', 'ZSH_DIR=/usr/share/zsh/vendor-completions')
        for shell, name in (('bash', 'bash-completion/completions/docgen'),
                            ('zsh', 'zsh/vendor-completions/_docgen'),
                            ('fish', 'fish/vendor_completions.d/docgen.fish')):
            with open(os.path.join(where, 'usr/share', name), encoding='utf-8') as f:
                equal(f.read(), docgen('completions', shell, '--lang=en').out, shell)


@case
def uninstall_takes_away_what_install_put_there_and_no_more():
    with folder() as where:
        mine = os.path.join(where, 'usr/share/doc/docgen/examples/cua-toi.plan')
        make('install', where, 'PREFIX=/usr')
        make('uninstall', where, 'PREFIX=/usr')
        equal(files_below(where), [])
        equal(os.path.exists(os.path.join(where, 'usr/share/doc/docgen')), False, 'its own folder')
        make('install', where, 'PREFIX=/usr')
        with open(mine, 'w', encoding='utf-8') as f:
            f.write('của tôi\n')
        make('uninstall', where, 'PREFIX=/usr')
        equal(files_below(where), ['usr/share/doc/docgen/examples/cua-toi.plan'])


main()
