"""Plans to measure: one of ten pages that many units derive theirs from, one of any
length, one with a table of any length.  Places are invented."""
import os
import shutil

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

FIRST = 'Khe Nậm Bản Mường Pờ Tà Sín Chăn Lùng Phìn Sông Hồ Nà Thèn Pha Tân'.split()
SECOND = 'Ngàn Sao Lềnh Cũ Thẳm Mít Chải Khao Vai Đán Hượn Pục Xanh Lương Quỳ Cang'.split()
COLUMNS = ',loại,tên riêng,biên giới,số thôn bản'

DERIVED = '''---
extends: tren.plan
for-each: cấp=xa thuộc=tu-son-ha
date: 2022-04
title: thực hiện Kế hoạch số 58-KH/TU trên địa bàn {{unit.loại}} {{unit.tên-riêng}}
var.btv: Ban Thường vụ Đảng ủy
---

::: terms keep="Cơ quan báo chí của tỉnh"
Ban Tuyên giáo Tỉnh ủy -> Ban Xây dựng Đảng
:::

::: replace #mo-dau
Thực hiện [@kl224:full], {{btv}} {{unit.loại}} {{unit.tên-riêng}} gồm {{unit.số-thôn-bản}} thôn, bản xây dựng kế hoạch:
:::

::: edit #pc.kiem-tra
chủ trì: Ủy ban Kiểm tra Đảng ủy {{unit.loại}} {{unit.tên-riêng}}
phối hợp: Các chi bộ thôn, bản
hạn: 2022-05-31
:::

::: when unit.biên-giới = có
::: append #doi-ngu
- Phối hợp đồn biên phòng tổ chức sinh hoạt văn hóa cho Nhân dân vùng biên. {#dn-bien-phong}
::: /append
::: /when

::: append #bao-ve
- Từng chi bộ của {{unit.loại}} {{unit.tên-riêng}} phân công đảng viên theo dõi thông tin trên mạng. {#bv-chi-bo}
:::

::: recipients
- Ban Thường vụ Tỉnh ủy (để báo cáo)
- Các chi, đảng bộ trực thuộc Đảng ủy
- Lưu Văn phòng Đảng ủy
:::

::: edit #ky
chức vụ: BÍ THƯ
:::
'''

SINGLE = '''---
template: dang/ke-hoach
unit: tu-son-ha
number: 7
date: 2026-06-05
units: don-vi.csv
title: đo thời gian
---

Ban Thường vụ Tỉnh ủy ban hành Kế hoạch với các nội dung sau:

# Mục đích, yêu cầu

{body}

::: recipients
- Lưu Văn phòng Tỉnh ủy
:::

::: signature
authority: T/M BAN THƯỜNG VỤ
position: PHÓ BÍ THƯ
name: Nguyễn Văn A
:::
'''

PARAGRAPH = ('Nâng cao chất lượng thiết chế văn hóa cơ sở số {n}; mỗi việc có người chịu trách nhiệm, có '
             'thời hạn và có sản phẩm kiểm đếm được, bảo đảm cấp ủy các cấp trong tỉnh hiểu đúng và làm '
             'thống nhất ở từng thôn, bản, tổ dân phố trong năm.')
PARAGRAPHS = 11         # on a page

ROW = '| Rà soát nhà văn hóa số {n} của các thôn, bản | so-vh | vp-tu | 2026-12-15 | Báo cáo |'
HEAD = '::: tasks\n| việc | chủ trì | phối hợp | hạn | sản phẩm |\n|---|---|---|---|---|\n'


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def write(where, name, text):
    path = os.path.join(where, name)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)
    return path


def commune(n):
    name = f'{FIRST[n % 16]} {SECOND[n // 16 % 16]}'
    return (f'x{n:05d},Đảng ủy xã {name} {n},xa,tu-son-ha,ĐẢNG BỘ TỈNH SƠN HÀ / ĐẢNG ỦY XÃ {name.upper()},ĐU,'
            f'{name},2020-07-01,xã,{name},{"có" if n % 3 == 0 else ""},{10 + n % 37}')


def units(project, where, n):
    with open(os.path.join(project, 'plans/don-vi.csv'), encoding='utf-8') as f:
        head, *rows = f.read().rstrip('\n').split('\n')
    write(where, 'don-vi.csv', '\n'.join(
        [head + COLUMNS] + [row + (',,Sơn Hà,,' if row.startswith('tu-son-ha') else ',,,,') for row in rows]
        + [commune(i) for i in range(n)]) + '\n')


def derived(project, where, n):
    """A plan that makes n documents of about ten pages."""
    os.makedirs(where, exist_ok=True)
    write(where, 'docgen.project', '')
    shutil.copy(os.path.join(project, 'plans/trich-dan.cites'), where)
    shutil.copy(os.path.join(project, 'plans/ke-hoach-224.plan'), os.path.join(where, 'tren.plan'))
    units(project, where, n)
    return write(where, 'duoi.plan', DERIVED)


def single(project, where, name, body):
    write(where, 'docgen.project', '')
    units(project, where, 0)
    return write(where, name + '.plan', SINGLE.replace('{body}', body))


def of_pages(project, where, n):
    return single(project, where, f'trang-{n}', '\n\n'.join(
        PARAGRAPH.format(n=i) for i in range(1, n * PARAGRAPHS + 1)))


def of_rows(project, where, n):
    return single(project, where, f'dong-{n}', HEAD + '\n'.join(
        ROW.format(n=i) for i in range(1, n + 1)) + '\n:::')
