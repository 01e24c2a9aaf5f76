#!/usr/bin/python3
"""Mass generation: one plan, a document for every unit that it names."""
import os
import re
import resource
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, PROJECT, case, docgen, equal, folder, holds, main

# Rows as the national list of units has them since July 2025; the rest is made up.
LISTED = '''tinh\t01\t\tThành phố\tHà Nội\tThành phố Hà Nội
tinh\t04\t\tTỉnh\tCao Bằng\tTỉnh Cao Bằng
xa\t00004\t01\tPhường\tBa Đình\tPhường Ba Đình
xa\t00008\t01\tPhường\tNgọc Hà\tPhường Ngọc Hà
xa\t00025\t01\tPhường\tGiảng Võ\tPhường Giảng Võ
xa\t00070\t01\tPhường\tHoàn Kiếm\tPhường Hoàn Kiếm
xa\t00226\t01\tPhường\tVăn Miếu - Quốc Tử Giám\tPhường Văn Miếu - Quốc Tử Giám
xa\t01273\t04\tPhường\tThục Phán\tPhường Thục Phán
'''
HEAD = 'level\tcode\tparent\ttype\tname\tfull_name\n'


def rows(n, parent='04'):
    return ''.join(f'xa\tx-{i}\t{parent}\tXã\tNậm Sao {i}\tXã Nậm Sao {i}\n' for i in range(n))


PATTERNS = '''unit.tiêu-đề: ĐẢNG BỘ {{unit.thuộc.full_name:upper}} / ĐẢNG ỦY {{unit.full_name:upper}}
unit.ký-hiệu: ĐU
unit.địa-danh: {{unit.name}}
unit.cấp-ủy: Đảng ủy {{unit.full_name}}
decider: Ban Thường vụ {{unit.cấp-ủy}}
'''
BODY = '''{{unit.cấp-ủy}} thực hiện [@nq04][^a] như sau, theo {{chung}}.

[^a]: Ban hành kèm theo; {{unit.name}}.

# Mục tiêu {#muc-tieu}

1. Một. {#mot}
2. Hai, như {{#mot}}.

::: when unit.thuộc.tên = Hà Nội
Chỉ ở Hà Nội.
:::

## Kinh phí

Cần {{kp.tong:words}}.

::: budget #kp unit="triệu đồng"
| id | nguồn | số tiền |
|---|---|--:|
| a | Ngân sách {{unit.name}} | 10 |
| =tong | Cộng | |
:::

::: tasks #pc
| id | việc | chủ trì |
|---|---|---|
| a | Rà soát tại {{unit.name}} | 01 |
:::

::: annex #pl title="Danh sách của {{unit.full_name}}"
Nội dung {{#pl}}, lại theo [@nq04].
:::

::: recipients
- Thường trực {{chung}}
- Lưu
:::

::: signature
thay mặt: T/M BAN THƯỜNG VỤ
chức vụ: BÍ THƯ
họ tên: Nguyễn Văn A
:::
'''
CITES = '@nq04\nloại: Nghị quyết\nsố: 04-NQ/TU\nngày: 2026-01-17\ncơ quan: Tỉnh ủy\ntên: về văn hóa\n'


def write(where, name, text):
    path = os.path.join(where, name)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)
    return path


def plan(where, header, body=BODY, name='thu.plan', table=LISTED):
    """A plan with patterns, its units and citations."""
    write(where, 'don-vi.tsv', HEAD + table)
    write(where, 'trich-dan.cites', CITES)
    return write(where, name, '---\ntemplate: dang/ke-hoach\nnumber: 7\ndate: 2026-03-12\n'
                 'units: don-vi.tsv\ncites: trich-dan.cites\nvar.chung: Đảng ủy {{unit.thuộc.full_name}}\n'
                 f'title: việc của {{{{unit.cấp-ủy}}}}\n{PATTERNS}{header}---\n\n{body}')


def text_of(pdf):
    out = subprocess.run(['pdftotext', '-layout', pdf, '-'], stdout=subprocess.PIPE, check=True)
    return out.stdout.decode()


def read(path):
    with open(path, 'rb') as f:
        return f.read()


@case
def every_unit_has_its_document():
    with folder() as where:
        out = os.path.join(where, 'out')
        done = docgen(plan(where, 'for-each: cấp=xa\n', table=LISTED + rows(36)), '-o', out)
        equal((done.status, done.out, done.err), (0, '', ''))
        ids = re.findall(r'^xa\t(\S+)', LISTED + rows(36), re.M)
        equal(len(ids), 42)
        equal(sorted(os.listdir(out)),
              sorted(f'thu-{i}.{kind}' for i in ids for kind in ('docx', 'pdf')))
        text = text_of(os.path.join(out, 'thu-x-35.pdf'))
        for words in ('ĐẢNG BỘ TỈNH CAO BẰNG', 'ĐẢNG ỦY XÃ NẬM SAO 35', 'Số 07-KH/ĐU',
                      'Nậm Sao 35, ngày 12 tháng 3 năm 2026', 'việc của Đảng ủy Xã Nậm Sao 35',
                      'Ngân sách Nậm Sao 35', 'theo Đảng ủy Tỉnh Cao Bằng', 'Danh sách của'.upper(),
                      'của Ban Thường vụ Đảng ủy Xã Nậm Sao 35'):
            holds(words in re.sub(r'\s+', ' ', text), words + '\n' + text)
        holds('Chỉ ở Hà Nội' not in text, text)
        text = text_of(os.path.join(out, 'thu-00226.pdf'))
        for words in ('ĐẢNG BỘ THÀNH PHỐ HÀ NỘI', 'ĐẢNG ỦY PHƯỜNG\n', 'VĂN MIẾU - QUỐC TỬ GIÁM',
                      'Chỉ ở Hà Nội'):
            holds(words in text, words + '\n' + text)
        equal(text.count('Nậm Sao'), 0)


@case
def each_document_is_the_one_that_its_unit_alone_would_get():
    """Nothing of one unit's document is left in the next one's."""
    with folder() as where:
        out, one = os.path.join(where, 'out'), os.path.join(where, 'one')
        equal(docgen(plan(where, 'for-each: cấp=xa\n'), '-o', out).status, 0)
        for unit in re.findall(r'^xa\t(\S+)', LISTED, re.M):
            alone = plan(where, f'unit: {unit}\noutput: thu-{unit}\n')
            equal(docgen(alone, '-o', one).status, 0)
            for kind in ('docx', 'pdf'):
                name = f'thu-{unit}.{kind}'
                holds(read(os.path.join(out, name)) == read(os.path.join(one, name)), name)


@case
def what_was_made_before_changes_nothing():
    """A worker keeps what it worked out: documents made after one another, in both orders, and
    each again, are those made alone.  Their lines end at the same and at other places."""
    with folder() as where:
        body = BODY + '\n\n'.join(
            f'{n}. {{{{unit.name}}}} ' + ('thực hiện **nghiêm túc** từng *việc được giao*, đúng hạn; ' * (n % 7 + 1))
            for n in range(1, 40)) + '\n\n::: tasks #pc2\n| id | việc | chủ trì |\n|---|---|---|\n' + ''.join(
                f'| b{n} | Rà soát {{{{unit.name}}}} lần {n} | 01 |\n' for n in range(30)) + ':::\n'
        units = re.findall(r'^xa\t(\S+)', LISTED, re.M)
        for order, ids in enumerate((units, units[::-1], units + units[:2])):
            plans = []
            for i, unit in enumerate(ids):
                plans.append(plan(where, f'unit: {unit}\noutput: thu-{i}\n', body, name=f'thu-{order}-{i}.plan'))
            out = os.path.join(where, f'out-{order}')
            equal(docgen(*plans, '-o', out).status, 0)
            for i, unit in enumerate(ids):
                if order == 0:
                    equal(docgen(plans[i], '-o', os.path.join(where, 'alone')).status, 0)
                first = units.index(unit)
                for kind in ('docx', 'pdf'):
                    holds(read(os.path.join(out, f'thu-{i}.{kind}'))
                          == read(os.path.join(where, 'alone', f'thu-{first}.{kind}')), f'{order} {unit} {kind}')


@case
def conditions_choose():
    for conditions, ids in (('thuộc=01', '00004 00008 00025 00070 00226'),
                            ('thuộc=01 name!="Ba Đình" tên!="Ngọc Hà"', '00025 00070 00226'),
                            ('level=tinh', '01 04'), ('thuộc=', '01 04'),
                            ('thuộc.type=Tỉnh', '01273'), ('cấp-ủy="Đảng ủy Phường Ba Đình"', '00004')):
        with folder() as where:
            out = os.path.join(where, 'out')
            path = plan(where, f'for-each: {conditions}\nvar.x: y\n', name='a.plan')
            text = open(path, encoding='utf-8').read()
            # A province is under nothing: its letterhead is its own.
            write(where, 'a.plan', text.replace('{{unit.thuộc.full_name:upper}}', 'X')
                  .replace('{{unit.thuộc.full_name}}', 'X'))
            done = docgen(path, '--to', 'pdf', '-o', out)
            equal(done.status, 0, done.err)
            equal(sorted(os.listdir(out)), [f'a-{i}.pdf' for i in ids.split()], conditions)


@case
def one_unit_may_be_asked_for():
    with folder() as where:
        out, path = os.path.join(where, 'out'), plan(where, 'for-each: cấp=xa\n')
        equal(docgen(path, '-o', out, '--unit', '00025').status, 0)
        equal(sorted(os.listdir(out)), ['thu-00025.docx', 'thu-00025.pdf'])
        done = docgen(path, '-o', os.path.join(where, 'no'), '--unit=00026', '--lang=en')
        equal(done.status, 1)
        holds('[unit-not-made]' in done.err and 'did you mean “00025”' in done.err, done.err)
        holds(not os.path.exists(os.path.join(where, 'no')), 'nothing was written')
        single = plan(where, 'unit: 00004\n')
        equal(docgen(single, '-o', out, '--unit', '00004').status, 0)
        equal(docgen(single, '-o', out, '--unit', '00008').status, 1)
        holds('unit 00008\n' in docgen(plan(where, 'for-each: cấp=xa\n'), '--dump=tree').out, 'dump')


@case
def a_unit_with_a_mistake_leaves_the_others():
    with folder() as where:
        out = os.path.join(where, 'out')
        body = BODY.replace('# Mục tiêu', '::: when unit.name = Ngọc Hà\nCó {{khong-co}}.\n:::\n\n# Mục tiêu')
        done = docgen(plan(where, 'for-each: cấp=xa\n', body), '-o', out, '--lang=en')
        equal(done.status, 1)
        equal(done.err.count('[variable-undefined]'), 1)
        holds('in the document of the unit “00008” (Phường Ngọc Hà)' in done.err, done.err)
        holds('1 of 6 documents were not made, for: 00008 [each-failed]' in done.err, done.err)
        equal(len(os.listdir(out)), 10)
        holds('thu-00008.pdf' not in os.listdir(out), 'nothing of it')


def tiny_disk():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


@case
def a_full_disk_ends_it():
    with folder() as where:
        path = plan(where, 'for-each: cấp=xa\n', table=LISTED + rows(100))
        done = subprocess.run([DOCGEN, '--lang=en', path, '-o', os.path.join(where, 'out')],
                              preexec_fn=tiny_disk, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        said = done.stderr.decode()
        equal(done.returncode, 3, said)
        holds('106 of 106 documents were not made' in said, said)
        equal(said.count('[output-disk-full]'), 8, said)
        equal(os.listdir(os.path.join(where, 'out')), [])


@case
def shared_mistakes_are_told_once_and_write_nothing():
    with folder() as where:
        out = os.path.join(where, 'out')
        done = docgen(plan(where, 'for-each: cấp=xa\nlạ: 1\n', table=LISTED + rows(100)), '-o', out,
                      '--lang=en')
        equal(done.status, 1)
        equal(done.err.count('error:'), 1, done.err)
        holds(not os.path.exists(out), 'nothing was written')


@case
def names_differ_as_disks_compare():
    with folder() as where:
        out = os.path.join(where, 'out')
        header = 'for-each: cấp=xa\noutput: {{unit.x}}{{unit.id}}\nunit.x: {{unit.type}}\n'
        table = LISTED + 'xa\ta\t01\tB\tA\tA\nxa\tba\t01\t\tA\tA\n'
        done = docgen(plan(where, header, table=table), '-o', out, '--lang=en')
        equal(done.status, 1)
        holds('[output-same]' in done.err and '“a” and “ba”' in done.err, done.err)
        holds(not os.path.exists(out), 'nothing was written')


@case
def two_plans_may_not_meet():
    with folder() as where:
        out = os.path.join(where, 'out')
        each = plan(where, 'for-each: cấp=xa\n')
        one = plan(where, 'unit: 00004\noutput: THU-00004\n', name='b.plan')
        done = docgen(each, one, '-o', out, '--lang=en')
        equal(done.status, 2)
        equal(done.err.count('[output-twice]'), 1, done.err)
        done = docgen(each, each, '-o', out, '--lang=en')
        equal((done.status, done.err.count('[plan-twice]')), (2, 1), done.err)
        holds(not os.path.exists(out), 'nothing was written')
        one = plan(where, 'unit: 00004\n', name='b.plan')
        equal(docgen(each, one, '-o', out).status, 0)
        equal(len(os.listdir(out)), 14)


def measured(path, out):
    """(seconds, megabytes) of a run that must go well."""
    begin = time.monotonic()
    run = subprocess.Popen([DOCGEN, path, '-o', out], stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    equal(run.returncode, 0)
    return time.monotonic() - begin, usage.ru_maxrss / 1024


# Megabytes that a worker keeps at the most (base/limits.h).
KEPT = sum(int(n) for n in re.findall(r'_KEPT\s+\((\d+)u << 20\)', read(
    os.path.join(PROJECT, 'src/base/limits.h')).decode()))


@case
def memory_is_flat_and_time_linear():
    with folder() as where:
        few = measured(plan(where, 'for-each: thuộc=04\n', table=LISTED + rows(19)),
                       os.path.join(where, 'few'))
        many = measured(plan(where, 'for-each: thuộc=04\n', table=LISTED + rows(299)),
                        os.path.join(where, 'many'))
        equal(len(os.listdir(os.path.join(where, 'many'))), 600)
        # Sanitizers keep freed memory.
        if 'san' not in os.path.basename(os.path.dirname(DOCGEN)):
            holds(many[1] < few[1] + 2 + KEPT, f'{few[1]:.1f} MB for 20, {many[1]:.1f} MB for 300')
            holds(many[0] < 15 * few[0] * 3 + 1, f'{few[0]:.2f} s for 20, {many[0]:.2f} s for 300')


@case
def large_tables_take_linear_time():
    """100,000 units, each below the one before it, and one document."""
    with folder() as where:
        table = LISTED + ''.join(f'xa\tx-{i}\t{f"x-{i - 1}" if i else "01"}\tXã\tX {i}\tXã X {i}\n'
                                 for i in range(100000))
        seconds, _ = measured(plan(where, 'for-each: name="X 99999" thuộc.thuộc.type=Xã\n', table=table),
                              os.path.join(where, 'out'))
        holds(seconds < 10, f'{seconds:.1f} s')


PROVINCE = """---
template: dang/ke-hoach
unit: 01
date: 2026-03-12
title: thử
units: xa.tsv
unit.tiêu-đề: TỈNH ỦY
unit.ký-hiệu: TU
unit.địa-danh: {{unit.name}}
---

Văn bản chung. {#a}

::: recipients
- Lưu
:::

::: signature
chức vụ: BÍ THƯ
họ tên: Nguyễn Văn A
:::
"""
EACH = '---\nextends: tinh.plan\nfor-each: cấp=xa thuộc=01\ndate: 2026-04-01\ntitle: riêng {{unit.name}}\n---\n\n'
EACH += '::: edit #a\n- chung\n+ của xã\n:::\n'
OWN = '---\nextends: xa.plan\nunit: 00004\n---\n\n::: after #a\nRiêng Ba Đình.\n:::\n'


def refined(where, own):
    for name, text in (('xa.tsv', HEAD + LISTED), ('tinh.plan', PROVINCE), ('xa.plan', EACH), ('xa-00004.plan', own)):
        with open(os.path.join(where, name), 'w', encoding='utf-8') as f:
            f.write(text)
    return [os.path.join(where, n) for n in ('xa.plan', 'xa-00004.plan')]


def tree(where, name):
    done = docgen('--dump=tree', os.path.join(where, name), '--unit', '00004')
    equal((done.status, done.err), (0, ''), name)
    return done.out


@case
def a_plan_named_for_a_unit_refines_its_document():
    with folder() as where:
        plans = refined(where, OWN)
        out = os.path.join(where, 'out')
        done = docgen('-o', out, *plans)
        equal((done.status, done.err), (0, ''))
        equal(sorted(os.listdir(out)), sorted(f'xa-{u}.{k}' for u in ('00004', '00008', '00025', '00070', '00226')
                                              for k in ('docx', 'pdf')))
        for text in ('của xã', 'Riêng Ba Đình', '“riêng ”'):
            holds(text in tree(where, 'xa-00004.plan'), text)


@case
def a_plan_named_so_that_extends_another_is_an_error():
    with folder() as where:
        plan, _ = refined(where, OWN.replace('extends: xa.plan', 'extends: tinh.plan').replace('---\n\n', 'title: x\n---\n\n', 1))
        done = docgen('--lang', 'en', '-o', os.path.join(where, 'out'), plan)
        equal(done.status, 1)
        holds('[refines-nothing]' in done.err, done.err)
        equal(len(os.listdir(os.path.join(where, 'out'))), 8)


def common_mistakes(where, how='extends: xa.plan'):
    """Of five documents two are refined; the common plan has a mistake of its text and one of each document,
    every plan that refines has one of its text."""
    refined(where, OWN)
    common = EACH + '\n::: after #a\n* gạch chung\n:::\n\n::: terms\ncụm từ không đâu -> gì\n:::\n'
    write(where, 'docgen.project', '')
    write(where, 'xa.plan', common)
    for unit in ('00004', '00025'):
        own = OWN.replace('extends: xa.plan', how).replace('00004', unit)
        write(where, f'xa-{unit}.plan', own.replace('\n:::\n', f'\n* gạch {unit}\n:::\n'))


@case
def mistakes_of_a_common_plan_are_told_once_however_many_refine_it():
    for how in ('extends: xa.plan', 'extends: ./xa.plan'):
        with folder() as where:
            common_mistakes(where, how)
            lone = docgen('--lang', 'en', '-o', 'lone', 'xa.plan', cwd=where)
            equal(lone.status, 0, lone.err)
            for words, n in (('[terms-unused]', 1), ('* gạch chung', 1), ('* gạch 00004', 1), ('* gạch 00025', 1),
                             ('in the document of the unit “00004”', 1), ('in the document of the unit', 1),
                             ('6 more messages are those above again', 1), ('warning: ', 5)):
                equal(lone.err.count(words), n, f'{how}: {words}: {lone.err}')
            for jobs in ('1', '8'):
                done = docgen('build', '--lang', 'en', '-j', jobs, '-o', f'out-{jobs}', 'xa.plan', cwd=where)
                equal((done.status, done.err), (0, lone.err), how)
            by_dot = docgen('--lang', 'en', '-o', 'lone', './xa.plan', cwd=where)
            equal((by_dot.status, by_dot.err.replace('./xa', 'xa')), (0, lone.err.replace('./xa', 'xa')))


@case
def what_is_left_alone_changes_nothing_that_is_said():
    """Only the documents that are refined have messages, the last of the others has a new name."""
    with folder() as where:
        def build(out):
            return docgen('build', '--lang', 'en', '-o', out, 'xa.plan', cwd=where)

        def stamp(unit):
            return os.stat(os.path.join(where, 'part', f'xa-{unit}.pdf')).st_mtime_ns

        common_mistakes(where)
        write(where, 'xa.plan', read(os.path.join(where, 'xa.plan')).decode().split('::: terms')[0])
        first, was = build('part'), {u: stamp(u) for u in ('00008', '00226')}
        write(where, 'xa.tsv', HEAD + LISTED.replace('Văn Miếu - Quốc Tử Giám', 'Mới'))
        part, whole = build('part'), build('whole')
        equal((part.status, part.err, whole.err), (0, first.err, first.err))
        equal([stamp(u) == was[u] for u in was], [True, False])
        holds('2 more messages are those above again' in first.err, first.err)


@case
def mistakes_of_a_plan_that_refines_all_stay():
    """Alike in two of them, at one place of each; and when warnings of the common plan stop all."""
    with folder() as where:
        common_mistakes(where)
        done = docgen('--lang', 'en', '--strict', '-o', 'out', 'xa.plan', cwd=where)
        equal((done.status, os.path.exists(os.path.join(where, 'out'))), (1, False))
        holds(done.err.count('* gạch chung') == 1 and '[strict-stopped]' in done.err, done.err)
        for unit in ('00004', '00025'):
            write(where, f'xa-{unit}.plan', OWN.replace('00004', unit).replace('Riêng', 'Riêng {{không-có}}'))
        done = docgen('--lang', 'en', '-o', 'out', 'xa.plan', cwd=where)
        equal((done.status, done.err.count('[variable-undefined]')), (1, 2), done.err)
        holds('2 of 5 documents were not made, for: 00004, 00025' in done.err, done.err)


@case
def a_plan_for_many_units_refines_no_document():
    with folder() as where:
        plan, _ = refined(where, OWN.replace('unit: 00004', 'for-each: cấp=xa'))
        done = docgen('--lang', 'en', '-o', os.path.join(where, 'out'), plan)
        equal((done.status, done.err.count('[refines-nothing]')), (1, 1), done.err)
        equal(len(os.listdir(os.path.join(where, 'out'))), 8)


@case
def a_redline_of_many_documents_asks_for_the_unit():
    with folder() as where:
        plan, _ = refined(where, OWN)
        tinh = os.path.join(where, 'tinh.plan')
        done = docgen('redline', '--lang', 'en', tinh, plan, '-o', os.path.join(where, 'x.docx'))
        holds(done.status == 1 and '[unit-not-chosen]' in done.err, done.err)
        done = docgen('redline', tinh, plan, '--unit', '00008', '-o', os.path.join(where, 'x.docx'))
        equal((done.status, done.err), (0, ''))


main()
