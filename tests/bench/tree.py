#!/usr/bin/python3
"""Trees of plans to build: provinces with a plan each, and below it as many communes'
plans, each a file of its own; and one plan that makes as many documents itself.

    tree.py plans|units NUMBER FOLDER      makes one to try by hand

Documents are of two pages, so that ten thousand are made soon enough: a build of which
nothing changed costs the same for long ones."""
import os
import sys

import plans

PARENTS = 10            # of a tree; its plans are shared out among them
COMMUNES = 100          # in the table of units of each parent

PARENT = '''---
template: dang/ke-hoach
unit: tu-son-ha
number: {number}
date: 2026-06-05
units: don-vi.csv
title: nâng cao chất lượng thiết chế văn hóa cơ sở, phần {number}
var.nam: 2026
---

Ban Thường vụ Tỉnh ủy ban hành Kế hoạch với các nội dung sau:

# Mục đích, yêu cầu {#muc-dich}

{body}

# Nhiệm vụ {#nhiem-vu}

Từng xã rà soát nhà văn hóa của các thôn, bản trong năm {{nam}}. {#ra-soat}

{rows}

::: recipients
- Các đảng ủy xã, phường
- Lưu Văn phòng Tỉnh ủy
:::

::: signature #ky
authority: T/M BAN THƯỜNG VỤ
position: PHÓ BÍ THƯ
name: Nguyễn Văn A
:::
'''

CHILD = '''---
extends: tren.plan
{whose}
number: 3
date: 2026-06-25
title: thực hiện Kế hoạch số {number}-KH/TU trên địa bàn xã
---

::: replace #ra-soat
{{unit.tên}} rà soát nhà văn hóa của {{unit.số-thôn-bản}} thôn, bản trong năm {{nam}}.
:::

::: append #muc-dich
Việc số {n} của xã có người chịu trách nhiệm và thời hạn hoàn thành.
::: /append

::: edit #ky
chức vụ: BÍ THƯ
:::
'''


def fill(text, **words):
    for name, word in words.items():
        text = text.replace('{' + name + '}', str(word))
    return text


def parent(project, where, number, communes):
    plans.units(project, where, communes)
    return plans.write(where, 'tren.plan', fill(
        PARENT, number=number, body='\n\n'.join(plans.PARAGRAPH.format(n=i) for i in range(1, 8)),
        rows=plans.HEAD + '\n'.join(plans.ROW.format(n=i) for i in range(1, 6)) + '\n:::'))


def many(project, where, n, parents=PARENTS):
    """n plans with a document each, the parents among them.  (a parent, a leaf)"""
    os.makedirs(where, exist_ok=True)
    plans.write(where, 'docgen.project', '')
    for p in range(parents):
        place = os.path.join(where, f'tinh-{p}')
        os.makedirs(place, exist_ok=True)
        # Names of outputs differ throughout the tree.
        above = parent(project, place, p + 1, COMMUNES)
        text = plans.read(above).replace('units:', f'output: tren-{p}\nunits:')
        plans.write(place, 'tren.plan', text)
        for i in range(n // parents - 1):
            leaf = plans.write(place, f'xa-{p}-{i:05d}.plan', fill(
                CHILD, whose=f'unit: x{i % COMMUNES:05d}', number=p + 1, n=i))
    return above, leaf


def one(project, where, n):
    """A plan that makes n documents.  (its path, a plan that refines the first of them)"""
    os.makedirs(where, exist_ok=True)
    plans.write(where, 'docgen.project', '')
    parent(project, where, 1, n)
    return plans.write(where, 'xa.plan', fill(
        CHILD, whose='for-each: cấp=xa thuộc=tu-son-ha', number=1, n='{{unit.id}}'))


def main():
    kind, n, where = sys.argv[1:]
    {'plans': many, 'units': one}[kind](plans.PROJECT, where, int(n))


if __name__ == '__main__':
    main()
