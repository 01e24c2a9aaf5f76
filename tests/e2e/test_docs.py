#!/usr/bin/python3
"""What the documents of the project say is true: each plan in them compiles
as it stands, each option that the man page names is one, links lead somewhere."""
import glob
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import pdf_conform
from tap import PROJECT, case, docgen, equal, folder, holds, main, plan_text

UNITS = ('id,tên,cấp,thuộc,tiêu đề,ký hiệu,địa danh,biên giới,số thôn bản\n'
         'tu-son-ha,Tỉnh ủy Sơn Hà,tinh,,TỈNH ỦY SƠN HÀ,TU,Sơn Hà,,1180\n'
         'son-ha,Tỉnh ủy Sơn Hà,tinh,,TỈNH ỦY SƠN HÀ,TU,Sơn Hà,,1180\n'
         'ubnd-son-ha,Ủy ban nhân dân tỉnh Sơn Hà,tinh,,ỦY BAN NHÂN DÂN TỈNH SƠN HÀ,UBND,Sơn Hà,,1180\n'
         'hu-ban-lenh,Huyện ủy Bản Lềnh,huyen,tu-son-ha,ĐẢNG BỘ TỈNH SƠN HÀ / HUYỆN ỦY BẢN LỀNH,HU,Bản Lềnh,có,143\n'
         'so-vh,Sở Văn hóa và Thể thao,so,tu-son-ha,,,,,\n')
LISTED = ('level\tcode\tparent\ttype\tname\tfull_name\n'
          'tinh\t01\t\tThành phố\tHà Nội\tThành phố Hà Nội\n'
          'xa\t00004\t01\tPhường\tBa Đình\tPhường Ba Đình\n'
          'xa\t00226\t01\tPhường\tVăn Miếu - Quốc Tử Giám\tPhường Văn Miếu - Quốc Tử Giám\n')
CITES = ('@nq04\nloại: Nghị quyết\nsố: 04-NQ/TU\nngày: 2026-01-17\n'
         'cơ quan: Ban Chấp hành Đảng bộ tỉnh\ntên: phát triển văn hóa\n')
BUDGET = '::: budget #kp unit=đồng\n| id | nguồn | số tiền |\n|---|---|--:|\n| =tong | Tổng | |\n:::\n'


def read(name):
    with open(os.path.join(PROJECT, name), encoding='utf-8') as f:
        return f.read()


def pieces():
    for name in ('docs/plan-language.md',):
        for match in re.finditer(r'^```plan( \S+)?\n(.*?)^```$', read(name), re.M | re.S):
            yield (f'{name}:{read(name)[:match.start()].count(chr(10)) + 2}', match.group(2),
                   (match.group(1) or '').strip())
    match = re.search(r'\n((?:    .*\n|\n)*    ---\n(?:    .*\n|\n)*)', read('README.md'))
    yield 'README.md', re.sub(r'(?m)^    ', '', match.group(1)).lstrip('\n'), ''


def whole(piece):
    if piece.startswith('---'):
        return piece
    before, closing = '', ''
    if '{{#kinh-phi}}' in piece:
        before += '# Kinh phí {#kinh-phi}\n\nĐủ.\n\n'
    if '{{kp.' in piece:
        before += BUDGET.replace('=tong | Tổng | |', 'a | Tỉnh | 5.000.000 |\n| =tong | Tổng | |')
    for block, text in (('::: recipients', '\n::: recipients\n- Lưu Văn phòng Tỉnh ủy\n:::\n'),
                        ('::: signature', '\n::: signature\nposition: BÍ THƯ\nname: Nguyễn Văn A\n:::\n')):
        if block not in piece:
            closing += text
    more = 'cites: trich-dan.cites\nvar.cap: tỉnh\n'
    return plan_text(before + piece, more=more, closing=closing)


@case
def every_plan_in_the_reference_compiles():
    found, named = 0, {}        # pieces with a name stay for those that extend them
    for place, piece, called in pieces():
        with folder() as where:
            for name, text in (('don-vi.csv', UNITS), ('xa.tsv', LISTED), ('trich-dan.cites', CITES),
                               *named.items(), ('x.plan', whole(piece))):
                with open(os.path.join(where, name), 'w', encoding='utf-8') as f:
                    f.write(text)
            done = docgen('-o', os.path.join(where, 'out'), os.path.join(where, 'x.plan'))
            if called:
                named[called] = piece
            equal((place, done.status, done.err if done.status else ''), (place, 0, ''))
        found += 1
    holds(found > 15, f'{found} pieces')


@case
def the_man_page_names_the_options_of_help():
    options = set(re.findall(r'(?<![\w-])--[a-z-]+', docgen('--lang', 'en', '--help').out))
    page = read('docs/docgen.1').replace('\\-', '-')
    equal(sorted(o for o in options if 'Fl ' + o[1:] not in page), [])


@case
def the_man_page_of_plans_has_the_keys_and_blocks_of_the_reference():
    page, reference = read('docs/docgen-plan.5'), read('docs/plan-language.md')
    header = reference.split('\n## The header\n')[1].split('\n## ')[0]
    blocks = reference.split('\n## Blocks\n')[1].split('\n## ')[0]
    operations = reference.split('| operation | does |')[1].split('\n\n')[0]
    for table, least in ((header, 20), (blocks, 10), (operations, 6)):
        cells = re.findall(r'(?m)^\| (`[^|]*) \|', table)
        names = [re.match(r'`([a-z-]+\.?)', name).group(1) for cell in cells for name in re.findall(r'`[^`]+`', cell)]
        holds(len(names) > least, str(names))
        equal([n for n in names if not re.search(rf'Cm {re.escape(n)}(?![a-z-])', page)], [])


@case
def the_plan_of_the_man_page_compiles():
    plan = read('docs/docgen-plan.5').split('.Bd -literal\n')[1].split('.Ed')[0]
    with folder() as where:
        for name, text in (('don-vi.csv', UNITS), ('x.plan', plan)):
            with open(os.path.join(where, name), 'w', encoding='utf-8') as f:
                f.write(text)
        done = docgen('-o', os.path.join(where, 'out'), os.path.join(where, 'x.plan'))
        equal((done.status, done.err), (0, ''))


@case
def links_lead_somewhere():
    for name in ['README.md'] + [os.path.relpath(p, PROJECT) for p in glob.glob(os.path.join(PROJECT, 'docs/*.md'))]:
        for target in re.findall(r'\]\(([\w./-]+)\)', read(name)):
            path = os.path.join(PROJECT, os.path.dirname(name), target)
            holds(os.path.exists(path), f'{name}: {target}')


@case
def the_tour_names_every_folder():
    tour = read('docs/architecture.md')
    for folder_ in os.listdir(os.path.join(PROJECT, 'src')):
        holds(f'`{folder_}/`' in tour, folder_)


@case
def the_page_on_conformance_has_the_clauses_of_the_judge():
    rows = re.findall(r'^\| [^|]+ \| ((?:`[\w.:-]+` ?)+)\|', read('docs/conformance.md'), re.M)
    found = [c for row in rows for c in re.findall(r'`(.*?)`', row)]
    equal(sorted(c for c in set(found) if found.count(c) > 1), [], 'twice')
    equal(sorted(set(found) ^ set(pdf_conform.CLAUSES)), [])


main()
