#!/usr/bin/python3
"""make deb: the Debian package says what it needs, holds what make install-program does, and is the
same bytes each time; the program out of it works."""
import datetime
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, PROJECT, case, docgen, equal, folder, holds, main, run

BUILD = os.path.dirname(DOCGEN)
SANITIZED = BUILD.endswith('-san')


def built(umask=0o022, **more):
    """Makes the package; its path.  What is built already is not built again."""
    env = {k: v for k, v in os.environ.items()
           if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'SOURCE_DATE_EPOCH')}
    before = os.umask(umask)
    done = run(['make', '-s', '-o', DOCGEN, 'deb', 'BUILD=' + BUILD], env=dict(env, **more))
    os.umask(before)
    # Sanitizers take the place of functions, so a library may seem to be linked for nothing.
    told = [l for l in done.err.splitlines() if not SANITIZED or 'useless dependency' not in l]
    equal((done.status, told), (0, []), 'make deb')
    return done.out.splitlines()[-1]


def output(*command):
    done = run(list(command))
    equal((done.status, done.err), (0, ''), str(command))
    return done.out


def field(package, name):
    return output('dpkg-deb', '--field', package, name).strip()


def contents(package):
    """{name: (mode, owner, size)} of its files and folders."""
    rows = (line.split(None, 5) for line in output('dpkg-deb', '--contents', package).splitlines())
    return {name: (mode, owner, size) for mode, owner, size, _, _, name in rows}


PACKAGE = built()


@case
def the_version_is_the_programs():
    version = docgen('--version').out.split()[1]
    equal(field(PACKAGE, 'Version'), version)
    equal(os.path.basename(PACKAGE), f'docgen_{version}_{output("dpkg", "--print-architecture").strip()}.deb')


@case
def it_depends_on_all_that_it_is_linked_with():
    needed = re.findall(r'NEEDED\s+(\S+)', output('objdump', '-p', DOCGEN))
    holds(len(needed) > 5, str(needed))
    named = [d.split()[0] for d in field(PACKAGE, 'Depends').split(', ')]
    for library in needed:
        owners = {line.split(':')[0] for line in output('dpkg-query', '-S', '*/' + library).splitlines()}
        holds(owners & set(named), f'{library} of {owners}: {named}')
    holds('libc6 (>= ' in field(PACKAGE, 'Depends'), 'with the version')


@case
def it_holds_what_debian_asks_for():
    there = contents(PACKAGE)
    for name in ('bin/docgen', 'share/man/man1/docgen.1.gz', 'share/doc/docgen/copyright',
                 'share/doc/docgen/changelog.gz', 'share/doc/docgen/examples/ke-hoach-224.plan',
                 'share/bash-completion/completions/docgen', 'share/zsh/vendor-completions/_docgen',
                 'share/fish/vendor_completions.d/docgen.fish'):
        holds('./usr/' + name in there, name)
    equal({owner for _, owner, _ in there.values()}, {'root/root'})
    equal({mode for name, (mode, _, _) in there.items() if not name.endswith('/')} - {'-rw-r--r--'},
          {'-rwxr-xr-x'})
    equal({mode for name, (mode, _, _) in there.items() if name.endswith('/')}, {'drwxr-xr-x'})
    equal([n for n, (mode, _, _) in there.items() if mode == '-rwxr-xr-x'], ['./usr/bin/docgen'])
    size = sum(-(-int(s) // 1024) if not n.endswith('/') else 1 for n, (_, _, s) in there.items() if n != './')
    equal(field(PACKAGE, 'Installed-Size'), str(size))


@case
def the_program_out_of_it_works():
    with folder() as where:
        output('dpkg-deb', '--raw-extract', PACKAGE, where)
        with open(os.path.join(where, 'DEBIAN/md5sums'), encoding='utf-8') as f:
            sums = f.read()
        equal(run(['md5sum', '--quiet', '-c', 'DEBIAN/md5sums'], cwd=where).status, 0)
        equal(len(sums.splitlines()), sum(not n.endswith('/') for n in contents(PACKAGE)))
        program = os.path.join(where, 'usr/bin/docgen')
        equal('.symtab' in output('objdump', '-h', '-w', program) + output('readelf', '-SW', program), False)
        with open(os.path.join(where, 'usr/share/doc/docgen/copyright'), encoding='utf-8') as f:
            text = f.read()
        holds('MIT License' in text and 'SIL OPEN FONT LICENSE' in text, text)
        for compiler, source, out in ((program, os.path.join(where, 'usr/share/doc/docgen/examples'), 'packaged'),
                                      (DOCGEN, os.path.join(PROJECT, 'plans'), 'built')):
            done = run([compiler, os.path.join(source, 'nn-cong-van.plan'), '-o', os.path.join(where, out)])
            equal(done.status, 0, done.err)
        for kind in ('docx', 'pdf'):
            pair = []
            for out in ('packaged', 'built'):
                with open(os.path.join(where, out, 'nn-cong-van.' + kind), 'rb') as f:
                    pair.append(f.read())
            equal(pair[0] == pair[1], True, kind)


@case
def the_same_bytes_each_time():
    with folder() as where:
        first = os.path.join(where, 'first.deb')
        shutil.copy(PACKAGE, first)
        second = built(umask=0o077, TZ='Asia/Ho_Chi_Minh', LC_ALL='C.UTF-8')
        with open(first, 'rb') as f, open(second, 'rb') as g:
            equal(f.read() == g.read(), True, 'another umask and time zone')
    with open(os.path.join(PROJECT, 'docs/docgen.1'), encoding='utf-8') as f:
        day = datetime.datetime.strptime(f.readline().strip(), '.Dd %B %d, %Y').strftime('%Y-%m-%d')
    equal({line.split()[3] for line in output('dpkg-deb', '--contents', PACKAGE).splitlines()}, {day})


# Who packages it for others names itself: make deb MAINTAINER=...
NO_HOST = 'bogus-mail-host,bogus-mail-host-in-debian-changelog'


@case
def lintian_finds_no_error():
    if shutil.which('lintian'):
        done = run(['lintian', '--fail-on', 'error', '--suppress-tags', NO_HOST, PACKAGE])
        equal(done.status, 0, done.out)


main()
