"""pdf_font.py - fonts of a PDF file: TrueType programs (ISO/IEC 14496-22), CMaps
and what a code means: glyph, width, text.
"""
import re
import struct

from pdf_file import Broken, Name, Reader, Stream

NEEDED = ('glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp')       # by a CIDFontType2 (9.9)
STANDARD_CMAPS = ('Identity-H', 'Identity-V')      # of Table 118; this judge reads no other


class Sfnt:
    """A TrueType font program."""
    def __init__(self, data):
        self.data, self.tables, self.problems = data, {}, []
        if len(data) < 12 or data[:4] not in (b'\0\1\0\0', b'true'):
            raise Broken(f'a font program that begins {data[:4]!r}')
        for i in range(struct.unpack('>H', data[4:6])[0]):
            row = data[12 + 16 * i:28 + 16 * i]
            if len(row) < 16:
                raise Broken('the table directory is cut off')
            tag, check, offset, length = row[:4].decode('latin-1'), *struct.unpack('>III', row[4:])
            if offset + length > len(data):
                raise Broken(f'the table {tag} leaves the font program')
            self.tables[tag] = data[offset:offset + length]
            if tag != 'head' and checksum(self.tables[tag]) != check:
                self.problems.append(f'the checksum of {tag}')
            if offset % 4:
                self.problems.append(f'the table {tag} begins at {offset}')
        missing = [t for t in NEEDED if t not in self.tables]
        if missing:
            raise Broken(f'the font program lacks {", ".join(missing)}')
        self.upem = self._at('head', 18)
        self.glyphs, self.metrics = self._at('maxp', 4), self._at('hhea', 34)
        self.loca = self._loca(self._at('head', 50))
        if self.metrics < 1 or len(self.tables['hmtx']) < 4 * self.metrics + 2 * (self.glyphs - self.metrics):
            raise Broken('hmtx is too short')
        if self.loca[-1] > len(self.tables['glyf']) or any(b < a for a, b in zip(self.loca, self.loca[1:])):
            raise Broken('loca leads out of glyf')

    def _at(self, table, offset):
        return struct.unpack_from('>H', self.tables[table], offset)[0]

    def _loca(self, long_):
        data, n = self.tables['loca'], self.glyphs + 1
        if len(data) < n * (4 if long_ else 2):
            raise Broken('loca is too short')
        places = struct.unpack_from(f'>{n}{"I" if long_ else "H"}', data)
        return places if long_ else tuple(2 * p for p in places)

    def width(self, gid):
        """In thousandths of the type size."""
        return self._at('hmtx', 4 * min(gid, self.metrics - 1)) * 1000 / self.upem

    def outline(self, gid):
        return self.tables['glyf'][self.loca[gid]:self.loca[gid + 1]]

    def components(self, gid):
        """Glyphs that a composite glyph is made of."""
        data, at, found = self.outline(gid), 10, []
        if len(data) < 10 or struct.unpack('>h', data[:2])[0] >= 0:
            return found
        while True:
            flags, part = struct.unpack_from('>HH', data, at)
            found.append(part)
            at += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
            if not flags & 0x20:
                return found

    def cmaps(self):
        """The (platform, encoding) pairs of the cmap table."""
        data = self.tables.get('cmap')
        if data is None:
            return []
        return [struct.unpack_from('>HH', data, 4 + 8 * i) for i in range(self._at('cmap', 2))]

    def present(self):
        """The glyphs that have an outline."""
        return {g for g in range(self.glyphs) if self.loca[g] != self.loca[g + 1]}


def checksum(table):
    table += b'\0' * (-len(table) % 4)
    return sum(struct.unpack(f'>{len(table) // 4}I', table)) & 0xffffffff


# ---- CMaps ----------------------------------------------------------------------

class ToUnicode:
    """A ToUnicode CMap (9.10.3): text by code; .problems are messages."""
    def __init__(self, data):
        self.map, self.spaces, self.problems = {}, [], []
        reader, at, words = Reader(data, lambda rule, message: self.problems.append(message)), 0, []
        while True:
            items, word, _, at = reader.until_word(at)
            if word is None:
                break
            words.append(word)
            self._section(word, items)
        for word in (b'begincmap', b'endcmap', b'endcodespacerange'):
            if word not in words:
                self.problems.append(f'no {word.decode()}')
        for code, size in self.map:
            if not any(size == len(low) and low <= code.to_bytes(size, 'big') <= high
                       for low, high in self.spaces):
                self.problems.append(f'the code {code:x} is in no code space')
                break

    def _section(self, word, items):
        if word in (b'beginbfchar', b'beginbfrange', b'begincodespacerange'):
            self.count = items[-1] if items and type(items[-1]) is int else 0
            if not 1 <= self.count <= 100:
                self.problems.append(f'{self.count} entries in a section')
        elif word == b'endcodespacerange':
            self.spaces += list(zip(items[::2], items[1::2]))
            self._counted(items, 2)
        elif word == b'endbfchar':
            for code, value in zip(items[::2], items[1::2]):
                self._put(code, 0, value)
            self._counted(items, 2)
        elif word == b'endbfrange':
            for low, high, value in zip(items[::3], items[1::3], items[2::3]):
                self._range(low, high, value)
            self._counted(items, 3)

    def _counted(self, items, each):
        if len(items) != each * self.count:
            self.problems.append(f'{len(items) // each} entries where {self.count} are announced')

    def _range(self, low, high, value):
        count = int.from_bytes(high, 'big') - int.from_bytes(low, 'big') + 1
        if low[:-1] != high[:-1] or count < 1:
            self.problems.append(f'the range {low.hex()} to {high.hex()}')
            return
        for i in range(count):
            if isinstance(value, list):
                self._put(low, i, value[i] if i < len(value) else b'')
            elif value[-1] + i > 255:
                self.problems.append(f'the range from {low.hex()} leaves its last byte')
                return
            else:
                self._put(low, i, value[:-1] + bytes([value[-1] + i]))

    def _put(self, code, more, value):
        try:
            text = value.decode('utf-16-be')
        except (UnicodeDecodeError, AttributeError):
            self.problems.append(f'the code {code.hex()} stands for no UTF-16')
            return
        key = (int.from_bytes(code, 'big') + more, len(code))
        if key in self.map:
            self.problems.append(f'the code {code.hex()} stands twice')
        self.map[key] = text


# ---- fonts ----------------------------------------------------------------------

class Font:
    """A font dictionary read whole.  problems: (rule, message)."""
    def __init__(self, file, entries, place):
        self.file, self.dict, self.place, self.problems = file, file.dict(entries), place, []
        self.subtype = self.dict.get('Subtype')
        self.name = self.dict.get('BaseFont', '')
        self.composite = self.subtype == 'Type0'
        self.size = 2 if self.composite else 1
        below = file.list(self.dict.get('DescendantFonts')) or [None]
        self.cid = file.dict(below[0]) if self.composite else self.dict
        self.descriptor = file.dict(self.cid.get('FontDescriptor'))
        self.program = self._program()
        self.to_unicode = self._to_unicode()
        self.widths = self._widths()
        self.gids = self._gids()
        self.known = {}         # codes of shown strings

    def problem(self, rule, message):
        self.problems.append((rule, message))

    def _program(self):
        stream = self.file.get(self.descriptor.get('FontFile2'))
        if not isinstance(stream, Stream):
            if {'FontFile', 'FontFile3'} & set(self.descriptor):
                self.problem('unread', 'a font program that is not TrueType')
            return None
        try:
            if stream.dict.get('Length1') != len(stream.data):
                self.problem('32000:9.9', f'Length1 is {stream.dict.get("Length1")} of {len(stream.data)}')
            program = Sfnt(stream.data)
        except (Broken, struct.error) as why:
            self.problem('32000:9.9', str(why))
            return None
        for message in program.problems:
            self.problem('32000:9.9', message)
        return program

    def _to_unicode(self):
        stream = self.file.get(self.dict.get('ToUnicode'))
        if not isinstance(stream, Stream):
            return None
        cmap = ToUnicode(stream.data)
        for message in cmap.problems:
            self.problem('32000:9.10.3', message)
        return cmap

    def _widths(self):
        """Widths by CID, or by code in a simple font."""
        if not self.composite:
            first = self.dict.get('FirstChar')
            widths = self.file.list(self.dict.get('Widths'))
            return {first + i: self.file.get(w) for i, w in enumerate(widths)} if type(first) is int else {}
        items, widths, i = [self.file.get(v) for v in self.file.list(self.cid.get('W'))], {}, 0
        while i + 1 < len(items):
            if isinstance(items[i + 1], list):
                widths.update((items[i] + k, self.file.get(w)) for k, w in enumerate(items[i + 1]))
                i += 2
            elif i + 2 < len(items):
                widths.update((c, items[i + 2]) for c in range(items[i], items[i + 1] + 1))
                i += 3
            else:
                break
        if i != len(items):
            self.problem('32000:9.7.4.3', 'W ends within an entry')
        return widths

    def _gids(self):
        """The CIDToGIDMap's bytes; None: a CID is its glyph."""
        stream = self.file.get(self.cid.get('CIDToGIDMap'))
        return stream.data if isinstance(stream, Stream) else None

    def codes(self, data):
        return struct.unpack(f'>{len(data) // 2}H', data[:len(data) // 2 * 2]) if self.composite else data

    def gid(self, code):
        """The glyph of a code in a composite font with an Identity CMap."""
        if self.gids is None:
            return code
        return int.from_bytes(self.gids[2 * code:2 * code + 2], 'big')

    def width(self, code):
        """In thousandths; a CID without one takes DW."""
        if self.composite:
            return self.widths.get(code, self.file.get(self.cid.get('DW', 1000)))
        return self.widths.get(code, self.descriptor.get('MissingWidth', 0))

    def text(self, code):
        return self.to_unicode.map.get((code, self.size)) if self.to_unicode else None

    def said(self, data):
        """The text of a shown string; U+FFFD for what has none."""
        return ''.join(self.text(c) or '\ufffd' for c in self.codes(data))

    def encoding(self):
        """The CMap's or encoding's name; that of an embedded CMap too."""
        value = self.file.get(self.dict.get('Encoding'))
        if isinstance(value, Stream):
            return value.dict.get('CMapName')
        return value if isinstance(value, Name) else None

    def subset(self):
        return re.match(r'[A-Z]{6}\+', self.name) is not None
