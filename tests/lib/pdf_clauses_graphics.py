"""pdf_clauses_graphics.py - clauses on what is painted: colours, output intents,
graphics states, pictures, forms, transparency."""
import struct

from pdf_clause import clause, met_while_reading
from pdf_file import Name, Ref, Stream, text

BLENDS = frozenset('Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight '
                   'SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split())
INTENTS = ('RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation')
CHANNELS = {b'GRAY': 1, b'RGB ': 3, b'Lab ': 3, b'CMYK': 4}
DEVICES = {'DeviceGray': 1, 'DeviceRGB': 3, 'DeviceCMYK': 4}

met_while_reading('6.2.2-1', says='content has no operators but those of ISO 32000-1')
met_while_reading('6.2.2-2', says='content finds its resources in its own dictionary')
met_while_reading('6.2.9-3', says='there are no PostScript XObjects')
met_while_reading('32000:7.8.2', says='operators have their operands')
met_while_reading('32000:8.4.2', says='q and Q, BT and ET pair within a stream')
met_while_reading('32000:9.3.1', says='text is shown with a font')
met_while_reading('32000:9.4', says='text is shown between BT and ET, which do not nest')


# ---- ICC profiles ---------------------------------------------------------------

class Profile:
    """The head of an ICC profile (ICC.1, 7.2)."""
    def __init__(self, data):
        self.sound = len(data) >= 132 and data[36:40] == b'acsp' and \
            struct.unpack('>I', data[:4])[0] == len(data)
        self.version, self.kind, self.space = data[8:9], data[12:16], data[16:20]
        self.channels = CHANNELS.get(self.space)
        tags = struct.unpack_from('>I', data, 128)[0] if self.sound else 0
        rows = [struct.unpack_from('>4sII', data, 132 + 12 * i) for i in range(min(tags, 200))] \
            if len(data) >= 132 + 12 * min(tags, 200) else []
        self.sound &= bool(rows) and all(at + n <= len(data) for _, at, n in rows)
        self.tags = [r[0] for r in rows]


def intents(doc):
    """(dictionary, destination profile stream or None) of the output intents."""
    for value in doc.file.list(doc.catalog.get('OutputIntents')):
        entries = doc.file.dict(value)
        stream = doc.file.get(entries.get('DestOutputProfile'))
        yield entries, stream if isinstance(stream, Stream) else None


def output_space(doc):
    """The colour space of the PDF/A output intent, None without one."""
    return next((Profile(s.data).space for e, s in intents(doc) if e.get('S') == 'GTS_PDFA1' and s), None)


@clause('6.2.3-1', says='the output profile is one of an output or display, of version 4 at most')
def output_profile(doc):
    for entries, stream in intents(doc):
        if stream is None:
            continue
        profile = Profile(stream.data)
        if not profile.sound or profile.kind not in (b'prtr', b'mntr') or profile.version[0] > 4 or \
                profile.channels is None or profile.space == b'Lab ':
            yield f'object {stream.num}', f'a profile {profile.kind!r} of {profile.space!r}'
        if stream.dict.get('N') != profile.channels:
            yield f'object {stream.num}', f'N is {stream.dict.get("N")}'


@clause('6.2.3-2', says='all output intents share one profile')
def one_output_profile(doc):
    found = {repr(e['DestOutputProfile']) for e, _ in intents(doc) if 'DestOutputProfile' in e}
    if len(found) > 1:
        yield 'OutputIntents', f'{len(found)} profiles'


@clause('6.2.3-3', says='output intents do not refer to profiles elsewhere')
def no_profile_elsewhere(doc):
    for entries, _ in intents(doc):
        if 'DestOutputProfileRef' in entries:
            yield 'OutputIntents', 'DestOutputProfileRef'


@clause('32000:14.11.5', says='an output intent says its kind, its condition and where that is defined')
def intents_say_what_they_are(doc):
    for entries, stream in intents(doc):
        if entries.get('Type', 'OutputIntent') != 'OutputIntent' or not isinstance(entries.get('S'), Name) or \
                not text(doc.file.get(entries.get('OutputConditionIdentifier'))):
            yield 'OutputIntents', f'an intent with {sorted(entries)}'
        if entries.get('S') == 'GTS_PDFA1' and stream is None:
            yield 'OutputIntents', 'no DestOutputProfile'


# ---- colours --------------------------------------------------------------------

def spaces(doc):
    """(colour space with references followed, place) of content and pictures,
    and those that they are made of."""
    todo = [(space, place) for space, place in doc.content.spaces]
    todo += [(s.dict.get('ColorSpace'), p) for s, p in pictures(doc) if 'ColorSpace' in s.dict]
    todo += [(Name(name), place) for name, place in doc.content.colours.items()]
    while todo:
        value, place = todo.pop()
        value = doc.file.get(value)
        yield value, place
        if isinstance(value, list) and value and value[0] in ('Indexed', 'Pattern') and len(value) > 1:
            todo.append((value[1], place))


def pictures(doc):
    """(image stream, place), soft and other masks too."""
    todo, seen = list(doc.content.pictures.values()), set()
    while todo:
        stream, place = todo.pop()
        if stream.num in seen:
            continue
        seen.add(stream.num)
        yield stream, place
        for key in ('SMask', 'Mask'):
            mask = doc.file.get(stream.dict.get(key))
            if isinstance(mask, Stream):
                todo.append((mask, f'{place}, {key}'))


def uses(doc, device, wanted):
    out = output_space(doc)
    for place in sorted({p for s, p in spaces(doc) if s == device}):
        if out is None or wanted and out != wanted:
            yield place, f'{device} is used, and the output is {out}'


@clause('6.2.4.3-2', says='DeviceRGB is used with an output intent of RGB')
def device_rgb(doc):
    return uses(doc, 'DeviceRGB', b'RGB ')


@clause('6.2.4.3-3', says='DeviceCMYK is used with an output intent of CMYK')
def device_cmyk(doc):
    return uses(doc, 'DeviceCMYK', b'CMYK')


@clause('6.2.4.3-4', says='DeviceGray is used with an output intent')
def device_gray(doc):
    return uses(doc, 'DeviceGray', None)


@clause('6.2.4.2-1', says='an ICC colour space has a sound profile of its number of colours')
def icc_spaces(doc):
    for space, place in spaces(doc):
        if isinstance(space, list) and space and space[0] == 'ICCBased':
            stream = doc.file.get(space[1]) if len(space) > 1 else None
            profile = Profile(stream.data) if isinstance(stream, Stream) else Profile(b'')
            if not profile.sound or profile.version[0] > 4 or stream.dict.get('N') != profile.channels or \
                    profile.kind not in (b'prtr', b'mntr', b'scnr', b'spac'):
                yield place, f'an ICC profile {profile.kind!r} of {profile.space!r}'


@clause('6.2.4.2-2', '6.2.4.4-1', '6.2.4.4-2', '6.1.13-9', says='colour spaces are those of the devices, of ICC '
        'or calibrated, or tables of them; this judge does not read others')
def known_spaces(doc):
    for space, place in spaces(doc):
        kind = space[0] if isinstance(space, list) and space else space
        if kind not in (*DEVICES, 'ICCBased', 'Indexed', 'CalGray', 'CalRGB', 'Lab'):
            yield place, f'the colour space {kind!r:.40}'


# ---- graphics states ------------------------------------------------------------

@clause('6.2.5-1', says='graphics states have no transfer function')
def no_transfer(doc):
    for entries, place in doc.content.gstates.values():
        if 'TR' in entries:
            yield place, 'TR'


@clause('6.2.5-2', says='TR2 is Default')
def no_other_transfer(doc):
    for entries, place in doc.content.gstates.values():
        if entries.get('TR2', 'Default') != 'Default':
            yield place, 'TR2'


@clause('6.2.5-3', says='graphics states have no HTP')
def no_halftone_phase(doc):
    for entries, place in doc.content.gstates.values():
        if 'HTP' in entries:
            yield place, 'HTP'


@clause('6.2.5-4', '6.2.5-5', '6.2.5-6', says='there are no halftones, which this judge does not read')
def no_halftones(doc):
    for entries, place in doc.content.gstates.values():
        if entries.get('HT', 'Default') != 'Default':
            yield place, 'HT'


@clause('6.2.6-1', says='a rendering intent is one of the four')
def rendering_intents(doc):
    found = doc.content.intents + [(s.dict['Intent'], p) for s, p in pictures(doc) if 'Intent' in s.dict]
    for name, place in found:
        if name not in INTENTS:
            yield place, f'the rendering intent {name}'


@clause('6.2.10-1', says='blend modes are those of ISO 32000-1')
def blend_modes(doc):
    for entries, place in doc.content.gstates.values():
        for name in doc.file.list(entries.get('BM')):
            if name not in BLENDS:
                yield place, f'the blend mode {name}'


@clause('6.2.10-2', says='a page with transparency has an output intent or a group with a colour space')
def transparency(doc):
    if output_space(doc) is not None:
        return
    for number, why in doc.content.transparent.items():
        if 'CS' not in doc.file.dict(doc.pages[number - 1].dict.get('Group')):
            yield f'page {number}', f'{why} is transparent'


# ---- pictures -------------------------------------------------------------------

@clause('6.2.8-1', says='pictures have no alternates')
def no_alternates(doc):
    for stream, place in pictures(doc):
        if 'Alternates' in stream.dict:
            yield place, f'Alternates of the picture {stream.num}'


@clause('6.2.8-2', says='pictures have no OPI')
def no_opi(doc):
    for stream, place in pictures(doc):
        if 'OPI' in stream.dict:
            yield place, f'OPI of the picture {stream.num}'


@clause('6.2.8-3', says='pictures are not interpolated')
def no_interpolation(doc):
    for stream, place in pictures(doc):
        if stream.dict.get('Interpolate', False) is not False:
            yield place, f'the picture {stream.num}'


@clause('6.2.8-4', says='a component of a picture has 1, 2, 4, 8 or 16 bits')
def component_bits(doc):
    for stream, place in pictures(doc):
        if stream.dict.get('ImageMask') is not True and stream.dict.get('BitsPerComponent', 1) not in (1, 2, 4, 8, 16):
            yield place, f'the picture {stream.num} has {stream.dict["BitsPerComponent"]} bits'


@clause('6.2.8-5', says='a mask has one bit')
def mask_bits(doc):
    for stream, place in pictures(doc):
        if stream.dict.get('ImageMask') is True and stream.dict.get('BitsPerComponent', 1) != 1:
            yield place, f'the mask {stream.num}'


@clause('6.2.8.3-1', says='pictures are not JPEG 2000 or JBIG2, which this judge does not read')
def no_jpeg2000(doc):
    for stream, place in pictures(doc):
        if {'JPXDecode', 'JBIG2Decode'} & {name for name, _ in stream.filters()}:
            yield place, f'the picture {stream.num}'


def components(doc, space):
    """The number of colours of a pixel; None when this judge does not know it."""
    space = doc.file.get(space)
    if isinstance(space, list) and space:
        if space[0] == 'ICCBased':
            return doc.file.dict(space[1]).get('N')
        return {'Indexed': 1, 'CalGray': 1, 'CalRGB': 3, 'Lab': 3}.get(space[0])
    return DEVICES.get(space)


@clause('32000:8.9.5', says='a picture has as many bytes as its size needs')
def picture_bytes(doc):
    for stream, place in pictures(doc):
        entries, colours = stream.dict, components(doc, stream.dict.get('ColorSpace'))
        if any(name not in ('FlateDecode', 'ASCIIHexDecode') for name, _ in stream.filters()):
            continue
        colours = 1 if entries.get('ImageMask') is True else colours
        bits = entries.get('BitsPerComponent', 1)
        wanted = (entries.get('Width', 0) * (colours or 0) * bits + 7) // 8 * entries.get('Height', 0)
        if len(stream.data) != wanted or wanted == 0:
            yield place, f'the picture {stream.num} has {len(stream.data)} bytes, not {wanted}'


# ---- forms ----------------------------------------------------------------------

@clause('6.2.9-1', says='forms have no OPI and no PostScript')
def plain_forms(doc):
    for stream, _, place in doc.content.forms.values():
        if {'OPI', 'PS'} & set(stream.dict) or stream.dict.get('Subtype2') == 'PS':
            yield place, f'the form {stream.num}'


@clause('6.2.9-2', '30-001', says='forms do not refer to other files')
def no_reference_forms(doc):
    for stream, _, place in doc.content.forms.values():
        if 'Ref' in stream.dict:
            yield place, f'the form {stream.num}'


@clause('30-002', says='a form that holds tagged content is used once')
def tagged_forms_are_used_once(doc):
    for num, (stream, times, place) in doc.content.forms.items():
        if times > 1 and any(owner == num for owner, _ in doc.by_mcid):
            yield place, f'the form {num} is painted {times} times'
