#!/usr/bin/python3
"""docgen --delta: only what a plan adds, with references for the rest."""
import os
import re
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import docx_check
from tap import case, docgen, equal, folder, holds, main, plan_text, write_plan

TOP = '''Tỉnh ủy ban hành Kế hoạch như sau: {#mo-dau .must-adapt}

# Mục đích {#muc-dich}

Đoạn đầu về mục đích chung. {#a}

Đoạn hai về yêu cầu chung. {#b}

# Nhiệm vụ {#nhiem-vu}

## Tuyên truyền {#tt}

Báo chí mở chuyên mục. {#tt1}

## Đội ngũ {#dn}

Bồi dưỡng nghiệp vụ. {#dn1}

## Cơ sở {#cs}

Ưu tiên sửa chữa. {#cs1}

a) Đánh giá hiện trạng. {#cs-a}
b) Chọn mẫu thiết kế. {#cs-b}
c) Giám sát thi công. {#cs-c}

## Thi đua {#td}

Khen thưởng kịp thời. {#td1}

# Kiểm tra {#kt}

Kiểm tra hằng năm. {#kt1}

::: tasks #pc
| id | việc | chủ trì | hạn |
|---|---|---|---|
| mot | Việc thứ nhất của tỉnh | Ban A | 2026 |
| hai | Việc thứ hai của tỉnh | Ban B | 2027 |
:::
'''
HEAD = '''---
extends: {above}
unit: {unit}
number: {number}
date: 2026-07-01
title: thực hiện Kế hoạch của cấp trên
---

'''
BODY = '''::: replace #mo-dau
Huyện ủy xây dựng kế hoạch như sau:
:::

::: edit #b
- yêu cầu chung
+ yêu cầu riêng của huyện
:::

::: remove #cs-b
Không cần.
:::

::: append #cs
Huyện góp ngày công.
:::

::: remove #td
Đã có.
:::

::: edit #pc.hai
hạn: 2028
:::

::: append #pc
| id | việc | chủ trì | hạn |
|---|---|---|---|
| ba | Việc thứ ba của huyện | Ban C | 2026 |
:::
'''


def write(where, name, body, **head):
    with open(os.path.join(where, name), 'w', encoding='utf-8') as f:
        f.write(HEAD.format(**head) + body)
    return os.path.join(where, name)


def levels(where, top=TOP, body=BODY, **more):
    write_plan(where, top, name='tinh.plan', number='27', **more)
    return write(where, 'huyen.plan', body, above='tinh.plan', unit='ban-lenh', number=9)


def text_of(where, plan, *options):
    """Words of the PDF and of the DOCX, which must be the same."""
    done = docgen(plan, '-o', where, '--delta', '--lang', 'en', *options)
    equal(done.status, 0, done.err)
    stem = os.path.join(where, os.path.basename(plan)[:-5] + '-rut-gon')
    pdf = subprocess.run(['pdftotext', '-layout', stem + '.pdf', '-'], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    with zipfile.ZipFile(stem + '.docx') as z:
        xml = z.read('word/document.xml').decode()
    docx = ' '.join(re.sub('<[^>]*>', '', p.replace('<w:noBreakHyphen/>', '-'))
                    for p in xml.split('</w:p>'))
    return ' '.join(pdf.split()), ' '.join(docx.split())


@case
def only_new_words_are_printed_and_references_for_the_rest():
    with folder() as where:
        pdf, docx = text_of(where, levels(where))
        for text in pdf, docx:
            for new in ('Huyện ủy xây dựng kế hoạch', 'yêu cầu riêng của huyện',
                        'Huyện góp ngày công.', 'Việc thứ ba của huyện', 'Năm 2028',
                        'Nơi nhận:', 'Nguyễn Văn A',
                        'Thực hiện theo mục I Kế hoạch số 27-KH/TU',
                        ', sửa đổi đoạn thứ hai như sau:',
                        'Thực hiện theo các mục II.1 và II.2 Kế hoạch số 27-KH/TU.',
                        'Thực hiện theo mục II.3 Kế hoạch số 27-KH/TU, không áp dụng điểm b, '
                        'bổ sung như sau:',
                        'Không áp dụng mục II.4 Kế hoạch số 27-KH/TU.',
                        'Thực hiện theo mục III Kế hoạch số 27-KH/TU.'):
                holds(new in text, (new, text))
            for old in ('Đoạn đầu', 'Báo chí', 'Bồi dưỡng', 'Ưu tiên', 'Đánh giá', 'Giám sát',
                        'Kiểm tra hằng năm', 'Việc thứ nhất', 'Khen thưởng'):
                holds(old not in text, (old, text))


@case
def a_reference_to_what_is_left_out_is_no_link():
    body = BODY.replace('Huyện góp ngày công.', 'Huyện góp như điểm {{#cs-a}} mục {{#cs}}.')
    with folder() as where:
        plan = levels(where, body=body)
        done = docgen(plan, '-o', where, '--delta', '--to', 'docx,html')
        equal(done.status, 0, done.err)
        equal(docx_check.findings(os.path.join(where, 'huyen-rut-gon.docx')), [])
        with open(os.path.join(where, 'huyen-rut-gon.html'), encoding='utf-8') as f:
            text = f.read()
        holds('như điểm II.3.a mục <a class="to" href="#p-cs">II.3</a>.' in text, text[text.find('Huyện góp'):][:120])
        equal(text.count('id="p-cs"'), 1)


@case
def headings_keep_their_numbers():
    with folder() as where:
        pdf, _ = text_of(where, levels(where))
        for heading in 'I- MỤC ĐÍCH', 'II- NHIỆM VỤ', '1. Tuyên truyền', '2. Đội ngũ', '3. Cơ sở', \
                'III- KIỂM TRA':
            holds(heading in pdf, (heading, pdf))


@case
def the_document_above_is_cited_in_full_once():
    with folder() as where:
        pdf, _ = text_of(where, levels(where))
        equal(pdf.count('27-KH/TU, ngày 05/6/2026 của Tỉnh ủy Sơn Hà'), 1, pdf)


@case
def the_lowest_of_three_levels_refers_to_the_one_above_it():
    with folder() as where:
        levels(where, top=TOP.replace(' .must-adapt', ''))
        low = write(where, 'xa.plan', '::: append #muc-dich\nRiêng của xã.\n:::\n',
                    above='huyen.plan', unit='khoi', number=3)
        pdf, _ = text_of(where, low)
        holds('Thực hiện theo mục I Kế hoạch số 9-KH/HU' in pdf or
              'Thực hiện theo mục I Kế hoạch số 09-KH/HU' in pdf, pdf)
        holds('Riêng của xã.' in pdf, pdf)
        holds('yêu cầu riêng của huyện' not in pdf and 'Huyện góp' not in pdf, pdf)


@case
def a_figure_that_changed_is_printed_where_it_is_spoken_of():
    with folder() as where:
        top = TOP.replace('Kiểm tra hằng năm. {#kt1}', 'Kiểm tra xong {{pc.hai.hạn}}. {#kt1}')
        pdf, _ = text_of(where, levels(where, top=top))
        holds('Kiểm tra xong năm 2028.' in pdf, pdf)


@case
def articles_are_called_by_their_name():
    with folder() as where:
        top = '''Điều chỉnh như sau:

# Quy định chung {#mot}

1. Khoản một của quy định. {#k1}
2. Khoản hai của quy định. {#k2}

# Thi hành {#hai}

Có hiệu lực từ ngày ký.
'''
        body = '''::: edit #k2
- của quy định
+ của huyện
:::
'''
        plan = levels(where, top=top, body=body, more='numbering: Điều 1\n')
        pdf, _ = text_of(where, plan)
        holds('Thực hiện theo Điều 1 Kế hoạch số 27-KH/TU' in pdf, pdf)
        holds('sửa đổi khoản 2' in pdf and '2. Khoản hai của huyện.' in pdf, pdf)
        holds('Khoản một' not in pdf, pdf)


@case
def the_state_has_its_own_words():
    """"Mục" with a capital, and the State's way of citing."""
    with folder() as where:
        write_plan(where, TOP, name='tinh.plan', number='27', template='nha-nuoc/ke-hoach', unit='uy-ban',
                   closing='\n::: recipients\n- Các sở\n- Lưu: VT\n:::\n\n::: signature\nauthority: KT. CHỦ TỊCH\n'
                   'position: PHÓ CHỦ TỊCH\nname: Nguyễn Văn A\n:::\n')
        pdf, docx = text_of(where, write(where, 'so.plan', BODY, above='tinh.plan', unit='so-vh', number=9))
        for text in pdf, docx:
            holds('Thực hiện theo Mục I Kế hoạch số 27/KH-UBND ngày 05 tháng 6 năm 2026' in text, text)
            holds('Thực hiện theo các Mục II.1 và II.2 Kế hoạch số 27/KH-UBND' in text, text)


@case
def more_parts_than_a_sentence_may_name_are_told():
    many = '# Việc {#viec}\n\n' + ''.join(f'Việc thứ {n}. {{#v{n}}}\n\n' for n in range(70))
    for count, told in ((64, False), (65, True)):
        gone = ''.join(f'::: remove #v{n}\nĐã có.\n:::\n\n' for n in range(count))
        with folder() as where:
            plan = levels(where, top=many, body=gone + '::: append #viec\nThêm.\n:::\n')
            done = docgen(plan, '-o', where, '--delta', '--lang', 'en')
            equal((done.status, '[delta-too-many]' in done.err), (0, told), done.err)


@case
def the_full_document_is_left_alone():
    with folder() as where:
        plan = levels(where)
        equal(docgen(plan, '-o', where).status, 0)
        with open(os.path.join(where, 'huyen.pdf'), 'rb') as f:
            full = f.read()
        text_of(where, plan)
        with open(os.path.join(where, 'huyen.pdf'), 'rb') as f:
            equal(f.read() == full, True)


@case
def each_unit_has_its_short_form():
    with folder() as where:
        levels(where)
        plan = os.path.join(where, 'nhieu.plan')
        with open(plan, 'w', encoding='utf-8') as f:
            f.write(HEAD.format(above='tinh.plan', unit='x', number=4).replace(
                'unit: x', 'for-each: cấp=huyen') + BODY)
        done = docgen(plan, '-o', where, '--delta', '--lang', 'en')
        equal(done.status, 0, done.err)
        holds(os.path.exists(os.path.join(where, 'nhieu-ban-lenh-rut-gon.docx')), os.listdir(where))


@case
def a_plan_that_extends_none_has_no_short_form():
    with folder() as where:
        levels(where)
        done = docgen(os.path.join(where, 'tinh.plan'), '-o', where, '--delta', '--lang', 'en')
        holds('[delta-alone]' in done.err and done.status == 1, done.err)


@case
def the_document_above_must_be_right_and_be_known():
    with folder() as where:
        plan = levels(where, top=TOP.replace('Kiểm tra hằng năm.', 'Như {{sai}}.'),
                      body=BODY + '\n::: replace #kt1\nKiểm tra riêng.\n:::\n')
        done = docgen(plan, '-o', where, '--delta', '--lang', 'en')
        holds('[upper-wrong]' in done.err and done.status == 1, done.err)
        top = plan_text(TOP).replace('unit: son-ha', 'for-each: cấp=huyen')
        with open(os.path.join(where, 'tinh.plan'), 'w', encoding='utf-8') as f:
            f.write(top)
        write(where, 'huyen.plan', BODY, above='tinh.plan', unit='khoi', number=9)
        done = docgen(plan, '-o', where, '--delta', '--lang', 'en')
        holds('[upper-many]' in done.err and done.status == 1, done.err)


main()
