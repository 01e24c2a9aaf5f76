"""picture.py - PNG files made byte by byte, good ones and broken ones."""
import struct
import zlib

SIGNATURE = b'\x89PNG\r\n\x1a\n'
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
DPI_300 = 11811                                 # pixels a metre


def chunk(name, data=b'', crc=None):
    crc = zlib.crc32(name + data) if crc is None else crc
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', crc)


def header(width, height, kind=RGBA, depth=8, interlaced=0):
    return chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, depth, kind, 0, 0, interlaced))


def density(x=DPI_300, y=None, unit=1, crc=None):
    return chunk(b'pHYs', struct.pack('>IIB', x, y or x, unit), crc)


def rows(width, height, pixel):
    return b''.join(b'\0' + pixel(y) * width for y in range(height))


def png(width, height, pixel=b'\x14\x3c\xaa\x80', kind=RGBA, depth=8, size=density(), extra=b'',
        interlaced=0):
    """A picture of one colour; pixel: the bytes of one point."""
    data = b''.join(rows(w, h, lambda y: pixel) for w, h in passes(width, height, interlaced))
    return (SIGNATURE + header(width, height, kind, depth, interlaced) + size + extra
            + chunk(b'IDAT', zlib.compress(data, 9)) + chunk(b'IEND'))


def passes(width, height, interlaced):
    if not interlaced:
        return [(width, height)]
    adam7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    sizes = [((width - x + dx - 1) // dx, (height - y + dy - 1) // dy) for x, y, dx, dy in adam7]
    return [(w, h) for w, h in sizes if w and h]
