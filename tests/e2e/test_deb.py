#!/usr/bin/python3
"""make deb: the Debian packages say what they need, hold what make install does, and are the same bytes
each time; the program out of them works, and programs are linked with the library out of them."""
import datetime
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, PROJECT, case, docgen, equal, folder, holds, main, run

BUILD = os.path.dirname(DOCGEN)
SANITIZED = BUILD.endswith('-san')
PACKING = 900           # seconds: xz takes half a minute for a sanitized library, and longer on a busy machine


def built(umask=0o022, **more):
    """Makes the packages; their paths.  What is built already is not built again."""
    env = {k: v for k, v in os.environ.items()
           if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'SOURCE_DATE_EPOCH')}
    before = os.umask(umask)
    there = [w for name in ('docgen', 'libdocgen.so', 'static/libdocgen.a', 'docgen.pc')
             for w in ('-o', os.path.join(BUILD, name))]
    done = run(['make', '-s', *there, 'deb', 'BUILD=' + BUILD], env=dict(env, **more), timeout=PACKING)
    os.umask(before)
    # Sanitizers take the place of functions, so a library may seem to be linked for nothing.
    told = [l for l in done.err.splitlines() if not SANITIZED or 'useless dependency' not in l]
    equal((done.status, told), (0, []), 'make deb')
    return done.out.splitlines()[-3:]


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


PACKAGES = PACKAGE, LIBRARY, DEVELOPMENT = built()


@case
def the_version_is_the_programs():
    version = docgen('--version').out.split()[1]
    architecture = output('dpkg', '--print-architecture').strip()
    for package, name in zip(PACKAGES, ('docgen', 'libdocgen0', 'libdocgen-dev')):
        equal((field(package, 'Package'), field(package, 'Version')), (name, version))
        equal(os.path.basename(package), f'{name}_{version}_{architecture}.deb')


@case
def they_depend_on_all_that_they_are_linked_with():
    for package, file in ((PACKAGE, DOCGEN), (LIBRARY, os.path.join(BUILD, 'libdocgen.so'))):
        needed = re.findall(r'NEEDED\s+(\S+)', output('objdump', '-p', file))
        holds(len(needed) > 5, str(needed))
        named = [d.split()[0] for d in field(package, 'Depends').split(', ')]
        for library in needed:
            owners = {line.split(':')[0] for line in output('dpkg-query', '-S', '*/' + library).splitlines()}
            holds(owners & set(named), f'{library} of {owners}: {named}')
        holds('libc6 (>= ' in field(package, 'Depends'), 'with the version')


@case
def what_programs_are_compiled_with_is_depended_on():
    named = field(DEVELOPMENT, 'Depends').split(', ')
    equal(named[0], f'libdocgen0 (= {field(LIBRARY, "Version")})')
    with open(os.path.join(BUILD, 'docgen.pc'), encoding='utf-8') as f:
        required = re.search(r'(?m)^Requires.private: (.*)', f.read()).group(1).split()
    for name in required:
        owners = {line.split(':')[0] for line in output('dpkg-query', '-S', f'*/{name}.pc').splitlines()}
        holds(owners & set(named), f'{name} of {owners}: {named}')


@case
def it_holds_what_debian_asks_for():
    there = contents(PACKAGE)
    for name in ('bin/docgen', 'share/man/man1/docgen.1.gz', 'share/man/man5/docgen-plan.5.gz',
                 'share/doc/docgen/copyright',
                 'share/doc/docgen/changelog.gz', 'share/doc/docgen/examples/ke-hoach-224.plan',
                 'share/bash-completion/completions/docgen', 'share/zsh/vendor-completions/_docgen',
                 'share/fish/vendor_completions.d/docgen.fish'):
        holds('./usr/' + name in there, name)
    equal([n for n, (mode, _, _) in there.items() if mode == '-rwxr-xr-x'], ['./usr/bin/docgen'])
    where = './usr/lib/' + output('dpkg-architecture', '-qDEB_HOST_MULTIARCH').strip()
    holds(f'{where}/libdocgen.so.0' in contents(LIBRARY), 'the library')
    there = contents(DEVELOPMENT)
    for name in (where + '/libdocgen.a', where + '/pkgconfig/docgen.pc', './usr/include/docgen.h',
                 './usr/share/man/man3/libdocgen.3.gz', './usr/share/doc/libdocgen-dev/examples/build.c',
                 where + '/libdocgen.so -> libdocgen.so.0'):
        holds(name in there, f'{name} in {sorted(there)}')
    for package in PACKAGES:
        there = contents(package)
        doc = './usr/share/doc/' + field(package, 'Package')
        holds(doc + '/copyright' in there and doc + '/changelog.gz' in there, str(sorted(there)))
        equal({owner for _, owner, _ in there.values()}, {'root/root'})
        equal({mode for mode, _, _ in there.values()} - {'drwxr-xr-x', '-rw-r--r--', '-rwxr-xr-x', 'lrwxrwxrwx'}, set())
        equal({mode for name, (mode, _, _) in there.items() if name.endswith('/')}, {'drwxr-xr-x'})
        size = sum(-(-int(s) // 1024) if m[0] == '-' else 1 for n, (m, _, s) in there.items() if n != './')
        equal(field(package, 'Installed-Size'), str(size))


@case
def no_file_is_in_two_packages():
    files = [n for p in PACKAGES for n in contents(p) if not n.endswith('/')]
    equal(sorted(n for n in set(files) if files.count(n) > 1), [])


@case
def a_program_is_linked_with_the_library_out_of_them():
    with folder() as where:
        for package in (LIBRARY, DEVELOPMENT):
            output('dpkg-deb', '--extract', package, where)
        lib = os.path.join(where, 'usr/lib', output('dpkg-architecture', '-qDEB_HOST_MULTIARCH').strip())
        flags = output('env', 'PKG_CONFIG_SYSROOT_DIR=' + where, f'PKG_CONFIG_PATH={lib}/pkgconfig', 'pkg-config',
                       '--cflags', '--libs', 'docgen').split()
        example = os.path.join(where, 'usr/share/doc/libdocgen-dev/examples/compile.c')
        output('gcc', example, *flags, '-L' + lib, '-o', where + '/compile',
               *(['-fsanitize=address,undefined'] if SANITIZED else []))
        done = run([where + '/compile', os.path.join(PROJECT, 'plans/nn-cong-van.plan')], cwd=where,
                   env=dict(os.environ, LD_LIBRARY_PATH=lib))
        equal(done.status, 0, done.err)


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
        first = [shutil.copy(package, where) for package in PACKAGES]
        second = built(umask=0o077, TZ='Asia/Ho_Chi_Minh', LC_ALL='C.UTF-8')
        for one, other in zip(first, second):
            with open(one, 'rb') as f, open(other, 'rb') as g:
                equal(f.read() == g.read(), True, f'{other}: another umask and time zone')
    with open(os.path.join(PROJECT, 'docs/docgen.1'), encoding='utf-8') as f:
        day = datetime.datetime.strptime(f.readline().strip(), '.Dd %B %d, %Y').strftime('%Y-%m-%d')
    for package in PACKAGES:
        equal({line.split()[3] for line in output('dpkg-deb', '--contents', package).splitlines()}, {day})


# Who packages it for others names itself: make deb MAINTAINER=...
NO_HOST = 'bogus-mail-host,bogus-mail-host-in-debian-changelog'


@case
def lintian_finds_no_error():
    if shutil.which('lintian'):
        done = run(['lintian', '--fail-on', 'error', '--suppress-tags', NO_HOST, *PACKAGES])
        equal(done.status, 0, done.out)


main()
