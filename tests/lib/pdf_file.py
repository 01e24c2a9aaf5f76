"""pdf_file.py - a strict reader of PDF files (ISO 32000-1, 7): bytes to objects.

What a file breaks on the way is kept in File.problems as (rule, place, message),
the rules named as pdf_conform knows them; reading goes on as far as it can.

PDF becomes Python: numbers are int and float, strings bytes, names Name (a str),
arrays lists, dictionaries dicts, references Ref, streams Stream, null None.
"""
import re
import zlib
from collections import namedtuple

Ref = namedtuple('Ref', 'num gen')


class Name(str):
    """A name without its solidus, #xx undone, one character a byte."""
    __slots__ = ()


class Broken(Exception):
    """Something cannot be read any further."""
    rule = '6.1.1'


class Unread(Broken):
    """It may be right, but is beyond this reader."""
    rule = 'unread'


class Stream:
    """A stream: its dictionary and its bytes as they stand in the file.  One that
    cannot be decoded counts as empty, and among the file's problems."""
    def __init__(self, entries, raw, file, num):
        self.dict, self.raw, self.file, self.num = entries, raw, file, num
        self._data = None

    def filters(self):
        """The (filter, parameters) pairs in the order they are undone."""
        names = list(map(self.file.get, self.file.list(self.dict.get('Filter'))))
        parms = self.file.list(self.dict.get('DecodeParms'))
        return [(name, self.file.get(parms[i]) if i < len(parms) else None)
                for i, name in enumerate(names)]

    @property
    def data(self):
        """The decoded bytes; a picture's own coding (DCT, JPX) is left alone."""
        if self._data is None:
            self._data = self.raw
            for name, parms in self.filters():
                try:
                    self._data = undo(name, parms or {}, self._data)
                except Broken as why:
                    self.file.problem(why.rule, str(why), f'object {self.num}')
                    self._data = b''
        return self._data


SPACE = b'\0\t\n\x0c\r '
TOKEN = re.compile(
    rb'(?:[\0\t\n\x0c\r ]+|%[^\r\n]*)*(?:'
    rb'(?P<int>[+-]?\d+)(?=[\0\t\n\x0c\r ()<>\[\]{}/%]|\Z)'
    rb'|/(?P<name>[^\0\t\n\x0c\r ()<>\[\]{}/%]*)'
    rb'|(?P<real>[+-]?(?:\d+\.\d*|\.\d+))(?=[\0\t\n\x0c\r ()<>\[\]{}/%]|\Z)'
    rb'|(?P<open><<|\[)|(?P<close>>>|\])'
    rb'|<(?P<hex>[^<>]*)>'
    rb'|(?P<string>\()'
    rb'|(?P<word>[^\0\t\n\x0c\r ()<>\[\]{}/%]+)'
    rb'|(?P<end>\Z))')
IN_STRING = re.compile(rb'[^()\\\r]+|\\(?:[0-7]{1,3}|\r\n|[\s\S])|\r\n?|[()]')
ESCAPES = {b'n': b'\n', b'r': b'\r', b't': b'\t', b'b': b'\b', b'f': b'\x0c',
           b'(': b'(', b')': b')', b'\\': b'\\', b'\n': b'', b'\r': b'', b'\r\n': b''}
CONSTANTS = {b'true': True, b'false': False, b'null': None}


class Reader:
    """Reads objects out of bytes; problem(rule, message) hears of what is wrong."""
    def __init__(self, data, problem):
        self.data, self.problem, self.names = data, problem, {}

    def until_word(self, at):
        """(objects, word, the word's place, place behind it): what stands before
        the next word that is no object.  word is None at the end."""
        match, items, open_, made = TOKEN.match, [], [], self.names
        data = self.data
        while True:
            m = match(data, at)
            if m is None:
                self.problem('6.1.1', f'no token at byte {at}')
                return items, None, at, at
            at, kind = m.end(), m.lastgroup
            if kind == 'int':
                value = int(m['int'])
                if not -2147483648 <= value <= 2147483647:
                    self.problem('6.1.13-1', f'the number {value}')
                items.append(value)
            elif kind == 'name':
                name = made.get(m['name'])
                if name is None:
                    name = made[m['name']] = self.name(m['name'])
                items.append(name)
            elif kind == 'real':
                items.append(self.real(m['real']))
            elif kind == 'hex':
                items.append(self.hex(m['hex']))
            elif kind == 'string':
                value, at = self.string(at)
                items.append(value)
            elif kind == 'open':
                open_.append((m['open'], items))
                items = []
            elif kind == 'close':
                items = self.close(m['close'], open_, items)
            elif kind == 'end':
                if open_:
                    self.problem('6.1.1', 'an array or dictionary is not closed')
                return items, None, at, at
            elif m['word'] in CONSTANTS:
                items.append(CONSTANTS[m['word']])
            elif m['word'] == b'R' and len(items) > 1 and type(items[-1]) is int and type(items[-2]) is int:
                gen = items.pop()
                items[-1] = Ref(items[-1], gen)
            elif open_:
                self.problem('6.1.1', f'the word {m["word"]!r:.40} inside an object')
                return items, None, at, at
            else:
                return items, m['word'], m.start('word'), at

    def close(self, sign, open_, items):
        if not open_ or (open_[-1][0] == b'[') != (sign == b']'):
            self.problem('6.1.1', f'{sign.decode()} closes nothing')
            return items
        outer = open_.pop()[1]
        outer.append(items if sign == b']' else self.dict(items))
        return outer

    def dict(self, items):
        entries = {}
        if len(items) % 2:
            self.problem('6.1.1', 'a dictionary has a key without a value')
        for key, value in zip(items[::2], items[1::2]):
            if type(key) is not Name:
                self.problem('6.1.1', f'the key {key!r:.40} is no name')
            elif key in entries:
                self.problem('6.1.1', f'the key {key} stands twice in a dictionary')
            else:
                entries[key] = value
        return entries

    def name(self, raw):
        text = re.sub(rb'#([0-9A-Fa-f]{2})', lambda m: bytes([int(m[1], 16)]), raw)
        if len(text) > 127:
            self.problem('6.1.13-4', f'a name of {len(text)} bytes')
        if b'\0' in text or re.search(rb'#(?![0-9A-Fa-f]{2})', raw):
            self.problem('6.1.1', f'the name {raw!r:.60}')
        return Name(text.decode('latin-1'))

    def real(self, raw):
        value = float(raw)
        if abs(value) > 3.403e38:
            self.problem('6.1.13-2', f'the number {raw!r:.50}')
        if value != 0 and abs(value) < 1.175e-38:
            self.problem('6.1.13-5', f'the number {raw!r:.50}')
        return value

    def hex(self, raw):
        try:
            value = bytes.fromhex(raw.decode('ascii'))      # leaves spaces out itself
        except ValueError:
            digits = re.sub(rb'[\0\s]', b'', raw)
            if re.search(rb'[^0-9A-Fa-f]', digits):
                self.problem('6.1.6-2', f'the string <{digits!r:.40}>')
                digits = re.sub(rb'[^0-9A-Fa-f]', b'', digits)
            if len(digits) % 2:
                self.problem('6.1.6-1', f'a string of {len(digits)} digits')
                digits += b'0'
            value = bytes.fromhex(digits.decode('ascii'))
        return self.measured(value)

    def measured(self, value):
        if len(value) > 32767:
            self.problem('6.1.13-3', f'a string of {len(value)} bytes')
        return value

    def string(self, at):
        parts, depth = [], 1
        while True:
            m = IN_STRING.match(self.data, at)
            if m is None:
                self.problem('6.1.1', 'a string is not closed')
                return b''.join(parts), at
            piece, at = m.group(), m.end()
            if piece == b'(':
                depth += 1
            elif piece == b')':
                depth -= 1
                if depth == 0:
                    return self.measured(b''.join(parts)), at
            elif piece[:1] == b'\r':
                piece = b'\n'
            elif piece[:1] == b'\\':
                rest = piece[1:]
                piece = bytes([int(rest, 8) & 255]) if rest[:1].isdigit() else ESCAPES.get(rest, rest)
            parts.append(piece)


# ---- filters ------------------------------------------------------------------

def undo(name, parms, data):
    if name in ('FlateDecode', 'Fl'):
        flate = zlib.decompressobj()
        try:
            out = flate.decompress(data) + flate.flush()
        except zlib.error as why:
            raise Broken(f'Flate data: {why}')
        if not flate.eof or flate.unused_data:
            raise Broken('Flate data end early or late')
        return unpredict(parms, out)
    if name in ('ASCIIHexDecode', 'AHx'):
        digits = re.sub(rb'\s', b'', data.split(b'>')[0])
        return bytes.fromhex((digits + b'0' * (len(digits) % 2)).decode('ascii'))
    if name in ('DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode'):
        return data
    raise Unread(f'the filter {name}')


def unpredict(parms, data):
    predictor = parms.get('Predictor', 1)
    if predictor == 1:
        return data
    bits = parms.get('Colors', 1) * parms.get('BitsPerComponent', 8)
    step, width = max(1, bits // 8), (bits * parms.get('Columns', 1) + 7) // 8
    if predictor < 10:
        raise Unread(f'the predictor {predictor}')
    out, above = bytearray(), bytearray(width)
    for at in range(0, len(data), width + 1):
        row = bytearray(data[at + 1:at + 1 + width])
        unfilter(data[at], row, above, step)
        out += row
        above = row
    return bytes(out)


def unfilter(kind, row, above, step):
    """Undoes a PNG filter in place."""
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = above[i]
        elif kind == 3:
            guess = (left + above[i]) // 2
        elif kind == 4:
            corner = above[i - step] if i >= step else 0
            p = left + above[i] - corner
            guess = min((abs(p - left), 0, left), (abs(p - above[i]), 1, above[i]),
                        (abs(p - corner), 2, corner))[2]
        else:
            guess = 0
        row[i] = (row[i] + guess) & 255


# ---- the file -----------------------------------------------------------------

class File:
    """A read file: objects by number, the trailer, and what is wrong."""
    def __init__(self, data):
        self.bytes, self.problems, self.objects, self.trailer = data, [], {}, {}
        self.places = {}            # number: ('file', offset, gen) or ('pack', stream, index)
        self.sections = 0           # of the cross-reference
        self._where = 'file'
        self.reader = Reader(data, self.problem)
        try:
            self._ends()
            self._cross_references()
            self._objects()
        except Broken as why:
            self.problem(why.rule, str(why))
        for value in self.objects.values():
            if isinstance(value, Stream):
                value.data      # now, so that all problems are known

    def problem(self, rule, message, where=None):
        self.problems.append((rule, where or self._where, message))

    # -- following references

    def get(self, value):
        """What a value stands for: references are followed."""
        for _ in range(32):
            if type(value) is not Ref:
                return value
            value = self.objects.get(value.num)
        return None

    def dict(self, value):
        """A dictionary, a stream's too; an empty one for anything else."""
        value = self.get(value)
        value = value.dict if isinstance(value, Stream) else value
        return value if isinstance(value, dict) else {}

    def list(self, value):
        """An array, or the one value that stands for it, as it stands; nothing for null."""
        found = self.get(value)
        return found if isinstance(found, list) else [] if found is None else [value]

    @property
    def catalog(self):
        return self.dict(self.trailer.get('Root'))

    # -- head and tail

    def _ends(self):
        data = self.bytes
        m = re.match(rb'%PDF-1\.[0-7](\r\n|\n|\r)', data)
        if m is None:
            self.problem('6.1.2-1', f'the file begins {data[:12]!r}')
            m = re.search(rb'\r\n|\n|\r', data)
        if m is None or re.match(rb'%[\x80-\xff]{4}', data[m.end():]) is None:
            self.problem('6.1.2-2', 'no comment of four bytes above 127 in the second line')
        if re.search(rb'%%EOF(\r\n|\n|\r)?\Z', data) is None:
            self.problem('6.1.3-3', f'the file ends {data[-12:]!r}')
        self.head = re.match(rb'[^\r\n]*[\r\n]*[^\r\n]*[\r\n]*', data).end()

    # -- cross-references

    def _cross_references(self):
        m = re.search(rb'startxref[\r\n]+(\d+)[\r\n]+%%EOF\s*\Z', self.bytes)
        if m is None:
            m = list(re.finditer(rb'startxref\s+(\d+)\s+%%EOF', self.bytes))
            if not m:
                raise Broken('no startxref')
            m = m[-1]
            if not self.bytes[m.end():].isspace() and self.bytes[m.end():]:
                self.problem('6.1.3-3', f'{len(self.bytes) - m.end()} bytes behind the end')
        at, seen, self.tail = int(m[1]), set(), m.start()
        while at is not None:
            if at in seen or not 0 < at < len(self.bytes):
                raise Broken(f'a cross-reference section at byte {at}')
            seen.add(at)
            self.sections += 1
            trailer = self._table(at) if self.bytes[at:at + 4] == b'xref' else self._xref_stream(at)
            self.trailer = {**trailer, **self.trailer}
            at = trailer.get('Prev')
        size = self.trailer.get('Size')
        if not isinstance(size, int) or self.places and size != max(self.places) + 1:
            self.problem('6.1.1', f'Size is {size}, the last object {max(self.places, default=None)}',
                         'trailer')

    def _table(self, at):
        self._where = 'xref'
        m = re.compile(rb'xref(\r\n|\n|\r)(?=\d)').match(self.bytes, at)
        if m is None:
            self.problem('6.1.4-2', 'xref and its first subsection are not parted by one end of line')
            m = re.compile(rb'xref\s*').match(self.bytes, at)
        at, head = m.end(), re.compile(rb'(\d+) (\d+)(\r\n|\n|\r)')
        entry = re.compile(rb'(\d{10}) (\d{5}) ([nf])( \r| \n|\r\n)')
        while True:
            m = head.match(self.bytes, at)
            if m is None:
                break
            at = m.end()
            for num in range(int(m[1]), int(m[1]) + int(m[2])):
                e = entry.match(self.bytes, at)
                if e is None:
                    raise Broken(f'the cross-reference of object {num}')
                at = e.end()
                self.places.setdefault(num, ('file', int(e[1]), int(e[2])) if e[3] == b'n' else ('free', 0, 0))
        items, word, _, at = self.reader.until_word(at)
        if word != b'trailer' or items:
            raise Broken('no trailer behind the cross-references')
        items, _, _, _ = self.reader.until_word(at)
        if len(items) < 1 or not isinstance(items[0], dict):
            raise Broken('the trailer is no dictionary')
        return items[0]

    def _xref_stream(self, at):
        self._where = 'xref stream'
        stream, num, _, _ = self._indirect(at)
        if not isinstance(stream, Stream) or stream.dict.get('Type') != 'XRef':
            raise Broken(f'no cross-reference stream at byte {at}')
        widths, size = stream.dict.get('W'), stream.dict.get('Size')
        index = stream.dict.get('Index', [0, size])
        if not isinstance(widths, list) or len(widths) != 3 or len(index) % 2:
            raise Broken('the widths of the cross-reference stream')
        data, total, at = stream.data, sum(widths), 0
        for first, count in zip(index[::2], index[1::2]):
            for n in range(first, first + count):
                row, fields, i = data[at:at + total], [], 0
                if len(row) != total:
                    raise Broken('the cross-reference stream is too short')
                for width in widths:
                    fields.append(int.from_bytes(row[i:i + width], 'big') if width else None)
                    i += width
                at += total
                kind = 1 if fields[0] is None else fields[0]
                self.places.setdefault(n, (('free', 'file', 'pack')[kind] if kind < 3 else 'null',
                                           fields[1], fields[2] or 0))
        if at != len(data):
            self.problem('6.1.1', f'{len(data) - at} bytes too many')
        return stream.dict

    # -- objects

    def _objects(self):
        self._lengths = {}
        placed = sorted((p[1], n, p[2]) for n, p in self.places.items() if p[0] == 'file')
        end = self.head
        if len(self.places) > 8388607:
            self.problem('6.1.13-7', f'{len(self.places)} objects')
        for offset, num, gen in placed:
            self._where = f'object {num}'
            if self.bytes[end:offset].strip(SPACE):
                self.problem('6.1.1', f'bytes {end} to {offset} belong to no object')
            value, has, its, end = self._indirect(offset)
            if (has, its) != (num, gen):
                self.problem('6.1.1', f'object {has} {its} stands where {num} {gen} should')
            self.objects[num] = value
        self._where = 'file'
        between = self.bytes[end:self.tail]
        if between.strip(SPACE) and not between.lstrip(SPACE).startswith(b'xref'):
            self.problem('6.1.1', f'bytes {end} to {self.tail} belong to no object')
        for num in sorted({p[1] for p in self.places.values() if p[0] == 'pack'}):
            self._pack(num)

    def _indirect(self, at):
        """(value, number, generation, place behind) of the object at a byte."""
        data = self.bytes
        m = re.compile(rb'(\d+)(\s+)(\d+)(\s+)obj').match(data, at)
        if m is None:
            raise Broken(f'no object at byte {at}')
        if len(m[2]) != 1 or len(m[4]) != 1:
            self.problem('6.1.9-1', f'spaces in {m[0]!r}')
        if data[at - 1:at] not in (b'\n', b'\r') or data[m.end():m.end() + 1] not in (b'\n', b'\r'):
            self.problem('6.1.9-1', f'no end of line around {m[0].decode()}')
        items, word, place, end = self.reader.until_word(m.end())
        if len(items) != 1:
            self.problem('6.1.1', f'{len(items)} values in the object {m[1].decode()}')
        value = items[0] if items else None
        if word == b'stream':
            if not isinstance(value, dict):
                raise Broken(f'the stream at byte {at} has no dictionary')
            value, end = self._stream(value, end, int(m[1]))
            items, word, place, end = self.reader.until_word(end)
        if word != b'endobj' or data[place - 1:place] not in (b'\n', b'\r') or \
                data[end:end + 1] not in (b'\n', b'\r'):
            self.problem('6.1.9-1', f'object {m[1].decode()} does not end with endobj on a line of its own')
        return value, int(m[1]), int(m[3]), end

    def _stream(self, entries, at, num):
        data = self.bytes
        start = at + (2 if data[at:at + 2] == b'\r\n' else 1)
        if data[at:at + 2] != b'\r\n' and data[at:at + 1] != b'\n':
            self.problem('6.1.7.1-2', 'stream is not followed by its end of line', f'object {num}')
            start = at + (data[at:at + 1] == b'\r')
        length = entries.get('Length')
        if type(length) is Ref:             # its object may stand further down
            place = self.places.get(length.num, ('', 0))
            length = self._indirect(place[1])[0] if place[0] == 'file' else None
        m = re.compile(rb'(\r\n|\n|\r)endstream').match(data, start + length) \
            if type(length) is int and length >= 0 else None
        if m is None:
            end = data.find(b'endstream', start)
            if end < 0:
                raise Broken('a stream without end')
            real = len(re.sub(rb'(\r\n|\n|\r)\Z', b'', data[start:end]))
            if length == end - start:
                self.problem('6.1.7.1-2', 'no end of line before endstream', f'object {num}')
                real = length
            else:
                self.problem('6.1.7.1-1', f'Length is {length}, not {real}', f'object {num}')
            return Stream(entries, data[start:start + real], self, num), end + len(b'endstream')
        return Stream(entries, data[start:start + length], self, num), m.end()

    def _pack(self, num):
        """Reads the objects of an object stream (7.5.7)."""
        self._where, pack = f'object {num}', self.objects.get(num)
        if not isinstance(pack, Stream) or pack.dict.get('Type') != 'ObjStm':
            raise Broken(f'object {num} is no object stream')
        first, count, data = pack.dict.get('First'), pack.dict.get('N'), pack.data
        if type(first) is not int or type(count) is not int:
            raise Broken(f'First and N of the object stream {num}')
        numbers = data[:first].split()
        reader = Reader(data, self.problem)
        if len(numbers) != 2 * count:
            raise Broken(f'the head of the object stream {num}')
        for i in range(count):
            n, offset = int(numbers[2 * i]), int(numbers[2 * i + 1])
            if self.places.get(n) != ('pack', num, i):
                self.problem('6.1.1', f'object {n} is not where its cross-reference says')
                continue
            end = int(numbers[2 * i + 3]) if i + 1 < count else len(data) - first
            self._where = f'object {n}'
            part = Reader(data[first + offset:first + end], self.problem)
            part.names = reader.names
            items, word, _, _ = part.until_word(0)
            if len(items) != 1 or word is not None:
                self.problem('6.1.1', f'{len(items)} values and the word {word} in a packed object')
            self.objects[n] = items[0] if items else None
        self._where = 'file'


def text(value):
    """A text string (7.9.2.2) as Python's; None when it is none."""
    if not isinstance(value, bytes):
        return None
    if value.startswith(b'\xfe\xff'):
        return value[2:].decode('utf-16-be', 'surrogatepass')
    return value.decode('latin-1')
