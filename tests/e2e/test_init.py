#!/usr/bin/python3
"""docgen templates and docgen init: what there is, and a plan to begin with."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import case, docgen, equal, folder, holds, main

KIND = re.compile(r'^  ([a-z-]+/[a-z-]+) ', re.M)


def read(*path):
    with open(os.path.join(*path), encoding='utf-8') as f:
        return f.read()


def write(text, *path):
    path = os.path.join(*path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def kinds():
    return KIND.findall(docgen('templates').out)


def is_clean(where, plan, *options):
    done = docgen('--strict', '--lang=en', *options, plan, cwd=where)
    equal((done.status, done.err), (0, ''), plan)


# A family of YAML alone, on what offices do alike; its kind's words are its own.
INDEX = '''rule-sets:
  - name: luat
    title: Điều lệ Hội
    from: 2024-02-01
'''
RULES = '''base: rules/practice
sources:
  docgen: a test
font: Times New Roman
page: {width: 210mm, height: 297mm, top: 20mm, bottom: 20mm, left: 30mm, right: 15mm}
styles:
  body: {word: Normal, size: 14pt, line: 18pt, after: 6pt, align: justify}
  page-number: {word: header, size: 14pt, line: 18pt, align: center}
  recipients-note: {like: body, word: Nơi nhận}
  annex-label: {like: body, word: Phụ lục}
  annex-title: {like: body, word: Phụ lục - tên}
  annex-reference: {like: body, word: Phụ lục - kèm theo}
numbering:
  scheme: I 1
title:
  - {style: body, text: "{kind}"}
  - {style: body, text: "{title}"}
order: [title, body, closing]
bases: {style: body}
recipients: {style: body, label-style: body}
signature:
  lines:
    - {style: body, text: "{authority}"}
    - {style: body, text: "{position}"}
    - {style: body, text: "{name}"}
citation: {full: "{cited-kind}", short: "{cited-kind}", by-name: "{cited-kind}"}
'''
TEMPLATE = 'kind: Thư ngỏ\nabbreviation: TN\nrules: hoi/rules\nrequired: [signature]\n'


def project(where, kind=TEMPLATE, index=INDEX, rules=RULES):
    write('', where, 'docgen.project')
    write(kind, where, 'templates', 'hoi', 'thu-ngo.yaml')
    write(index, where, 'templates', 'hoi', 'rules', 'index.yaml')
    write(rules, where, 'templates', 'hoi', 'rules', 'luat.yaml')


@case
def every_family_is_listed():
    done = docgen('templates', '--lang=vi')
    equal((done.status, done.err), (0, ''))
    for line in ('dang: loại văn bản', '  dang/ke-hoach      Kế hoạch      KH',
                 '  dang/chuong-trinh  Chương trình  CTr',
                 '  dang/rules/hd36  Hướng dẫn 36-HD/VPTW  3/4/2018 - 26/5/2026',
                 '  dang/rules/hd05  Hướng dẫn 05-HD/VPTW  từ 27/5/2026',
                 '  nha-nuoc/rules/nd30  Nghị định 30/2020/NĐ-CP  từ 5/3/2020'):
        holds(line in done.out.splitlines(), line + '\n' + done.out)
    listed = kinds()
    equal(listed, sorted(listed))
    holds('nha-nuoc/cong-van' in listed, 'a kind without an abbreviation')
    holds('kinds of document' in docgen('templates', '--lang=en').out, 'English')


@case
def a_broken_template_is_told_and_the_listing_goes_on():
    with folder() as where:
        write('kind: Thư\nabbreviatoin: T\nrules: dang/rules\n', where, 'dang', 'thu.yaml')
        write('kind: Kế hoạch\nrules: dang/rules\noverrides:\n  styles:\n    body: {size: 3cm}\n',
              where, 'dang', 'ke-hoach.yaml')
        done = docgen('templates', '--lang=en', '--template-dir', where)
        equal(done.status, 1)
        holds(f'{where}/dang/thu.yaml:2:1: error' in done.err, done.err)
        holds('ke-hoach.yaml:5:18: error' in done.err, done.err)
        equal(done.err.count('error:'), 2, done.err)
        holds('dang/to-trinh' in done.out and 'nha-nuoc/rules/nd30' in done.out, done.out)
        write('base: hd36\nterminator: [x]\n', where, 'dang', 'rules', 'hd05.yaml')
        done = docgen('templates', '--lang=en', '--template-dir', where)
        equal((done.status, done.err.count('hd05.yaml:2:13: error')), (1, 1), done.err)
        os.remove(os.path.join(where, 'dang', 'rules', 'hd05.yaml'))
        write('base: rules/practice\nterminator: [x]\n', where, 'dang', 'rules', 'hd36.yaml')
        done = docgen('templates', '--lang=en', '--template-dir', where)
        equal((done.status, done.err.count('hd36.yaml:2:13: error')), (1, 1), done.err)
        os.remove(os.path.join(where, 'dang', 'rules', 'hd36.yaml'))
        write('rule-sets:\n  - name: x\n', where, 'nha-nuoc', 'rules', 'index.yaml')
        done = docgen('templates', '--lang=en', '--template-dir', where)
        holds('index.yaml:2:5: error' in done.err, done.err)
        holds('nha-nuoc/ke-hoach' in done.out, done.out)


@case
def every_kind_begins_with_a_plan_without_findings():
    for lang, words in (('vi', 'HÃY SỬA'), ('en', 'CHANGE IT')):
        for kind in kinds():
            with folder() as where:
                done = docgen('init', '--lang', lang, kind, cwd=where)
                stem = kind.split('/')[1]
                equal((done.status, done.err), (0, ''), kind)
                equal(done.out.split(), [stem + '.plan', 'don-vi.csv'], kind)
                equal(sorted(os.listdir(where)), sorted(['don-vi.csv', stem + '.plan']), kind)
                text = read(where, stem + '.plan')
                holds(words in text and f'template: {kind}\n' in text, text)
                holds('\n\n\n' not in text and '%% vi:' not in text and '%% en:' not in text, text)
                is_clean(where, stem + '.plan', '--to=docx')


@case
def hints_hold_when_their_signs_are_taken_away():
    for kind in ('dang/ke-hoach', 'nha-nuoc/quyet-dinh', 'nha-nuoc/bien-ban'):
        with folder() as where:
            equal(docgen('init', kind, '-o', 'thu.plan', cwd=where).status, 0)
            text = read(where, 'thu.plan')
            bare = re.sub(r'^%%(?! )', '', text, flags=re.M)
            holds(bare.count('\n::: ') > text.count('\n::: ') + 2, bare)
            bare = bare.replace('numbering: ', '%%numbering: ')
            write(bare, where, 'thu.plan')
            is_clean(where, 'thu.plan', '--to=pdf')


@case
def a_plan_is_never_written_over():
    with folder() as where:
        equal(docgen('init', 'dang/ke-hoach', cwd=where).status, 0)
        write('của tôi\n', where, 'ke-hoach.plan')
        units = read(where, 'don-vi.csv')
        done = docgen('init', 'nha-nuoc/ke-hoach', '--lang=en', cwd=where)
        equal(done.status, 3)
        holds('[plan-there]' in done.err and not done.out, done.err)
        equal((read(where, 'ke-hoach.plan'), read(where, 'don-vi.csv')), ('của tôi\n', units))
        os.remove(os.path.join(where, 'don-vi.csv'))
        os.remove(os.path.join(where, 'ke-hoach.plan'))
        os.symlink('nowhere', os.path.join(where, 'ke-hoach.plan'))
        equal(docgen('init', 'dang/ke-hoach', cwd=where).status, 3)
        equal(os.listdir(where), ['ke-hoach.plan'])


@case
def the_kind_must_be_told():
    with folder() as where:
        for words, code in ((['init'], 'kind-not-named'), (['init', 'a', 'b'], 'word-too-many'),
                            (['templates', 'x'], 'word-too-many'),
                            (['init', 'ke-hoach'], 'kind-ambiguous'),
                            (['init', 'dang/ke-hoah'], 'kind-unknown'),
                            (['init', 'quyet-din'], 'kind-unknown'),
                            (['init', '../x'], 'kind-unknown')):
            done = docgen(*words, '--lang=en', cwd=where)
            equal((done.status, done.out), (2, ''), str(words))
            holds(f'[{code}]' in done.err and f'docgen {words[0]} --help' in done.err, done.err)
        holds('“dang/ke-hoach”?' in docgen('init', 'dang/ke-hoah', '--lang=en').err, 'near')
        holds('“quyet-dinh”?' in docgen('init', 'quyet-din', '--lang=en').err, 'near')
        both = docgen('init', 'ke-hoach', '--lang=en').err
        holds('dang/ke-hoach, nha-nuoc/ke-hoach' in both, both)
        equal(docgen('init', 'ket-luan', cwd=where).status, 0)      # one family has it
        holds('template: dang/ket-luan\n' in read(where, 'ket-luan.plan'), 'full name')


@case
def the_place_may_be_a_file_or_a_folder_to_be_made():
    with folder() as where:
        equal(docgen('init', 'dang/cong-van', '-o', 'a/b', cwd=where).status, 0)
        is_clean(where, 'a/b/cong-van.plan')
        equal(docgen('init', 'dang/cong-van', '-o', 'a/b/thu.plan', cwd=where).status, 0)
        equal(sorted(os.listdir(os.path.join(where, 'a', 'b'))),
              ['cong-van.plan', 'don-vi.csv', 'thu.plan'])
        write('', where, 'tep')
        done = docgen('init', 'dang/cong-van', '-o', 'tep/x', '--lang=en', cwd=where)
        equal(done.status, 3)
        holds('[output-in-the-way]' in done.err, done.err)


@case
def a_units_table_that_stands_there_is_kept():
    with folder() as where:
        units = 'id,tên,cấp,thuộc\nso-van-hoa,Sở Văn hóa,so,\nkhac,Khác,so,\n'
        write(units, where, 'don-vi.csv')
        equal(docgen('init', 'nha-nuoc/thong-bao', cwd=where).status, 0)
        text = read(where, 'thong-bao.plan')
        holds('unit: so-van-hoa\n' in text, text)
        holds('\nplace: ' in text and '\nsymbol: ' in text, 'which the table lacks')
        equal(read(where, 'don-vi.csv'), units)
        is_clean(where, 'thong-bao.plan')
        for broken, code in (('id,tên\n', 'units-unusable'),
                             ('id,tên,cấp,thuộc\n', 'units-no-row')):
            write(broken, where, 'don-vi.csv')
            done = docgen('init', 'nha-nuoc/ke-hoach', '--lang=en', cwd=where)
            equal(done.status, 1)
            holds(f'[{code}]' in done.err, done.err)
            holds(not os.path.exists(os.path.join(where, 'ke-hoach.plan')), 'no plan')


@case
def a_family_of_yaml_alone_has_its_plans():
    with folder() as where:
        project(where)
        done = docgen('templates', '--lang=en', cwd=where)
        equal((done.status, done.err), (0, ''))
        holds('  hoi/thu-ngo  Thư ngỏ  TN\n' in done.out, done.out)
        holds('  hoi/rules/luat  Điều lệ Hội  from 1/2/2024\n' in done.out, done.out)
        equal(docgen('init', 'thu-ngo', cwd=where).status, 0)
        text = read(where, 'thu-ngo.plan')
        holds('date: 2024-02-01\n' in text and 'thay mặt: CƠ QUAN\n' in text, text)
        holds('urgency' not in text and '::: copy' not in text, 'what the family does not know')
        holds('%%::: recipients\n' in text, 'not required: a hint')
        is_clean(where, 'thu-ngo.plan')


@case
def a_family_and_a_kind_have_their_own_words():
    with folder() as where:
        project(where, TEMPLATE + 'numbering: Chương I Điều 1\nskeleton:\n  words: {title: gửi bạn đọc, '
                'issuer: Ban Biên tập}\n  with: [recipients]\n',
                INDEX + 'skeleton:\n  words: {signs-for: HỘI NHÀ VĂN, issuer: Hội}\n')
        equal(docgen('init', 'thu-ngo', '-o', 'x', cwd=where).status, 0)
        text = read(where, 'x', 'thu-ngo.plan')
        for line in ('title: gửi bạn đọc', 'thay mặt: HỘI NHÀ VĂN', '# Quy định chung',
                     '## Nguyên tắc thực hiện', '1. Người được giao soạn thảo', '::: recipients'):
            holds('\n' + line in text, line + '\n' + text)
        holds('Ban Biên tập ban hành Thư ngỏ' in text, text)
        is_clean(where, 'x/thu-ngo.plan')


@case
def mistakes_in_words_have_their_place():
    for skeleton, code in (('words: {title: "{titel}"}', 'template-bad-placeholder'),
                           ('words: {title: "{title}"}', 'skeleton-too-long'),
                           ('bodies: x', 'template-unknown-key'),
                           ('with: [title]', 'template-bad-choice'),
                           ('words: {Title: x}', 'template-bad-word'),
                           ('words: {title: [x]}', 'template-not-text'),
                           ('words: {title: "a\\x07b"}', 'office-control')):
        with folder() as where:
            project(where, TEMPLATE + f'skeleton: {{{skeleton}}}\n')
            done = docgen('init', 'thu-ngo', '--lang=en', cwd=where)
            equal(done.status, 1, done.err)
            holds(f'[{code}]' in done.err and 'thu-ngo.yaml:5:' in done.err, done.err)
            equal(sorted(os.listdir(where)), ['docgen.project', 'templates'])


@case
def help_of_each_command():
    for command in ('init', 'templates'):
        for lang, word in (('en', 'Usage'), ('vi', 'Cách dùng')):
            done = docgen(command, '--help', '--lang', lang)
            equal((done.status, done.err), (0, ''))
            holds(f'{word}: docgen {command}' in done.out and '--template-dir' in done.out, done.out)
        holds(f'docgen {command}' in docgen('--help').out, 'listed')
        equal(docgen(command, '--template-dir', '/nowhere').status, 3)


main()
