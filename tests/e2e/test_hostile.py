#!/usr/bin/python3
"""Bad input: a clear message, no output file, under 2 s of a processor and 200 MB each."""
import os
import random
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import picture
from tap import CLOSING, DOCGEN, UNITS, case, equal, folder, holds, main, plan_text, write_plan

SECONDS, MEGABYTES = 2, 200
# Sanitizers slow a program down and keep freed memory: same cases, wider bounds.
if 'san' in os.path.basename(os.path.dirname(DOCGEN)):
    SECONDS, MEGABYTES = 40, 3000


def run(*arguments, cwd):
    """(status, messages); the bounds are held."""
    child = subprocess.Popen([DOCGEN, '--lang', 'en', *arguments], cwd=cwd,
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE)
    said = []
    reader = threading.Thread(target=lambda: said.append(child.stderr.read()))
    killer = threading.Timer(60, child.kill)
    reader.start()
    killer.start()
    _, status, usage = os.wait4(child.pid, 0)
    killer.cancel()
    reader.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    holds(seconds < SECONDS, f'took {seconds:.1f} s')
    holds(megabytes < MEGABYTES, f'took {megabytes:.0f} MB')
    return child.returncode, said[0].decode('utf-8', 'replace')


def refused(text, code, status=1, name='thu.plan'):
    """Compiling text gives that status, a message with that code, and no file."""
    with folder() as where:
        with open(os.path.join(where, 'don-vi.csv'), 'w', encoding='utf-8') as f:
            f.write(UNITS)
        with open(os.path.join(where, name), 'wb') as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        got, said = run('-o', 'out', name, cwd=where)
        equal(got, status, said[:600])
        holds(f'[{code}]' in said, f'no [{code}] in: {said[:600]}')
        made = os.listdir(os.path.join(where, 'out')) if os.path.isdir(os.path.join(where, 'out')) else []
        equal(made, [])
        return said


def survives(text):
    """Whatever it is, it ends in time with a status of its own."""
    with folder() as where:
        with open(os.path.join(where, 'don-vi.csv'), 'w', encoding='utf-8') as f:
            f.write(UNITS)
        with open(os.path.join(where, 'thu.plan'), 'wb') as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        got, said = run('-o', 'out', 'thu.plan', cwd=where)
        holds(got in (0, 1, 3), f'status {got}: {said[-600:]}')
        out = os.path.join(where, 'out')
        made = sorted(os.listdir(out)) if os.path.isdir(out) else []
        equal(made, [] if got else ['thu.docx', 'thu.pdf'], said[:300])
        holds(got == 0 or 'error: ' in said, 'a message says why')
        return got, said


@case
def unknown_key():
    said = refused(plan_text('Chữ.\n', more='titel: x\n'), 'key-unknown')
    holds('thu.plan:8:1: error:' in said and 'title' in said, said)


@case
def unknown_block():
    refused(plan_text('::: tabel\n| a |\n|---|\n:::\n'), 'block-unknown')


@case
def unclosed_block():
    refused(plan_text('Chữ.\n') + '\n::: annex title="Biểu"\nChữ.\n', 'block-unclosed')


@case
def duplicate_id():
    said = refused(plan_text('Một. {#a}\n\nHai. {#a}\n'), 'id-repeated')
    holds('note:' in said, 'both places: ' + said)


@case
def invalid_utf_8():
    refused(plan_text('Chữ.\n').encode() + b'\xff\xfe\n', 'utf8-invalid')


@case
def missing_template():
    refused(plan_text('Chữ.\n').replace('dang/ke-hoach', 'dang/ke-hoac'), 'template-absent')


@case
def missing_glyph():
    said = refused(plan_text('Chữ 漢 ở đây.\n'), 'missing-glyph')
    holds('U+6F22' in said and 'thu.plan:10:5' in said, said)


@case
def ten_megabytes_of_random_bytes():
    got, said = survives(random.Random(7).randbytes(10 << 20))
    equal((got, '[file-too-large]' in said), (3, True), said[:300])


@case
def ten_megabytes_of_good_text():
    got, said = survives(plan_text('Đoạn văn có nghĩa.\n\n' * 500000))
    equal((got, '[file-too-large]' in said), (3, True), said[:300])


@case
def random_bytes_within_the_size_limit():
    got, said = survives(random.Random(8).randbytes(3 << 20))
    equal(got, 1, said[:300])


@case
def ten_thousand_nested_list_levels():
    body = ''.join('  ' * i + '- mục\n' for i in range(1000))
    survives(plan_text(body))
    body = ''.join(' ' * i + '- mục\n' for i in range(2, 3000))
    survives(plan_text(body))
    marks = ['- ', '+ ', '1. ', 'a) ', '(1) ']
    survives(plan_text(''.join(' ' * (i % 50) + marks[i % 5] + 'mục\n' for i in range(10000))))


@case
def nested_blocks():
    survives(plan_text('::: when unit.cấp = tinh\n' * 10000))


@case
def marks_without_end():
    for mark in ('*', '**', '{{', '[@', '[^', '{#', '|', '\\', '“', '::: ', '(', '%%', '`'):
        survives(plan_text(mark * (200000 // len(mark)) + '\n'))
        survives(plan_text((mark + ' ') * 50000 + '\n'))
        survives(plan_text((mark + '\n') * 20000))


@case
def variables_that_grow():
    more = 'var.a0: {{#}}\n'.replace('{{#}}', 'chữ ' * 20)
    for i in range(1, 40):
        more += f'var.a{i}: ' + '{{a%d}}' % (i - 1) * 10 + '\n'
    refused(plan_text('{{a39}}\n', more=more), 'expansion-limit')


@case
def variables_in_a_circle():
    refused(plan_text('{{a}}\n', more='var.a: {{b}}\nvar.b: {{a}}\n'), 'variable-cycle')


@case
def a_wide_table():
    row = '|' + ' x |' * 500 + '\n'
    survives(plan_text(row + '|' + '---|' * 500 + '\n' + row))


@case
def a_long_table():
    survives(plan_text('| a | b |\n|---|---|\n' + '| một | hai |\n' * 3000))


@case
def a_file_that_is_not_there():
    with folder() as where:
        got, said = run('-o', 'out', 'khong-co.plan', cwd=where)
        equal(got, 3)
        holds('khong-co.plan' in said and '[file-absent]' in said, said)


@case
def units_that_vanish():
    with folder() as where:
        write_plan(where, 'Chữ.\n')
        os.unlink(os.path.join(where, 'don-vi.csv'))
        got, said = run('-o', 'out', 'thu.plan', cwd=where)
        equal(got, 3, said)
        holds('don-vi.csv' in said and not os.path.exists(os.path.join(where, 'out/thu.docx')), said)


@case
def a_folder_that_cannot_be_written():
    with folder() as where:
        write_plan(where, 'Chữ.\n')
        with open(os.path.join(where, 'out'), 'w'):
            pass
        got, said = run('-o', 'out', 'thu.plan', cwd=where)
        equal(got, 3, said)
        holds('out' in said and '[output-in-the-way]' in said, said)


@case
def a_path_out_of_the_project():
    refused(plan_text('Chữ.\n').replace('units: don-vi.csv', 'units: ../../../etc/passwd'),
            'path-outside')


@case
def a_device_and_a_folder_instead_of_a_plan():
    with folder() as where:
        for name in ('/dev/zero', where):
            got, said = run('-o', 'out', name, cwd=where)
            equal(got, 3, said)


@case
def a_units_table_of_a_hundred_thousand_rows():
    with folder() as where:
        write_plan(where, 'Chữ.\n')
        with open(os.path.join(where, 'don-vi.csv'), 'a', encoding='utf-8') as f:
            for i in range(100000):
                f.write(f'u{i},Đơn vị {i},xa,son-ha,,,\n')
        got, said = run('-o', 'out', 'thu.plan', cwd=where)
        equal(got, 0, said)


@case
def a_hundred_thousand_names_half_of_them_old():
    """They are found in a list that is sorted once."""
    head = ('---\nextends: tren.plan\nunit: ban-lenh\nnumber: 3\ndate: 2026-06-05\n'
            'title: thực hiện\n---\n\n')
    with folder() as where:
        write_plan(where, ''.join(f'a {{#n{i} was=o{i}}}\n\n' for i in range(50000)), name='tren.plan')
        for name, code in (('o', None), ('x', 'target-absent')):
            with open(os.path.join(where, 'duoi.plan'), 'w', encoding='utf-8') as f:
                f.write(head + ''.join(f'::: remove #{name}{i * 12}\nĐã có.\n:::\n\n' for i in range(4096)))
            got, said = run('--dump=tree', 'duoi.plan', cwd=where)
            equal((got, '[target-absent]' in said), (1, True) if code else (0, False), said[:300])


def with_picture(data, field='picture'):
    """(status, messages) of a plan whose signer has the picture with these bytes."""
    with folder() as where:
        closing = CLOSING.replace('name: Nguyễn', f'{field}: ky.png\nname: Nguyễn')
        write_plan(where, 'Chữ.\n', closing=closing)
        with open(os.path.join(where, 'ky.png'), 'wb') as f:
            f.write(data)
        got, said = run('-o', 'out', 'thu.plan', cwd=where)
        out = os.path.join(where, 'out')
        equal(sorted(os.listdir(out)) if os.path.isdir(out) else [],
              [] if got else ['thu.docx', 'thu.pdf'], said[:300])
        return got, said


@case
def a_picture_that_is_none():
    good = picture.png(531, 213)
    empty = picture.SIGNATURE + picture.header(0, 213) + picture.chunk(b'IDAT') + picture.chunk(b'IEND')
    for data, code in (
            (b'', 'picture-not-png'), (b'GIF89a', 'picture-not-png'), (good[1:], 'picture-not-png'),
            (good[:20], 'picture-broken'), (good[:-40], 'picture-broken'), (empty, 'picture-broken'),
            (good.replace(picture.header(531, 213), picture.header(531, 213)[:-1] + b'x'), 'picture-broken'),
            (good[:-20] + b'y' + good[-19:], 'picture-broken'),
            (picture.png(531, 213, b'', extra=picture.chunk(b'IDAT', b'x')), 'picture-broken'),
            (picture.png(9000, 2300, size=picture.density(90000)), 'picture-too-many-pixels'),
            (picture.png(20001, 1), 'picture-too-many-pixels'),
            (picture.SIGNATURE + picture.header(1 << 30, 1 << 30) + picture.chunk(b'IDAT', b'x')
             + picture.chunk(b'IEND'), 'picture-'),
            (picture.png(531, 213, size=picture.density(1)), 'picture-size-wrong'),
            (picture.png(531, 213, size=picture.density((1 << 32) - 1)), 'picture-size-wrong')):
        for field in ('picture', 'seal'):
            got, said = with_picture(data, field)
            equal(got, 1, f'{code}: {said[:300]}')
            holds(f'[{code}' in said and 'thu.plan:20:' in said, f'{code}: {said[:300]}')


@case
def a_picture_with_a_chunk_of_two_gigabytes():
    """It says so; a hundred bytes are there."""
    for name in (b'zTXt', b'PLTE', b'iCCP', b'abCd'):
        for more in (b'', b'x', bytes(60)):
            chunk = b'\x7f\xff\xff\xff' + name + more
            got, said = with_picture(picture.SIGNATURE + picture.header(531, 213) + chunk)
            equal((got, '[picture-broken]' in said), (1, True), said[:300])


@case
def a_picture_of_nine_megabytes():
    got, said = with_picture(picture.png(531, 213) + bytes(9 << 20))
    equal((got, '[file-too-large]' in said), (3, True), said[:300])


@case
def a_large_picture_in_a_small_file():
    got, said = with_picture(picture.png(4400, 4400, size=picture.density(100000)))
    equal(got, 0, said[:300])


@case
def a_picture_that_hides_its_size():
    for size in (b'', picture.density(unit=0), picture.density(crc=1), picture.density(0, 0)):
        got, said = with_picture(picture.png(531, 213, size=size))
        equal((got, '[picture-size-unknown]' in said), (0, True), said[:300])


@case
def pictures_of_every_kind():
    for kind, depth, pixel in ((picture.GREY, 8, b'\x80'), (picture.GREY, 16, b'\x80\0'),
                               (picture.RGB, 8, b'\1\2\3'), (picture.RGB, 16, b'\1\2\3\4\5\6'),
                               (picture.GREY_ALPHA, 8, b'\1\2'), (picture.RGBA, 16, b'\1\2\3\4\5\6\7\x08'),
                               (picture.PALETTE, 8, b'\1')):
        extra = picture.chunk(b'PLTE', bytes(6)) if kind == picture.PALETTE else b''
        for interlaced in (0, 1):
            got, said = with_picture(picture.png(531, 213, pixel, kind, depth, extra=extra,
                                                 interlaced=interlaced))
            equal((got, said), (0, ''), f'{kind}, {depth} bits')


@case
def random_bytes_behind_a_good_start():
    random_bytes = random.Random(9)
    good = picture.png(120, 60)
    for i in range(60):
        data = bytearray(good)
        for _ in range(3):
            data[random_bytes.randrange(8, len(data))] = random_bytes.randrange(256)
        got, said = with_picture(bytes(data))
        holds(got in (0, 1), f'status {got}: {said[:300]}')


@case
def many_signers_with_pictures():
    with folder() as where:
        signers = ''.join(f'position: TRƯỞNG BAN\npicture: {"./" * (i % 50)}ky.png\nseal: ky.png\n'
                          f'name: Nguyễn Văn {i}\n\n' for i in range(1000))
        write_plan(where, 'Chữ.\n', closing='\n::: signature\n' + signers + ':::\n'
                   '\n::: recipients\n- Lưu Văn phòng\n:::\n')
        with open(os.path.join(where, 'ky.png'), 'wb') as f:
            f.write(picture.png(531, 213))
        got, said = run('-o', 'out', 'thu.plan', cwd=where)
        equal(got, 0, said[:600])


main()
