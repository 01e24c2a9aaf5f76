#!/usr/bin/python3
"""docgen completions: every command and option of the help is in the file of each shell,
and bash, run with it, proposes what fits."""
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, PROJECT, case, docgen, equal, folder, holds, main, run, write_plan

SHELLS = ('bash', 'zsh', 'fish')
CALL = r'''
source "$1" && shift
program=$1 && shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_docgen "$program" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
[[ ${#COMPREPLY[@]} = 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
'''


def completion(shell):
    done = docgen('completions', shell, '--lang=en')
    equal((done.status, done.err), (0, ''))
    return done.out


def written(where, shell):
    path = os.path.join(where, 'completion.' + shell)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(completion(shell))
    return path


def bash(*words, cwd=PROJECT):
    """What bash proposes for the last of the words behind "docgen", sorted."""
    with folder() as where:
        done = run(['bash', '--norc', '-c', CALL, 'bash', written(where, 'bash'), DOCGEN, 'docgen', *words],
                   cwd=cwd)
        equal((done.status, done.err), (0, ''), str(words))
        return sorted(done.out.splitlines())


def commands():
    return re.findall(r'^  docgen (\w+) ', docgen('--lang=en', '--help').out, re.M)


def options(command):
    """Of the help: (letter or '', name, takes a value)."""
    found = re.findall(r'^  (?:-(\w), |    )--([\w-]+)(=?)', docgen(command, '--lang=en', '--help').out, re.M)
    holds(found, command)
    return found


@case
def bash_proposes_every_command_and_option_of_the_help():
    equal([c for c in commands() if c not in bash('')], [])
    for command in commands():
        expected = ['--' + name + value for _, name, value in options(command)]
        expected += ['-' + letter for letter, _, _ in options(command) if letter]
        equal(bash(command, '-'), sorted(expected), command)


@case
def zsh_has_every_command_and_option_of_the_help():
    text = completion('zsh')
    for command in commands():
        holds(f"\t\t'{command}:" in text, command)
        body = re.search(rf'^_docgen_{command}\(\)\n\{{\n(.*?)^\}}', text, re.M | re.S).group(1)
        for letter, name, value in options(command):
            spec = f"'(-{letter} --{name})'{{-{letter}{'+' if value else ''},--{name}{value}}}'[" if letter else \
                f"'--{name}{value}["
            holds('\t\t' + spec in body, f'{command}: {spec}')


@case
def fish_has_every_command_and_option_of_the_help():
    lines = completion('fish').splitlines()
    for command in commands():
        holds(any(f' -a {command} -d ' in line for line in lines), command)
        for letter, name, value in options(command):
            start = f"complete -c docgen -n '__docgen_is {command}'{' -s ' + letter if letter else ''} -l {name} "
            found = [line for line in lines if line.startswith(start)]
            equal(len(found), 1, start)
            equal(found[0][len(start):len(start) + 2] in ('-x', '-r'), bool(value), found[0])


@case
def the_shells_that_are_there_read_it():
    with folder() as where:
        for shell in SHELLS:
            if shutil.which(shell):
                done = run([shell, '-n', written(where, shell)])
                equal((done.status, done.err), (0, ''), shell)


@case
def values_of_options():
    equal(bash('--pdf', ''), ['a-2a', 'a-3a'])
    equal(bash('--dump', 't'), ['tree'])
    equal(bash('build', '-d', ''), ['explain'])
    equal(bash('init', '--lang', ''), ['en', 'vi'])
    equal(bash('completions', ''), ['bash', 'fish', 'zsh'])
    equal(bash('--unit', ''), [])
    equal(bash('build', '--jobs', ''), [])


@case
def formats_with_commas_between():
    equal(bash('--to', ''), ['docx', 'html', 'pdf', 'text'])
    equal(bash('--to', 'html,'), ['html,docx', 'html,pdf', 'html,text'])
    equal(bash('--to', 'html,docx,p'), ['html,docx,pdf'])


@case
def the_sign_of_equality_as_a_word_or_inside_one():
    equal(bash('build', '--to', '=', 'ht'), ['html'])
    equal(bash('build', '--to', '='), ['docx', 'html', 'pdf', 'text'])
    equal(bash('build', '--to=html,t'), ['--to=html,text'])


@case
def plans_and_folders():
    with folder() as where:
        write_plan(where, 'Chữ.\n', name='ke hoach.plan')
        write_plan(where, 'Chữ.\n', name='bản.plan')
        os.makedirs(os.path.join(where, 'build'))
        equal(bash('explain', '', cwd=where), ['build', 'bản.plan', 'ke hoach.plan'])
        equal(bash('explain', 'b', cwd=where), ['build', 'bản.plan'])
        equal(bash('copies', '--against', 'k', cwd=where), ['ke hoach.plan'])
        equal(bash('-o', '', cwd=where), ['build'])
        equal(bash('--depfile', 'd', cwd=where), ['don-vi.csv'])
        equal(bash('b', cwd=where), ['build', 'build', 'bản.plan'])     # a command, a folder, a plan
        equal(bash('--', '--', cwd=where), [])
        equal(bash('--', '-o', '', cwd=where), ['build', 'bản.plan', 'ke hoach.plan'])
        equal(bash('templates', '', cwd=where), [])


@case
def kinds_of_document_also_those_of_the_project():
    kinds = docgen('templates', '--names').out.splitlines()
    holds('dang/ke-hoach' in kinds and 'nha-nuoc/cong-van' in kinds, str(kinds))
    listed = re.findall(r'^  (\S+/\S+) ', docgen('templates', '--lang=en').out, re.M)
    equal([k for k in kinds if k not in listed], [])
    equal(bash('init', 'nha-nuoc/'), [k for k in kinds if k.startswith('nha-nuoc/')])
    with folder() as where:
        os.makedirs(os.path.join(where, 'templates/hoi'))
        shutil.copy(os.path.join(PROJECT, 'templates/dang/ke-hoach.yaml'),
                    os.path.join(where, 'templates/hoi/thu.yaml'))
        equal(bash('init', 'hoi/', cwd=where), ['hoi/thu'])


@case
def fish_proposes_the_same():
    if not shutil.which('fish'):
        return
    with folder() as where:
        path = written(where, 'fish')

        def fish(line):
            done = run(['fish', '--no-config', '-c', 'set PATH $argv[3] $PATH; source $argv[1]; complete -C $argv[2]',
                        path, line, os.path.dirname(DOCGEN)], env=dict(os.environ, HOME=where))
            equal((done.status, done.err), (0, ''), line)
            return sorted(line.split('\t')[0] for line in done.out.splitlines())
        equal([c for c in commands() if c not in fish('docgen ')], [])
        for command in commands():
            equal(fish(f'docgen {command} --'), sorted('--' + name for _, name, _ in options(command)))
        equal(fish('docgen build --to html,'), ['html,docx', 'html,html', 'html,pdf', 'html,text'])
        equal(fish('docgen --pdf '), ['a-2a', 'a-3a'])
        equal(fish('docgen init nha-nuoc/c'), ['nha-nuoc/chi-thi', 'nha-nuoc/chuong-trinh', 'nha-nuoc/cong-van'])


@case
def a_shell_must_be_named_that_is_known():
    for words, code in ((['completions'], 'option-needs-value'), (['completions', 'tcsh'], 'option-value-unknown'),
                        (['completions', 'bash', 'zsh'], 'word-too-many')):
        done = docgen(*words)
        equal((done.status, done.out), (2, ''), str(words))
        holds('[' + code + ']' in done.err, done.err)
    vietnamese = docgen('completions', 'fish', '--lang=vi').out
    holds('-d \'hiện trợ giúp này\'' in vietnamese, vietnamese[-500:])


main()
