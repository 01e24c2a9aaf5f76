#!/usr/bin/python3
"""What a project says with templates of its own, in YAML alone: another kind of
document, and the letter of another country."""
import os
import re
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import docx
import form
import pages
from pages import mm
from tap import case, compiled, docgen, equal, folder, holds, main, near

LESSON = """# yaml-language-server: $schema=../schema/kind.schema.json
kind: Bài giảng
abbreviation: BG
rules: dang/rules
numbering: Bài 1 I a
required: [signature]
overrides:
  styles:
    school: {word: Trường, size: 13pt, line: 16pt, bold: true, caps: true, align: left}
    device: {word: Khẩu hiệu, size: 13pt, line: 16pt, italic: true, align: right}
    goal: {like: body, word: Mục tiêu, italic: true}
    end: {word: Kết thúc, size: 14pt, line: 18pt, before: 12pt, bold: true, align: center}
  letterhead:
    - left: [{style: school, text: "{issuer}"}]
      right: [{style: device, text: Dạy tốt - Học tốt}]
    - left: [{style: device, text: "Lớp {var.lop}"}]
      right: [{style: device, text: "Giáo án {number}/{abbreviation}"}]
  title:
    - {style: kind, text: "{title}"}
  blocks:
    goal: [{style: goal, text: "Mục tiêu: {var.muc-tieu}."}, {style: goal, text: "[Chuẩn bị: {var.chuan-bi}]"}]
    end: [{style: end, text: HẾT}]
  order: [letterhead, title, goal, body, end, closing]
  numbering:
    words:
      - {word: Bài, through: true, suffix: ":", bold: true, label-bold: true}
    lower-letter: {suffix: ".", italic: true}
  signature:
    lines:
      - {style: position, text: Người soạn}
      - {style: signer, text: "{space}"}
      - {style: signer, text: "{name}"}
"""
LESSON_BODY = ('# Mở đầu\n\nĐoạn một.\n\n## Ôn tập\n\n### Bước đầu\n\nĐoạn hai.\n\n# Nội dung {#nd}\n\n'
               '# Đọc thêm ở nhà. {.text}\n\nXem {{#nd}}.\n')
LESSON_HEADER = dict(template='hoc/bai-giang', title='phép cộng', more='var.lop: 3A\nvar.muc-tieu: biết cộng\n',
                     closing='\n::: signature\nname: Nguyễn Văn A\n:::\n')
LESSON_LINES = [                # words, size, bold, italic
    ('TỈNH ỦY SƠN HÀ', 13, True, False), ('Dạy tốt - Học tốt', 13, False, True),
    ('Lớp 3A', 13, False, True), ('Giáo án 07/BG', 13, False, True), ('PHÉP CỘNG', 16, True, False),
    ('Mục tiêu: biết cộng.', 14, False, True), ('Bài 1: Mở đầu', 14, True, False),
    ('Đoạn một.', 14, False, False), ('I- ÔN TẬP', 14, True, False), ('a. Bước đầu', 14, False, True),
    ('Đoạn hai.', 14, False, False), ('Bài 2: Nội dung', 14, True, False),
    ('Bài 3: Đọc thêm ở nhà.', 14, None, False), ('Xem Bài 2.', 14, False, False), ('HẾT', 14, True, False),
    ('NGƯỜI SOẠN', 14, False, False), ('Nguyễn Văn A', 14, True, False)]


def made(where, body, files, **header):
    form.write_files(where, files)
    plan = form.write_plan(where, body, **header)
    paths = compiled(plan, os.path.join(where, 'out'))
    return paths, pages.read(paths[1])


@case
def a_kind_of_ones_own():
    with folder() as where:
        (word, _), found = made(where, LESSON_BODY, {'templates/hoc/bai-giang.yaml': LESSON}, **LESSON_HEADER)
        printed = docx.paragraphs(word)
    lines = sorted(found[0].lines, key=lambda l: (round(l.y), l.left))
    equal([l.text for l in lines], [text for text, *_ in LESSON_LINES], 'words of the PDF, in order')
    equal(printed, [text for text, *_ in LESSON_LINES], 'words of the DOCX, in order')
    for line, (text, size, bold, italic) in zip(lines, LESSON_LINES):
        for g in line.seen:
            near(g.size, size, 0.06, text)
            equal(('Bold' in g.font if bold is not None else None, 'Ital' in g.font), (bold, italic), text)
    equal(['Bold' in g.font for g in lines[12].seen][:6], [True] * 5 + [False], 'only the label is bold')
    near(mm(lines[0].left), 30, 0.1, 'the left side')
    near(mm(lines[1].right), 195, 0.3, 'the right side, less the slant')


@case
def the_type_face_is_named():
    """HD36 and NĐ30 I.1: Times New Roman; the PDF holds a face of the same measures."""
    for template in ('dang/ke-hoach', 'nha-nuoc/ke-hoach'):
        with folder() as where:
            word, _ = compiled(form.write_plan(where, 'Chữ.\n', template=template), os.path.join(where, 'out'))
            with zipfile.ZipFile(word) as package:
                text = ''.join(package.read(n).decode() for n in package.namelist() if n.startswith('word/'))
        equal(set(re.findall(r'w:(?:ascii|hAnsi|cs)="([^"]*)"', text)), {'Times New Roman'}, template)


# What the body's figures may be: NĐ30 box 6 (single to one and a half of Times, 1.15 of its size), HD36
# and HD05 box 6.  Each edge holds, the next half point does not.
LIMITS = (('dang', '2022-01-05', 'size', 14, 15), ('dang', '2022-01-05', 'line', 18, None),
          ('dang', '2022-01-05', 'after', 6, None), ('dang', '2026-06-05', 'size', 14, 15),
          ('dang', '2026-06-05', 'line', 18, 22), ('dang', '2026-06-05', 'after', 6, None),
          ('nha-nuoc', '2026-06-05', 'size', 13, 14), ('nha-nuoc', '2026-06-05', 'line', 15, 24),
          ('nha-nuoc', '2026-06-05', 'after', 6, None))


@case
def an_office_keeps_to_the_limits_of_the_body():
    for family, date, key, least, most in LIMITS:
        for value, taken in ((least - 0.5, False), (least, True), (most, True), (most and most + 0.5, False)):
            if value is None:
                continue
            size = value if key == 'size' else 13 if family == 'nha-nuoc' and key == 'line' else 14
            line = value if key == 'line' else 18
            with folder() as where:
                form.write_files(where, {f'templates/{family}/ke-hoach.yaml': (
                    f'kind: Kế hoạch\nabbreviation: KH\nrules: {family}/rules\noverrides:\n  styles:\n'
                    f'    body: {{size: {size:g}pt, line: {line:g}pt, after: {value if key == "after" else 6:g}pt}}\n')})
                plan = form.write_plan(where, 'Chữ.\n', template=family + '/ke-hoach', date=date)
                done = docgen(plan, '-o', os.path.join(where, 'out'))
                what = f'{family} {date} {key} {value}: {done.err}'
                holds((done.status == 0) == taken, what)
                holds(taken or '[template-body-limit]' in done.err, what)


# The letter of a French administration, on the shared base of every rule set:
# what that says in Vietnamese is said anew.
FRENCH_INDEX = """rule-sets:
  - {name: lettre, title: Lettre administrative, from: 2000-01-01}
"""
FRENCH = """# yaml-language-server: $schema=../../schema/rule-set.schema.json
base: rules/practice
font: Times New Roman
language: fr-FR
months: [janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre]
page: {width: 210mm, height: 297mm, top: 25mm, bottom: 20mm, left: 25mm, right: 25mm, header: 10mm,
  first-number-hidden: true}
toc: {label: Table des matières}
styles:
  body: {word: Normal, size: 12pt, line: 15pt, after: 8pt, align: justify}
  numbered: {word: Alinéa numéroté}
  table-cell: {word: Tableau}
  table-head: {word: Tableau - tête}
  table-group: {word: Tableau - groupe}
  table-number: {word: Tableau - nombre}
  page-number: {word: header, size: 10pt, line: 12pt, align: center}
  sender: {word: Expéditeur, size: 12pt, line: 15pt, align: left}
  sender-name: {like: sender, word: Expéditeur - nom, bold: true}
  recipient: {word: Destinataire, size: 12pt, line: 15pt, left: 90mm, align: left}
  place-date: {like: recipient, word: Lieu et date, before: 14pt, after: 14pt}
  subject: {word: Objet, size: 12pt, line: 15pt, after: 14pt, bold: true, align: left}
  salutation: {like: body, word: Appel}
  formula: {like: body, word: Formule de politesse, before: 4pt}
  post: {word: Fonction, size: 12pt, line: 15pt, align: left, keep-next: true}
  signer: {like: post, word: Signataire, bold: true}
  annex-label: {like: subject, word: Annexe - numéro}
  annex-title: {like: subject, word: Annexe - titre}
  annex-reference: {like: sender, word: Annexe - renvoi}
  recipients-note: {like: sender, word: Copie - mention}
numbering: {scheme: I 1 a -, words: [], roman: {suffix: ".", bold: true}, decimal: {suffix: ".", bold: true}}
blank: "......"
order: [sender, date, recipient, subject, salutation, body, formula, closing, annexes]
blocks:
  sender:
    - {style: sender-name, text: "{unit.tên}"}
    - {style: sender, text: "{unit.adresse}"}
    - {style: sender, text: "{unit.ville}"}
    - {style: sender, text: "[Réf. : {var.ref}]"}
  date:
    - {style: place-date, text: "{place}, le {plain-day} {month-name} {year}"}
  recipient:
    - {style: recipient, text: "{var.nom}"}
    - {style: recipient, text: "{var.rue}"}
    - {style: recipient, text: "{var.ville}"}
  subject:
    - {style: subject, text: "Objet : {title}"}
  salutation:
    - {style: salutation, text: "{var.appel},"}
  formula:
    - {style: formula, text: "Je vous prie d’agréer, {var.appel}, l’expression de mes salutations distinguées."}
recipients: {label: "Copie :", mark: "- ", separator: "", last: "", style: sender, label-style: sender}
bases: {mark: "", separator: " ;", last: ",", style: body}
citation: {full: "{cited-kind} n° {cited-number}[ du {cited-date}]", short: "{cited-kind} n° {cited-number}",
  by-name: "{cited-kind} {cited-title}"}
annex: {label: "Annexe[ {n}]", label-single: Annexe, format: decimal,
  head: [{style: annex-label, text: "{label}"}, {style: annex-title, text: "{title}"}]}
signature:
  at-left: true
  space: 45pt
  picture-text: "Signature de {name}"
  seal-text: "Cachet de {unit.tên}"
  lines:
    - {style: post, text: "{position}"}
    - {style: signer, text: "{space}"}
    - {style: signer, text: "{name}"}
"""
FRENCH_KIND = 'kind: Lettre\nrules: lettre/rules\nrequired: [signature]\n'
FRENCH_UNITS = ('id,tên,cấp,thuộc,ký hiệu,địa danh,adresse,ville\n'
                'mairie,Mairie de Villeneuve,,,MV,Villeneuve,12 place du Marché,34750 Villeneuve\n')
FRENCH_PLAN = """---
template: lettre/lettre
unit: mairie
date: {date}
units: unites.csv
title: votre demande du 3 mai 2026
var.ref: 2026/45
var.nom: Madame Jeanne Martin
var.rue: 5 rue des Lilas
var.ville: 34000 Montpellier
var.appel: Madame
---

J’ai bien reçu votre demande, qui a retenu toute mon attention ; l’élève François Noël sera accueilli à la
rentrée, où qu’il habite dans la commune, dès que le dossier sera complet et signé.

Le service des écoles reste à votre disposition.

::: signature
position: Le maire
name: Paul Durand
:::
"""
FRENCH_LINES = ['Mairie de Villeneuve', '12 place du Marché', '34750 Villeneuve', 'Réf. : 2026/45',
                'Villeneuve, le {day} 2026', 'Madame Jeanne Martin', '5 rue des Lilas', '34000 Montpellier',
                'Objet : votre demande du 3 mai 2026', 'Madame,',
                'J’ai bien reçu votre demande, qui a retenu toute mon attention ; l’élève François Noël sera '
                'accueilli à la rentrée, où qu’il habite dans la commune, dès que le dossier sera complet et signé.',
                'Le service des écoles reste à votre disposition.',
                'Je vous prie d’agréer, Madame, l’expression de mes salutations distinguées.', 'Le maire',
                'Paul Durand']
# Letters and marks that Vietnamese has and French has not.
VIETNAMESE = re.compile('[ăđĩũơưạ-ỹĂĐĨŨƠƯẠ-Ỹ]')


def french(where, date):
    form.write_files(where, {'templates/lettre/rules/index.yaml': FRENCH_INDEX,
                             'templates/lettre/rules/lettre.yaml': FRENCH,
                             'templates/lettre/lettre.yaml': FRENCH_KIND, 'unites.csv': FRENCH_UNITS})
    plan = os.path.join(where, 'lettre.plan')
    with open(plan, 'w', encoding='utf-8') as f:
        f.write(FRENCH_PLAN.format(date=date))
    return compiled(plan, os.path.join(where, 'out'))


@case
def the_letter_of_another_country():
    for date, day in (('2026-06-05', '5 juin'), ('2026-08-31', '31 août'), ('2026-02-01', '1 février')):
        with folder() as where:
            word, pdf = french(where, date)
            printed, found = docx.paragraphs(word), pages.read(pdf)
        expected = [line.format(day=day) for line in FRENCH_LINES]
        equal(printed, expected, 'words of the DOCX, in order')
        lines = sorted(found[0].lines, key=lambda l: l.y)
        equal(' '.join(l.text for l in lines), ' '.join(expected), 'words of the PDF, in order')
    page = found[0]
    for line in page.lines:
        holds(mm(line.left) > 24.9 and mm(line.right) < 210 - 24.9, f'margins: {line.text}')
    near(mm(page.find('Mairie de').left), 25, 0.1, 'sender at the left')
    for text in ('Madame Jeanne', 'Villeneuve, le'):
        near(mm(page.find(text).left), 115, 0.2, text)
    for text in ('Le maire', 'Paul Durand'):
        near(mm(page.find(text).left), 25, 0.2, 'signature at the left')
    near(page.find('Paul Durand').y - page.find('Le maire').y, 60, 1, 'room for a hand')
    equal([page.find(t).bold for t in ('Mairie de', 'Objet', 'Paul', 'Le maire')], [True, True, True, False], 'bold')


@case
def it_says_its_language():
    with folder() as where:
        word, pdf = french(where, '2026-06-05')
        data = subprocess.run(['qpdf', '--qdf', pdf, '-'], stdout=subprocess.PIPE).stdout
        with zipfile.ZipFile(word) as package:
            parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith('.xml')}
    holds(b'/Lang (fr-FR)' in data, 'language of the PDF')
    holds('<dc:language>fr-FR</dc:language>' in parts['docProps/core.xml'], 'language of the DOCX')
    styles = parts['word/styles.xml']
    equal(set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', ''.join(parts.values()))), {'fr-FR'}, 'of its words')
    holds('w:val="fr-FR"' in styles, 'of its styles')
    holds(b'vi-VN' not in data and 'vi-VN' not in ''.join(parts.values()), 'no other language')


@case
def no_vietnamese_word_is_left():
    with folder() as where:
        word, pdf = french(where, '2026-06-05')
        with zipfile.ZipFile(word) as package:
            for name in package.namelist():
                if name.endswith('.xml'):
                    text = package.read(name).decode()
                    found = VIETNAMESE.search(text)
                    holds(not found, f'{name}: {text[max(0, (found or re.match("", "")).start() - 60):][:120]}')
        data = subprocess.run(['qpdf', '--qdf', pdf, '-'], stdout=subprocess.PIPE).stdout
    titles = re.findall(rb'/Title[ ]*(<[0-9A-Fa-f]*>|\([^)]*\))', data)
    for title in titles:
        if title.startswith(b'<'):
            holds(not VIETNAMESE.search(bytes.fromhex(title[1:-1].decode()).decode('utf-16')), title)


main()
