"""tap.py - the little that every Python test needs: cases that print TAP,
running docgen, temporary folders."""
import os
import subprocess
import sys
import tempfile
import traceback

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOCGEN = os.environ.get('DOCGEN') or os.path.join(PROJECT, 'build', 'docgen')


def _header_has(plan, key):
    with open(plan, encoding='utf-8') as f:
        return any(line.startswith(key + ':') for line in f.read().split('\n---', 1)[0].splitlines())


PLANS = sorted(os.path.join(PROJECT, 'plans', name)
               for name in os.listdir(os.path.join(PROJECT, 'plans')) if name.endswith('.plan'))
SAMPLES = [p for p in PLANS if not _header_has(p, 'for-each')]     # one document each
WHOLE = [p for p in SAMPLES if not _header_has(p, 'extends')]       # whose text is all their own

_cases = []


def case(function):
    """Marks a function as a test; its name, with spaces, is the case's name."""
    _cases.append((function.__name__.replace('_', ' '), function))
    return function


def main():
    failed = 0
    for name, function in _cases:
        try:
            function()
            print(f'ok - {name}')
        except Exception as why:                        # a failing case never stops the others
            failed += 1
            place = traceback.extract_tb(why.__traceback__)[-1]
            print(f'not ok - {name}: {place.name}:{place.lineno}: {why!s:.2000}')
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def equal(got, expected, what=''):
    if got != expected:
        raise AssertionError(f'{what}: got {got!r}, expected {expected!r}')


def near(got, expected, tolerance, what=''):
    if abs(got - expected) > tolerance:
        raise AssertionError(f'{what}: got {got:.2f}, expected {expected:.2f} ± {tolerance}')


def holds(condition, what):
    if not condition:
        raise AssertionError(what)


def folder():
    return tempfile.TemporaryDirectory(prefix='docgen-test-')


def files_of(where):
    """{name: bytes} of a folder's files."""
    result = {}
    for name in sorted(os.listdir(where)):
        with open(os.path.join(where, name), 'rb') as f:
            result[name] = f.read()
    return result


class Done:
    """What a finished command left."""
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


def run(command, cwd=None, env=None, timeout=120):
    done = subprocess.run(command, cwd=cwd or PROJECT, env=env,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=timeout)
    return Done(done.returncode, done.stdout.decode('utf-8', 'replace'),
                done.stderr.decode('utf-8', 'replace'))


def docgen(*arguments, **more):
    return run([DOCGEN, *arguments], **more)


def compiled(plan, into, *options):
    """Compiles a plan, returns (docx, pdf) paths."""
    done = docgen(plan, '-o', into, *options)
    equal(done.status, 0, done.err)
    stem = os.path.join(into, os.path.splitext(os.path.basename(plan))[0])
    return stem + '.docx', stem + '.pdf'


UNITS = ('id,tên,cấp,thuộc,tiêu đề,ký hiệu,địa danh\n'
         'son-ha,Tỉnh ủy Sơn Hà,tinh,,TỈNH ỦY SƠN HÀ,TU,Sơn Hà\n'
         'ban-lenh,Huyện ủy Bản Lềnh,huyen,son-ha,ĐẢNG BỘ TỈNH SƠN HÀ / HUYỆN ỦY BẢN LỀNH,HU,Bản Lềnh\n'
         'khoi,Đảng ủy Khối,tinh,son-ha,ĐẢNG BỘ TỈNH SƠN HÀ / ĐẢNG ỦY KHỐI CƠ QUAN TỈNH,ĐUK,'
         'Thành phố Hồ Chí Minh\n'
         'thanh-pho,Thành ủy,tinh,,ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH / ĐẢNG ỦY ỦY BAN NHÂN DÂN THÀNH PHỐ / '
         'ĐẢNG ỦY SỞ GIÁO DỤC VÀ ĐÀO TẠO / CHI BỘ VĂN PHÒNG SỞ,CB,Thành phố Hồ Chí Minh\n'
         'thanh-uy,Thành ủy Thành phố Hồ Chí Minh,tinh,,ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH,TU,Thành phố Hồ Chí Minh\n'
         'ban-to-chuc,Ban Tổ chức Tỉnh ủy,tinh,son-ha,Tỉnh ủy Sơn Hà / Ban Tổ chức,BTCTU,Sơn Hà\n'
         'uy-ban,Ủy ban nhân dân tỉnh Sơn Hà,tinh,,ỦY BAN NHÂN DÂN TỈNH SƠN HÀ,UBND,Sơn Hà\n'
         'so-vh,Sở Văn hóa tỉnh Sơn Hà,tinh,uy-ban,Ủy ban nhân dân tỉnh Sơn Hà / Sở Văn hóa,SVH,Sơn Hà\n'
         'so-tc,Sở Tài chính tỉnh Sơn Hà,tinh,uy-ban,Ủy ban nhân dân tỉnh Sơn Hà / Sở Tài chính,STC,Sơn Hà\n'
         'uy-ban-thanh-pho,Ủy ban nhân dân Thành phố Hồ Chí Minh,tinh,,ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH,'
         'UBND,Thành phố Hồ Chí Minh\n'
         'phong,Phòng Công tác học sinh,tinh,,ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH / SỞ GIÁO DỤC VÀ ĐÀO TẠO '
         'THÀNH PHỐ HỒ CHÍ MINH / TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN LÊ HỒNG PHONG / PHÒNG CÔNG TÁC HỌC SINH,'
         'P.CTHS,Thành phố Hồ Chí Minh\n')
HEADER = ('---\ntemplate: {template}\nunit: {unit}\nnumber: {number}\ndate: {date}\n'
          'units: don-vi.csv\ntitle: {title}\n{more}---\n\n')
CLOSING = ('\n::: recipients\n- Các huyện ủy, thành ủy\n- Lưu Văn phòng Tỉnh ủy\n:::\n\n'
           '::: signature\nauthority: T/M BAN THƯỜNG VỤ\nposition: PHÓ BÍ THƯ\n'
           'name: Nguyễn Văn A\n:::\n')


def plan_text(body, unit='son-ha', number='7', date='2026-06-05', title='về việc thử',
              more='', closing=CLOSING, template='dang/ke-hoach'):
    """A whole plan around a body."""
    return HEADER.format(template=template, unit=unit, number=number, date=date, title=title,
                         more=more) + body + closing


def write_plan(where, body, name='thu.plan', **header):
    """Writes a plan and its units table, returns the plan's path."""
    with open(os.path.join(where, 'don-vi.csv'), 'w', encoding='utf-8') as f:
        f.write(UNITS)
    path = os.path.join(where, name)
    with open(path, 'w', encoding='utf-8', newline='') as f:
        f.write(plan_text(body, **header))
    return path
