#!/usr/bin/python3
"""Drift: a province's plan changes in ten ways after its district accepted it."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, case, docgen, equal, folder, holds, main

UNITS = '''id,tên,cấp,thuộc,tiêu đề,ký hiệu,địa danh,biên giới
tu,Tỉnh ủy Sơn Hà,tinh,,TỈNH ỦY SƠN HÀ,TU,Sơn Hà,
hu,Huyện ủy Bản Lềnh,huyen,tu,ĐẢNG BỘ TỈNH SƠN HÀ / HUYỆN ỦY BẢN LỀNH,HU,Bản Lềnh,có
hn,Huyện ủy Nậm Khao,huyen,tu,ĐẢNG BỘ TỈNH SƠN HÀ / HUYỆN ỦY NẬM KHAO,HU,Nậm Khao,
'''
PROVINCE = '''---
template: dang/ke-hoach
unit: tu
number: 27
date: 2026-03-12
title: nâng cao chất lượng thư viện cơ sở
units: don-vi.csv
var.cap: tỉnh
---

{{unit.tên}} ban hành Kế hoạch với các nội dung sau: {#mo-dau .must-adapt}

# Mục đích {#muc-dich}

Đưa thư viện trở thành nơi sinh hoạt thường xuyên của Nhân dân. {#md-thu-vien}

Các cấp ủy trong {{cap}} rà soát điều kiện thực tế, không giao bình quân. {#md-ra-soat}

# Chỉ tiêu {#chi-tieu}

::: targets #ct
| id | chỉ tiêu | giá trị | hạn |
|---|---|---|---|
| thu-vien | thôn, bản có tủ sách | >= 94% | 2030 |
| ban-doc | học sinh có thẻ bạn đọc | >= 80% | 2028 |
:::

# Nhiệm vụ {#nhiem-vu}

## Tuyên truyền {#tuyen-truyen}

Báo và đài mở chuyên mục giới thiệu sách hay. {#tt-bao}

Nhà trường tổ chức ngày hội đọc sách. Mỗi xã chọn một thư viện làm điểm trong năm 2026. {#tt-ngay-hoi}

## Cơ sở vật chất {#csvc}

Ưu tiên sửa chữa phòng đọc hiện có trước khi xây mới.

Bố trí máy tính nối mạng cho bạn đọc vùng cao.

- Rà soát số sách còn dùng được. {#cs-ra-soat}
- Chọn mẫu giá sách dùng chung cho các xã. {#cs-mau}

# Tổ chức thực hiện {#to-chuc}

::: tasks #pc
| id | việc | chủ trì | hạn |
|---|---|---|---|
| ra-soat | Rà soát thư viện các xã | Sở Văn hóa | 2026-06-30 |
| mau | Ban hành mẫu giá sách | Sở Xây dựng | 2026-Q3 |
:::

::: recipients
- Các huyện ủy
- Lưu Văn phòng Tỉnh ủy
:::

::: signature #ky
thay mặt: T/M BAN THƯỜNG VỤ
chức vụ: PHÓ BÍ THƯ
họ tên: Nguyễn Văn A
:::
'''
DISTRICT = '''---
extends: tinh.plan
unit: hu
number: 31
date: 2026-04-20
title: thực hiện Kế hoạch số 27-KH/TU
---

::: replace #mo-dau
{{unit.tên}} xây dựng kế hoạch như sau:
:::

::: edit #md-ra-soat
- không giao bình quân
+ không giao bình quân giữa vùng cao và vùng thấp
:::

::: edit #ct.thu-vien
giá trị: >= 90%
lý do: Có 21 bản đặc biệt khó khăn
:::

::: edit #pc.ra-soat
chủ trì: Phòng Văn hóa
hạn: 2026-05-31
:::

::: edit #tt-ngay-hoi
- Nhà trường
+ Các trường phổ thông
:::

::: after #tt-bao
Đài huyện phát lại bằng tiếng dân tộc.
:::

::: replace #csvc/2
Bố trí máy tính nối mạng cho hai xã biên giới.
:::

::: remove #cs-mau
Huyện dùng mẫu giá sách của tỉnh.
:::
'''


def write(where, name, text):
    with open(os.path.join(where, name), 'w', encoding='utf-8', newline='') as f:
        f.write(text)


def begin(where, province=PROVINCE, district=DISTRICT):
    """The pair, accepted."""
    write(where, 'don-vi.csv', UNITS)
    write(where, 'tinh.plan', province)
    write(where, 'huyen.plan', district)
    done = docgen('accept', 'huyen.plan', cwd=where)
    equal((done.status, done.out), (0, 'huyen.plan.lock\n'), done.err)


def change(*pairs):
    text = PROVINCE
    for old, new in pairs:
        equal(text.count(old), 1, old)
        text = text.replace(old, new)
    return text


def drift(where, *options):
    done = docgen('drift', '--json', *options, 'huyen.plan', cwd=where)
    plans = json.loads(done.out)
    return done.status, plans[0]['findings'] if plans else None, done.err


def after(*pairs):
    """What drift says once the province's plan has changed: status, findings."""
    with folder() as where:
        begin(where)
        write(where, 'tinh.plan', change(*pairs))
        status, findings, err = drift(where)
        equal(err, '')
        return status, findings


def codes(findings):
    return [(f['code'], f['address']) for f in findings]


@case
def nothing_changed_is_silent():
    with folder() as where:
        begin(where)
        done = docgen('drift', '--strict', 'huyen.plan', cwd=where)
        equal((done.status, done.out, done.err), (0, '', ''))
        equal(drift(where)[:2], (0, []))


@case
def one_a_paragraph_is_reworded():
    status, found = after(('nơi sinh hoạt thường xuyên', 'trung tâm văn hóa'),
                          ('điều kiện thực tế, không giao bình quân', 'thực tế, không chia đều'))
    equal(status, 1)
    equal(codes(found), [('drift-conflict', '#md-ra-soat'), ('drift-follows', '#md-thu-vien')])
    conflict, follows = found
    holds('không giao bình quân' in conflict['accepted'] and 'không chia đều' in conflict['now'], conflict)
    equal((conflict['child']['file'], conflict['child']['line']), ('huyen.plan', 13))
    equal(conflict['parent'], {'file': 'tinh.plan', 'line': 17})
    holds('child' not in follows and follows['serious'] is False, follows)
    with folder() as where:                 # the proposal, pasted, compiles and ends the conflict
        begin(where)
        write(where, 'tinh.plan', change(('không giao bình quân', 'không giao đồng đều cho các xã')))
        (conflict,) = drift(where)[1]
        equal(conflict['proposed'], '::: edit #md-ra-soat\n- không giao đồng đều cho các xã.\n'
              '+ không giao bình quân giữa vùng cao và vùng thấp.\n:::\n')
        old = DISTRICT[DISTRICT.index('::: edit #md-ra'):DISTRICT.index('::: edit #ct.')]
        write(where, 'huyen.plan', DISTRICT.replace(old, conflict['proposed'] + '\n'))
        equal(drift(where)[0], 0)
        equal(codes(drift(where)[1]), [('drift-applies', '#md-ra-soat')])
        done = docgen('huyen.plan', cwd=where)
        equal(done.status, 0, done.err)
    with folder() as where:                 # the words that are edited are still there
        begin(where)
        write(where, 'tinh.plan', change(('rà soát điều kiện thực tế', 'rà soát kỹ điều kiện')))
        status, found, _ = drift(where)
        equal((status, codes(found)), (0, [('drift-applies', '#md-ra-soat')]))


@case
def two_a_target_is_set_anew():
    status, found = after(('>= 94%', '>= 96%'), ('>= 80%', '>= 85%'))
    equal((status, codes(found)), (1, [('drift-conflict', '#ct.thu-vien'),
                                       ('drift-retargeted', '#ct.ban-doc')]))
    equal((found[0]['accepted'], found[0]['now']), ('value: >= 94%', 'value: >= 96%'))
    holds('giá trị: >= 90%' in found[0]['proposed'], found[0])


@case
def three_a_paragraph_is_added():
    new = 'Mỗi trường có một thư viện xanh. {#md-xanh .must-adapt}\n\n# Chỉ tiêu'
    status, found = after(('# Chỉ tiêu', new), ('Bố trí máy tính', 'Trang bị đèn đọc.\n\nBố trí máy tính'))
    equal(status, 1)
    equal(codes(found), [('drift-place', '#csvc/2'), ('drift-must-adapt', '#md-xanh'),
                         ('drift-new', '#csvc/2')])
    holds(found[0]['proposed'].startswith('::: replace #csvc/3\n'), found[0])
    equal(found[1]['proposed'], '::: replace #md-xanh\nMỗi trường có một thư viện xanh.\n:::\n')


@case
def four_a_part_is_taken_out():
    status, found = after(('- Chọn mẫu giá sách dùng chung cho các xã. {#cs-mau}\n', ''),
                          ('- Rà soát số sách còn dùng được. {#cs-ra-soat}\n', ''))
    equal((status, codes(found)), (1, [('drift-orphan', '#cs-mau'), ('drift-gone', '#cs-ra-soat')]))
    equal(found[0]['accepted'], 'Chọn mẫu giá sách dùng chung cho các xã.')


@case
def four_words_for_what_is_gone_can_be_kept():
    ngay_hoi = 'Nhà trường tổ chức ngày hội đọc sách. Mỗi xã chọn một thư viện làm điểm trong năm 2026. {#tt-ngay-hoi}\n\n'
    with folder() as where:
        begin(where)
        write(where, 'tinh.plan', change((ngay_hoi, '')))
        status, found, _ = drift(where)
        equal((status, codes(found)), (1, [('drift-orphan', '#tt-ngay-hoi')]))
        equal(found[0]['near'], [])
        holds('nothing there is like it' in found[0]['advice'], found[0])
        equal(found[0]['proposed'], '::: after #tt-bao\nCác trường phổ thông tổ chức ngày hội đọc sách. '
              'Mỗi xã chọn một thư viện làm điểm trong năm 2026.\n:::\n')
        operation = re.search(r'::: edit #tt-ngay-hoi\n.*?\n:::\n', DISTRICT, re.S).group()
        write(where, 'huyen.plan', DISTRICT.replace(operation, found[0]['proposed']))
        done = docgen('--dump=tree', 'huyen.plan', cwd=where)
        equal(done.status, 0, done.err)
        holds('Các trường phổ thông tổ chức ngày hội' in done.out, done.out)


@case
def four_a_name_alike_is_not_proposed_for_other_words():
    bao = 'Báo và đài mở chuyên mục giới thiệu sách hay. {#tt-bao}'
    status, found = after((bao, 'Mỗi bản dựng một tủ sách. {#tt-ban}'))
    equal((status, codes(found)), (1, [('drift-orphan', '#tt-bao'), ('drift-new', '#tt-ban')]))
    equal(found[0]['near'], [])
    equal(found[0]['proposed'], '::: before #tt-ngay-hoi\nĐài huyện phát lại bằng tiếng dân tộc.\n:::\n')


@case
def five_a_part_is_renamed_and_says_so():
    status, found = after(('{#md-ra-soat}', '{#md-thuc-te was=md-ra-soat}'))
    equal((status, codes(found)), (0, [('drift-renamed', '#md-ra-soat')]))


@case
def six_a_part_is_renamed_in_silence():
    status, found = after(('{#md-ra-soat}', '{#md-thuc-te}'))
    equal((status, codes(found)), (1, [('drift-orphan', '#md-ra-soat'),
                                       ('drift-renamed', '#md-ra-soat')]))
    equal(found[0]['near'], ['#md-thuc-te'])
    holds(found[0]['proposed'].startswith('::: edit #md-thuc-te\n- không giao'), found[0])


@case
def seven_parts_change_places():
    bao = 'Báo và đài mở chuyên mục giới thiệu sách hay. {#tt-bao}\n\n'
    status, found = after((bao, ''), ('## Cơ sở vật chất', bao + '## Cơ sở vật chất'))
    equal(status, 0)
    holds(len(found) == 1 and found[0]['code'] == 'drift-moved', found)
    may = 'Bố trí máy tính nối mạng cho bạn đọc vùng cao.\n\n'
    status, found = after((may, ''), ('Ưu tiên sửa chữa', may + 'Ưu tiên sửa chữa'))
    equal(status, 1)
    equal(codes(found)[0], ('drift-place', '#csvc/2'))
    holds(found[0]['proposed'].startswith('::: replace #csvc/1\n'), found[0])


@case
def eight_a_paragraph_is_split():
    status, found = after(('sách. Mỗi xã', 'sách. {#tt-ngay-hoi}\n\nMỗi xã'),
                          ('trong năm 2026. {#tt-ngay-hoi}', 'trong năm 2026.'))
    equal(status, 0)
    equal(codes(found), [('drift-applies', '#tt-ngay-hoi'), ('drift-new', '#tuyen-truyen/3')])
    equal(found[1]['near'], ['#tt-ngay-hoi'])


@case
def nine_a_part_is_locked():
    status, found = after(('{#muc-dich}', '{#muc-dich .locked}'))
    equal((status, codes(found)), (1, [('drift-locked', '#muc-dich'), ('drift-class', '#muc-dich')]))
    equal(found[0]['operation'], 'edit #md-ra-soat')


@case
def ten_a_deadline_and_a_row_change():
    status, found = after(('2026-06-30', '2026-07-31'), ('2026-Q3', '2026-Q4'))
    equal((status, codes(found)), (1, [('drift-conflict', '#pc.ra-soat'),
                                       ('drift-follows', '#pc.mau')]))
    equal(found[0]['accepted'], 'due: 2026-06-30')
    status, found = after(('Sở Xây dựng | 2026-Q3', 'Sở Xây dựng, Sở Tài chính | 2026-Q3'))
    equal((status, codes(found)), (0, [('drift-follows', '#pc.mau')]))


@case
def beside_what_has_changed_the_clerk_looks():
    status, found = after(('giới thiệu sách hay', 'giới thiệu sách mới'))
    equal((status, codes(found)), (1, [('drift-conflict', '#tt-bao')]))
    equal(found[0]['operation'], 'after #tt-bao')


@case
def strict_looks_at_all_and_accept_ends_it():
    with folder() as where:
        begin(where)
        write(where, 'tinh.plan', change(('thường xuyên', 'hằng ngày')))
        equal(drift(where)[0], 0)
        equal(drift(where, '--strict')[0], 1)
        text = docgen('drift', '--lang', 'vi', 'huyen.plan', cwd=where)
        holds('huyen.plan (kế thừa tinh.plan)' in text.out, text.out)
        holds('    hiện nay: Đưa thư viện trở thành nơi sinh hoạt hằng ngày' in text.out, text.out)
        equal(docgen('accept', 'huyen.plan', cwd=where).status, 0)
        equal(drift(where, '--strict')[:2], (0, []))


@case
def a_build_with_a_lock_warns_and_never_lands_elsewhere():
    with folder() as where:
        begin(where)
        write(where, 'tinh.plan', change(('không giao bình quân', 'tuyệt đối không giao bình quân')))
        done = docgen('huyen.plan', cwd=where)
        equal(done.status, 0, done.err)
        holds('drift' not in done.err, done.err)        # the edit still applies
        write(where, 'tinh.plan', change(('>= 94%', '>= 96%')))
        done = docgen('huyen.plan', cwd=where)
        equal(done.status, 0, done.err)
        holds('huyen.plan:18:10: warning:' in done.err and '[drift-conflict]' in done.err, done.err)
        write(where, 'tinh.plan', change(('Bố trí máy tính', 'Trang bị đèn đọc.\n\nBố trí máy tính')))
        done = docgen('huyen.plan', cwd=where)
        equal(done.status, 1)
        holds('[drift-place]' in done.err and '“#csvc/3” may be meant' in done.err, done.err)
        os.remove(os.path.join(where, 'huyen.plan.lock'))
        done = docgen('huyen.plan', cwd=where)
        equal(done.status, 0)
        holds('drift' not in done.err, done.err)


@case
def one_lock_serves_all_rows():
    province = PROVINCE.replace('# Chỉ tiêu', '''::: when unit.biên-giới = có
Thư viện biên giới mở cửa cả ngày nghỉ. {#bien-gioi}
:::

Thư viện xã mở cửa hằng ngày.

# Chỉ tiêu''')
    district = DISTRICT.replace('unit: hu\n', 'for-each: cấp=huyen\nplace: Sơn Hà\n') \
        .replace('::: edit #ct.', '''::: when unit.biên-giới = có
::: edit #bien-gioi
- cả ngày nghỉ
+ cả ngày lễ
:::
:::

::: edit #ct.''').replace(':::\n:::\n', '::: /edit\n::: /when\n')
    with folder() as where:
        begin(where, province, district)
        equal(drift(where)[:2], (0, []))
        for unit in 'hu', 'hn':
            done = docgen('--unit', unit, 'huyen.plan', cwd=where)
            holds(done.status == 0 and 'drift' not in done.err, done.err)
        write(where, 'tinh.plan', province.replace('cả ngày nghỉ', 'bốn ngày một tuần'))
        status, found, _ = drift(where)
        equal((status, codes(found)), (1, [('drift-conflict', '#bien-gioi')]))


@case
def a_chain_compares_with_the_level_above():
    commune = '''---
extends: huyen.plan
unit: hn
number: 5
date: 2026-05-20
title: thực hiện Kế hoạch số 31-KH/HU
---

::: replace #mo-dau
Xây dựng kế hoạch như sau:
:::

::: edit #md-ra-soat
- giữa vùng cao và vùng thấp
+ giữa các bản
:::
'''
    with folder() as where:
        begin(where)
        write(where, 'xa.plan', commune)
        equal(docgen('accept', 'xa.plan', cwd=where).status, 0)
        equal(docgen('drift', '--strict', 'xa.plan', cwd=where).out, '')
        # The province changes what the district replaces: nothing for the commune.
        write(where, 'tinh.plan', change(('>= 94%', '>= 96%')))
        equal(docgen('drift', '--strict', 'xa.plan', cwd=where).out, '')
        write(where, 'tinh.plan', PROVINCE)
        write(where, 'huyen.plan', DISTRICT.replace('giữa vùng cao và vùng thấp', 'giữa các xã'))
        done = docgen('drift', 'xa.plan', cwd=where)
        equal(done.status, 1)
        holds('[drift-conflict]' in done.out and 'giữa các xã' in done.out, done.out)
        both = docgen('drift', '--json', 'xa.plan', 'huyen.plan', 'tinh.plan', cwd=where)
        equal([p['plan'] for p in json.loads(both.out)], ['xa.plan', 'huyen.plan'])


@case
def lock_files_that_cannot_be_used_end_in_messages():
    with folder() as where:
        begin(where)
        path = os.path.join(where, 'huyen.plan.lock')
        good = open(path, encoding='utf-8').read()
        first = re.search(r'^#.*\n=.*\n', good, re.M).group(0)

        def gives(text, code, expected=1):
            with open(path, 'wb') as f:
                f.write(text if isinstance(text, bytes) else text.encode())
            for words in ['drift', 'huyen.plan'], ['huyen.plan']:
                done = docgen(*words, cwd=where)
                equal(done.status, expected, code + done.err)
                holds(f'[{code}]' in done.err, code + done.err)

        gives(b'', 'lock-version')
        gives(good.replace('docgen-lock 1', 'docgen-lock 2'), 'lock-version')
        gives(good[:-len('\nend\n')], 'lock-ends')
        gives(good[:good.index(first) + first.index('\n') + 1], 'lock-ends')
        gives(good.replace('= Mục đích', '= Mục tiêu'), 'lock-digest')
        gives(good.replace(first, '<<<<<<< HEAD\n' + first), 'lock-malformed')
        gives(good.replace(first, '#mo-dau para\n= a\n'), 'lock-malformed')
        gives(good.replace(' para ', ' para x', 1), 'lock-malformed')
        gives(good + 'x\n', 'lock-malformed')
        gives(good.encode().replace(b'= M', b'= \x1bM', 1), 'office-control')
        gives(good.encode().replace(b'= M', b'= \xffM', 1), 'office-utf8')
        gives('docgen-lock 1\n' + '#a para 0\n' * (2 << 20), 'file-too-large', 3)
        gives(good.replace(first, first * 2000), 'lock-malformed')
        for text in '\ufeff' + good, good.replace('\n', '\r\n'):      # as editors leave them
            write(where, 'huyen.plan.lock', text)
            equal(docgen('drift', '--strict', 'huyen.plan', cwd=where).out, '')
        os.remove(path)
        done = docgen('drift', 'huyen.plan', cwd=where)
        holds(done.status == 1 and '[lock-absent]' in done.err, done.err)
        os.mkdir(path)
        equal(docgen('drift', 'huyen.plan', cwd=where).status, 3)
        equal(docgen('accept', 'huyen.plan', cwd=where).status, 3)


@case
def what_is_wrong_is_not_accepted():
    with folder() as where:
        begin(where)
        write(where, 'huyen.plan', DISTRICT.replace('#cs-mau', '#cs-nham'))
        done = docgen('accept', 'huyen.plan', cwd=where)
        holds(done.status == 1 and '[target-absent]' in done.err, done.err)
        equal(docgen('accept', 'tinh.plan', cwd=where).status, 0)
        holds(not os.path.exists(os.path.join(where, 'tinh.plan.lock')), 'nothing is inherited')
        equal(docgen('accept', cwd=where).status, 2)
        equal(docgen('drift', '--nothing', cwd=where).status, 2)


@case
def accepted_is_silent_for_every_plan_that_extends_another():
    """Also those of the golden files, as far as they can be accepted."""
    import shutil
    seen = 0
    with folder() as where:
        copy = os.path.join(where, 'golden')
        shutil.copytree(os.path.join(PROJECT, 'tests/golden'), copy)
        plans = [os.path.join(f, n) for f, _, names in os.walk(copy) for n in names
                 if n.endswith('.plan')]
        plans = [p for p in plans if re.search(rb'^extends:', open(p, 'rb').read(), re.M)]
        for plan in sorted(plans):
            done = docgen('accept', plan)
            if done.status != 0:
                continue
            seen += 1
            done = docgen('drift', '--strict', plan)
            equal((done.status, done.out, done.err), (0, '', ''), plan)
    print(f'# {seen} plans')


main()
