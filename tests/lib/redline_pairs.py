"""redline_pairs.py - pairs of plans for the tests of docgen redline, and what
must hold of each: accepted it is the newer document, rejected the older."""
import os
import re
import shutil

import docx
import docx_check
import redline
from tap import PROJECT, compiled, docgen, equal, write_plan

BODY = '''Đoạn mở đầu nêu căn cứ.

# Mục đích, yêu cầu {#muc-dich}

Nâng cao nhận thức của cán bộ về *chuyển đổi số*; bảo đảm thiết thực, hiệu quả[^a].

[^a]: Theo Nghị quyết số 57-NQ/TW.

# Nhiệm vụ

## Trước mắt

1. Rà soát hiện trạng thiết bị ở các chi bộ.
2. Tập huấn kỹ năng số cho cấp ủy viên.
- Mỗi quý một lớp.

| Việc | Chủ trì | Hạn |
|---|---|---|
| Rà soát thiết bị | Văn phòng | 30/6 |
| Tập huấn kỹ năng | Ban Tổ chức | 31/8 |
| Báo cáo kết quả | Văn phòng | 30/12 |

Các chi bộ bố trí kinh phí từ nguồn được giao năm 2026.

## Lâu dài

Xây dựng dữ liệu dùng chung cho toàn Đảng bộ.

# Tổ chức thực hiện

Văn phòng Tỉnh ủy theo dõi việc thực hiện Kế hoạch số 224-KL/TU.
'''
PARAGRAPH = 'Các chi bộ bố trí kinh phí từ nguồn được giao năm 2026.\n\n'
ANNEX = '\n::: annex title="Danh mục việc"\nĐoạn trong phụ lục.\n\n| A | B |\n|---|---|\n| một | hai |\n:::\n'
CLOSING = ('\n::: recipients\n- Thường trực Tỉnh ủy (để báo cáo)\n- Các huyện ủy\n- Lưu Văn phòng Tỉnh ủy\n:::\n'
           '\n::: signature\nauthority: T/M BAN THƯỜNG VỤ\nposition: PHÓ BÍ THƯ\nname: Nguyễn Văn A\n:::\n')


def without(words):
    assert words in BODY, words
    return dict(body=BODY.replace(words, ''))


def put(old, new):
    assert old in BODY, old
    return dict(body=BODY.replace(old, new))


LATER_FIRST = re.sub(r'(?s)(## Trước mắt.*?)(## Lâu dài.*?)(?=# Tổ chức)', r'\2\1', BODY)
WITHOUT_FIRST = re.sub(r'(?s)## Trước mắt.*?(?=## Lâu dài)', '', BODY)

# What the newer plan has otherwise; where two are given, the older one's comes first.
PAIRS = {
    'a word changed': put('thiết thực, hiệu quả', 'thiết thực, đúng tiến độ'),
    'a document symbol': put('224-KL/TU', '225-KL/TU'),
    'a paragraph added': put(PARAGRAPH, 'Đoạn thêm vào.\n\n' + PARAGRAPH),
    'a paragraph removed': without(PARAGRAPH),
    'a paragraph moved': put(PARAGRAPH + '## Lâu dài\n\n', '## Lâu dài\n\n' + PARAGRAPH),
    'the first paragraph removed': without('Đoạn mở đầu nêu căn cứ.\n\n'),
    'a section moved': dict(body=LATER_FIRST),
    'a section removed': dict(body=WITHOUT_FIRST),
    'a heading renamed': put('# Nhiệm vụ', '# Nhiệm vụ, giải pháp'),
    'a heading added': put('## Lâu dài', '## Hằng năm\n\nSơ kết.\n\n## Lâu dài'),
    'a heading turned into text': put('## Lâu dài\n', 'Lâu dài\n'),
    'a row added': put('| Báo cáo', '| Mua sắm | Sở Tài chính | 31/7 |\n| Báo cáo'),
    'a row removed': without('| Tập huấn kỹ năng | Ban Tổ chức | 31/8 |\n'),
    'the last row removed': without('| Báo cáo kết quả | Văn phòng | 30/12 |\n'),
    'a cell changed': put('| 31/8 |', '| trước ngày 31/8 |'),
    'a column added': dict(body=re.sub(r'(?m)^(\|.*)\|$', r'\1| x |', BODY).replace('|---| x |', '|---|---|')),
    'joined cells': dict(body=BODY.replace('| Tập huấn kỹ năng | Ban Tổ chức', '| ^^ | Ban Tổ chức')),
    'a table removed': dict(body=re.sub(r'(?m)^\|.*\n', '', BODY)),
    'two tables for one': dict(body=BODY.replace('| Tập huấn', '\n| a | b |\n|---|---|\n| c | d |\n\n| Việc | Chủ trì | Hạn |\n|---|---|---|\n| Tập huấn')),
    'a note added': put('chi bộ.\n', 'chi bộ[^b].\n').copy() | dict(
        body=BODY.replace('ở các chi bộ.\n', 'ở các chi bộ[^b].\n') + '\n[^b]: Chú thích mới.\n'),
    'a note removed': dict(body=BODY.replace('[^a].', '.').replace('[^a]: Theo Nghị quyết số 57-NQ/TW.\n\n', '')),
    'a note changed': put('57-NQ/TW.', '57-NQ/TW ngày 22/12/2024.'),
    'bold': put('bảo đảm thiết thực', 'bảo đảm **thiết thực**'),
    'italic taken away': put('*chuyển đổi số*', 'chuyển đổi số'),
    'an item added': put('2. Tập huấn', '2. Mua sắm.\n3. Tập huấn'),
    'a list replaced': put('1. Rà soát hiện trạng thiết bị ở các chi bộ.\n2.', 'a) Rà soát hiện trạng thiết bị ở các chi bộ.\nb)'),
    'numbering': (dict(more='numbering: I a 1 *\n'), dict(more='numbering: I 1 1.1 -\n')),
    'numbering with capitals': (dict(more='numbering: A I 1 *\n'), dict(more='numbering: I 1 1.1 -\n')),
    'number, date and title': dict(number='12', date='2026-07-15', title='về việc thử lại'),
    'a recipient added': dict(closing=CLOSING.replace('- Các huyện ủy', '- Các huyện ủy\n- Các sở, ban, ngành')),
    'the last recipient removed': dict(closing=CLOSING.replace('- Lưu Văn phòng Tỉnh ủy\n', '')),
    'another signer': dict(closing=CLOSING.replace('PHÓ BÍ THƯ', 'BÍ THƯ').replace('Văn A', 'Thị B')),
    'other recipients': dict(closing=CLOSING.replace('Các huyện ủy', 'Ban Tổ chức').replace('Lưu Văn phòng Tỉnh ủy', 'Lưu')),
    'an annex added': dict(closing=CLOSING + ANNEX),
    'an annex removed': (dict(closing=CLOSING + ANNEX), dict()),
    'an annex between': (dict(closing=CLOSING + ANNEX), dict(closing=CLOSING + ANNEX.replace(
        'Danh mục việc', 'Phân công').replace('phụ lục', 'biểu mới') + ANNEX)),
    'a turned page': dict(body=BODY.replace('| Việc', '::: table page=landscape\n| Việc').replace(
        '| 30/12 |\n', '| 30/12 |\n:::\n')),
    'a table of contents': (dict(body='::: toc\n\n' + BODY), dict(body='::: toc\n\n' + BODY.replace(
        '## Lâu dài', '## Hằng năm\n\nSơ kết.\n\n## Lâu dài mới'))),
    'a table of contents added': dict(body='::: toc\n\n' + BODY),
    'a table of contents before a heading': (dict(body=BODY[BODY.index('# '):]),
                                             dict(body='::: toc\n\n' + BODY[BODY.index('# '):])),
    'a table of contents removed': (dict(body='::: toc\n\n' + BODY), dict()),
    'a contact line': dict(more='contact: Số 1 đường Lê Duẩn\n'),
    'a contact line removed': (dict(more='contact: Số 1 đường Lê Duẩn\n'), dict()),
    'a reference added': put('theo dõi việc', 'theo dõi mục {{#muc-dich}} và việc'),
    'a reference to what moves': tuple(dict(body=body.replace('## Lâu dài', '## Lâu dài {#lau-dai}').replace(
        'Văn phòng Tỉnh ủy', 'Như mục {{#lau-dai}}, Văn phòng Tỉnh ủy')) for body in (BODY, LATER_FIRST)),
    'a reference to what is removed': (dict(body=BODY.replace('## Trước mắt', '## Trước mắt {#truoc-mat}').replace(
        'Văn phòng Tỉnh ủy', 'Như mục {{#truoc-mat}}, Văn phòng Tỉnh ủy')), dict(body=WITHOUT_FIRST)),
    'a reference in a note': put('57-NQ/TW.', '57-NQ/TW, nêu tại mục {{#muc-dich}}.'),
    'another level': dict(unit='ban-lenh', number='3', title='thực hiện Kế hoạch của Tỉnh ủy'),
    'another kind': dict(template='dang/huong-dan', more=''),
    'another family': dict(template='nha-nuoc/ke-hoach', unit='so-vh'),
    'another paper': dict(more='paper: a5\n'),
    'all of it': dict(body='Chỉ một đoạn.\n'),
}


def write_pair(name, where):
    """Writes both plans, returns their paths."""
    given = PAIRS[name] if isinstance(PAIRS[name], tuple) else ({}, PAIRS[name])
    paths = []
    for plan, header in zip(('cu.plan', 'moi.plan'), given):
        paths.append(write_plan(where, **dict(dict(body=BODY, closing=CLOSING), **header), name=plan))
    return paths


def edited(plan, where):
    """A sample and a copy of it with a few edits, in folders that have what samples need.  The
    copy has the same name, which may say whose document it is."""
    for copy in (where, os.path.join(where, 'sua-doi')):
        shutil.copytree(os.path.join(PROJECT, 'plans'), copy, dirs_exist_ok=True)
    with open(plan, encoding='utf-8') as f:
        head, body = f.read().split('\n---\n', 1)
    lines = body.split('\n')
    plain = [i for i, line in enumerate(lines)
             if re.match(r'[A-ZĐÁẢẤỐỨ]\w* .{60,}\.$', line) and not re.search(r'[{\[*]', line)
             and lines[i - 1] == '' and lines[i + 1] == '']
    rows = [i for i, line in enumerate(lines) if re.match(r'\| [^:*^<-]', line) and '^^' not in line and '[^' not in line
            and lines[i - 1].startswith('|') and '^^' not in lines[i + 1]]
    # Rows of data are added up, and named elsewhere.
    opened = [max((k for k in range(i) if lines[k].startswith(':::')), default=0) for i in rows]
    rows = [i for i, k in zip(rows, opened) if not re.match('::: (budget|targets|tasks)', lines[k])]
    drop, moved = set(), []
    for n, i in enumerate(plain):
        words = lines[i].split(' ')
        if n % 3 == 0:
            words[3] = 'thay đổi'
            lines[i] = ' '.join(words) + '\n\nMột đoạn văn hoàn toàn mới được thêm vào sau đó.'
        elif n == 1 and len(plain) > 3:
            moved.append(lines[i])
            drop |= {i, i + 1}
        elif n % 3 == 2:
            drop |= {i, i + 1}
    for i in rows[1:2]:
        drop.add(i)
    for i in rows[2:3]:
        lines[i] = lines[i] + '\n' + lines[i].replace('| ', '| x', 1)
    out = [line for i, line in enumerate(lines) if i not in drop]
    last = max(i for i, line in enumerate(out) if line.startswith('Một đoạn') or line == '') \
        if moved and not plain else next((i for i, line in enumerate(out) if 'Một đoạn văn hoàn toàn' in line), 0)
    for line in moved:
        out[last + 1:last + 1] = ['', line] if last else []
    path = os.path.join(where, 'sua-doi', os.path.basename(plan))
    with open(path, 'w', encoding='utf-8') as f:
        f.write(head + '\n---\n' + '\n'.join(out))
    return os.path.join(where, os.path.basename(plan)), path


def made(old, new, where):
    """The redline of two plans, and the documents of both: three paths."""
    out = os.path.join(where, 'out', 'so-sanh.docx')
    done = docgen('redline', old, new, '-o', out)
    equal((done.status, done.out), (0, ''), done.err)
    return out, compiled(old, os.path.join(where, 'out'))[0], compiled(new, os.path.join(where, 'out-moi'))[0]


def holds_for(name, out, old, new, where):
    """What must hold of every pair."""
    equal(docx_check.findings(out), [], name)
    equal(redline.faults(out), [], name)
    for accept, plain in ((False, old), (True, new)):
        settled = redline.settled(out, os.path.join(where, 'settled.docx'), accept)
        side = f'{name}: {"accepted" if accept else "rejected"}'
        for what in (docx.paragraphs, docx.notes, docx.first_foot, redline.cells, redline.looks):
            equal(what(settled), what(plain), f'{side}: {what.__name__}')
