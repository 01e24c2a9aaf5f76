#!/usr/bin/python3
"""Mistakes in templates: docgen says where each one is and refuses, and the
JSON Schemas find the same ones for an editor, at the same key.

A mistake is written once, as the text of a file with a mark ▸ where it is;
what a schema cannot say stands in a table of its own.
"""
import json
import os
import pathlib
import re
import sys
import warnings

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import case, docgen, equal, folder, holds, main, write_plan

warnings.simplefilter('ignore', DeprecationWarning)
try:
    import jsonschema
    import yaml
except ImportError:
    print('ok - skipped: python3-jsonschema or python3-yaml is not there')
    sys.exit(0)

SCHEMAS = {path.name: json.loads(path.read_text()) for path in (
    pathlib.Path(__file__).resolve().parents[2] / 'templates' / 'schema').glob('*.json')}
MARK = '▸'

# Where a file stands, its schema, and what it holds before the mistake.
FILES = {
    'kind': ('thu/ke-hoach.yaml', 'kind.schema.json', 'kind: Kế hoạch\nabbreviation: KH\nrules: thu/rules\n'),
    'rules': ('thu/rules/luat.yaml', 'rule-set.schema.json', 'base: dang/rules/hd36\n'),
    'index': ('thu/rules/index.yaml', 'index.schema.json',
              'rule-sets:\n  - {name: luat, title: Luật, from: 2018-04-03}\n'),
}

BOTH = (                # (file, text, code): docgen and the schema
    # unknown keys
    ('rules', '▸pages: {left: 30mm}', 'unknown-key'),
    ('rules', 'page: {▸lefft: 30mm}', 'unknown-key'),
    ('rules', 'styles: {body: {▸sise: 14pt}}', 'unknown-key'),
    ('rules', 'styles:\n  kind:\n    rule:\n      ▸length: 40%', 'unknown-key'),
    ('rules', 'styles: {kind: {frame: {▸wide: 30mm}}}', 'unknown-key'),
    ('rules', 'landscape: {▸header: 10mm}', 'unknown-key'),
    ('rules', 'annex-page: {▸from: 1}', 'unknown-key'),
    ('rules', 'limits: {▸size: 14pt}', 'unknown-key'),
    ('rules', 'table: {▸pad: 2pt}', 'unknown-key'),
    ('rules', 'numbering: {▸greek: {suffix: "."}}', 'unknown-key'),
    ('rules', 'numbering: {roman: {▸prefix: "."}}', 'unknown-key'),
    ('rules', 'numbering: {words: [{word: Bài, ▸count: true}]}', 'unknown-key'),
    ('rules', 'letterhead: [{▸middle: []}]', 'unknown-key'),
    ('rules', 'title: [{style: kind, text: "{kind}", ▸size: 14pt}]', 'unknown-key'),
    ('rules', 'recipients: {▸end: "."}', 'unknown-key'),
    ('rules', 'deciding: {▸before: []}', 'unknown-key'),
    ('rules', 'annex: {▸name: Phụ lục}', 'unknown-key'),
    ('rules', 'signature: {▸row: true}', 'unknown-key'),
    ('rules', 'contact: {▸size: 10pt}', 'unknown-key'),
    ('rules', 'toc: {▸levels: 3}', 'unknown-key'),
    ('rules', 'urgency: [{word: Khẩn, style: urgency, ▸red: true}]', 'unknown-key'),
    ('rules', 'joint: {▸names: "-"}', 'unknown-key'),
    ('rules', 'copy: {▸foot: []}', 'unknown-key'),
    ('rules', 'copy: {forms: [{word: Sao y, abbreviation: SY, ▸kind: x}]}', 'unknown-key'),
    ('rules', 'citation: {▸long: "{cited-kind}"}', 'unknown-key'),
    ('rules', 'papers: {a6: {width: 105mm, ▸depth: 148mm}}', 'unknown-key'),
    ('kind', '▸title: x', 'unknown-key'),
    ('kind', 'overrides: {▸page-size: a4}', 'unknown-key'),
    ('index', '▸rules: []', 'unknown-key'),
    # wrong values
    ('rules', 'page: {left: ▸3cm}', 'bad-length'),
    ('rules', 'page: {left: ▸30}', 'bad-length'),
    ('rules', 'page: {left: ▸-3mm}', 'bad-length'),
    ('rules', 'page: {left: ▸"30 mm"}', 'bad-length'),
    ('rules', 'styles: {body: {size: ▸14.pt}}', 'bad-length'),
    ('rules', 'styles: {body: {first: ▸1em}}', 'bad-length'),
    ('rules', 'styles: {kind: {rule: {width: ▸40}}}', 'bad-percent'),
    ('rules', 'styles: {kind: {rule: {width: ▸33.33%}}}', 'bad-percent'),
    ('rules', 'styles: {kind: {rule: {width: ▸2000%}}}', 'bad-percent'),
    ('rules', 'styles: {body: {bold: ▸yes-please}}', 'bad-bool'),
    ('rules', 'styles: {body: {bold: ▸1}}', 'bad-bool'),
    ('rules', 'pad-number: ▸always', 'bad-bool'),
    ('rules', 'styles: {body: {align: ▸centre}}', 'bad-choice'),
    ('rules', 'annex: {format: ▸greek}', 'bad-choice'),
    ('rules', 'styles: {heading-1: {outline: ▸5}}', 'bad-level'),
    ('rules', 'styles: {body: {color: ▸red}}', 'bad-color'),
    ('rules', 'styles: {body: {color: ▸"FF0000"}}', 'bad-color'),
    ('rules', 'styles: {body: {like: ▸Đậm}}', 'bad-word'),
    ('rules', 'styles: {▸Thân bài: {size: 14pt}}', 'bad-word'),
    ('rules', 'papers: {▸A5: {width: 148mm}}', 'bad-word'),
    ('rules', 'paper: ▸A5', 'bad-word'),
    ('rules', 'blocks: {▸Mở đầu: []}', 'bad-word'),
    ('rules', 'order: [letterhead, ▸Tiêu đề, body]', 'bad-word'),
    ('rules', 'recipients: {style: ▸Nơi nhận}', 'bad-word'),
    ('rules', 'months: ▸[một, hai, ba]', 'months'),
    ('kind', 'required: [▸title]', 'bad-choice'),
    ('kind', 'base: ▸Kế hoạch', 'bad-name'),
    ('index', '  - {name: luat-hai, title: Hai, from: ▸2026-13-01}', 'bad-date'),
    ('index', '  - {name: luat-hai, title: Hai, from: ▸hôm nay}', 'bad-date'),
    ('index', '  - {name: ▸Luật, title: Hai, from: 2026-01-01}', 'bad-word'),
    # another shape
    ('rules', 'page: ▸30mm', 'not-map'),
    ('rules', 'styles: ▸[body]', 'not-map'),
    ('rules', 'styles: {body: ▸14pt}', 'not-map'),
    ('rules', 'title: ▸{style: kind, text: "{kind}"}', 'not-list'),
    ('rules', 'title: [▸kind]', 'not-map'),
    ('rules', 'letterhead: [{left: ▸"{issuer}"}]', 'not-list'),
    ('rules', 'font: ▸[Times New Roman]', 'not-text'),
    ('rules', 'recipients: {label: ▸{text: Nơi nhận}}', 'not-text'),
    ('rules', 'order: ▸body', 'not-list'),
    ('kind', 'profiles: ▸[hd36]', 'not-map'),
    # what is missing
    ('rules', 'title: [▸{style: kind}]', 'lacks'),
    ('rules', 'title: [▸{text: "{kind}"}]', 'lacks'),
    ('rules', 'numbering: {words: [▸{suffix: "."}]}', 'lacks'),
    ('rules', 'annex: {head: [▸{style: annex-label}]}', 'lacks'),
    ('index', '  - ▸{title: Hai, from: 2026-01-01}', 'lacks'),
    ('index', '  - ▸{name: luat-hai, title: Hai}', 'lacks'),
    ('rules', 'urgency: [▸{word: Khẩn}]', 'lacks'),
    ('rules', 'circulation: [▸{style: circulation}]', 'lacks'),
    ('rules', 'copy: {forms: [▸{abbreviation: SY}]}', 'lacks'),
    ('rules', 'copy: {forms: [▸{word: Sao y}]}', 'lacks'),
    ('rules', '▸font:', 'no-value'),
    ('rules', 'styles: {body: {▸size: }}', 'no-value'),
    # braces of patterns
    ('rules', 'title: [{style: kind, text: ▸"{kind"}]', 'bad-brace'),
    ('rules', 'title: [{style: kind, text: ▸"kind}"}]', 'bad-brace'),
    ('rules', 'title: [{style: kind, text: ▸"[{kind}"}]', 'bad-brace'),
    ('rules', 'citation: {short: ▸"{cited-kind}]"}', 'bad-brace'),
    # too many
    ('rules', 'months: ▸[a, b, c, d, e, f, g, h, i, k, l, m, n]', 'too-many'),
    ('rules', 'letterhead: ▸[' + ', '.join(['{left: []}'] * 11) + ']', 'too-many'),
)

DOCGEN_ALONE = (        # what no schema can say
    # a name that stands elsewhere
    ('rules', 'title: [{style: ▸kinds, text: "{kind}"}]', 'unknown-style'),
    ('rules', 'recipients: {style: ▸recipient}', 'unknown-style'),
    ('rules', 'styles: {kind: {like: ▸bodi}}', 'unknown-style'),
    ('rules', 'styles: {▸orphan: {like: body, word: Mồ côi}}', 'unused-style'),
    ('rules', 'base: ▸dang/rules/khong-co', 'file-absent'),
    ('kind', 'rules: ▸thu/khong-co', 'file-absent'),
    # what leads back to itself
    ('rules', 'styles: {kind: {like: subject}, subject: {like: ▸kind}}', 'like-cycle'),
    ('rules', 'base: ▸thu/rules/luat', 'base-cycle'),
    # which placeholder may stand where
    ('rules', 'title: [{style: kind, text: ▸"{knd}"}]', 'bad-placeholder'),
    ('rules', 'title: [{style: kind, text: ▸"{cited-kind}"}]', 'bad-placeholder'),
    ('rules', 'citation: {short: ▸"{kind}"}', 'bad-placeholder'),
    ('rules', 'annex: {label: ▸"Phụ lục {m}"}', 'bad-placeholder'),
    ('rules', 'signature: {time: ▸"{hours}:{minute}"}', 'bad-placeholder'),
    # figures that do not go together
    ('rules', 'styles: {▸kind: {size: 30pt}}', 'line-low'),
    ('rules', 'styles: {▸body: {size: 10pt, line: 18pt}}', 'body-limit'),
    ('rules', 'styles: {▸subject: {word: Title}}', 'word-name-twice'),
    # YAML itself, which a schema never sees
    ('rules', 'page: {left: 30mm}\n▸page: {right: 30mm}', 'repeated-key'),
    ('rules', 'styles: {body: {size: 14pt, ▸size: 15pt}}', 'repeated-key'),
    ('rules', 'font: ▸"a\\tb"', 'control'),
)


class Loader(yaml.SafeLoader):
    """As docgen reads it: a date is text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if 'timestamp' not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def whole(file, text):
    """(the file's text without the mark, line, column); a key that stands there already is replaced."""
    before = FILES[file][2]
    key = re.match(r'▸?([a-z-]+):', text)
    if key and file != 'index':
        before = re.sub(rf'(?m)^{key.group(1)}:.*\n', '', before)
    text = before + text + '\n'
    at = text.index(MARK)
    return text.replace(MARK, ''), text.count('\n', 0, at) + 1, at - text.rfind('\n', 0, at)


def say(file, text, code):
    """docgen's messages: exactly one, at the mark."""
    text, line, column = whole(file, text)
    with folder() as where:
        for name, (path, _, usual) in FILES.items():
            path = os.path.join(where, 'mau', path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text if name == file else usual)
        plan = write_plan(where, 'Chữ.\n', template='thu/ke-hoach')
        done = docgen('--lang', 'en', '--template-dir', os.path.join(where, 'mau'), '-o',
                      os.path.join(where, 'out'), plan)
        place = os.path.join(where, 'mau', FILES[file][0])
        holds(done.status != 0, 'it was taken')
        holds(not os.path.exists(os.path.join(where, 'out', 'thu.pdf')), 'a document was made')
        said = [l for l in done.err.split('\n') if re.search(r': (error|warning): ', l)]
        expected = f'{place}:{line}:{column}: error: '
        equal([l[:len(expected)] for l in said], [expected], done.err)
        holds(said[0].endswith(f'[template-{code}]'), said[0])


def paths_at(text, line, column):
    """The keys that lead to what starts there: a map may start where its first key does."""
    found = set()

    def starts(node):
        return (node.start_mark.line + 1, node.start_mark.column + 1) == (line, column)

    def walk(node, path):
        if starts(node):
            found.add(path)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if starts(key):
                    found.add(path + (key.value,))
                walk(value, path + (key.value,))
        elif isinstance(node, yaml.SequenceNode):
            for i, item in enumerate(node.value):
                walk(item, path + (i,))
    walk(yaml.compose(text, Loader), ())
    return found


def findings(file, text):
    """The keys at which the schema finds something."""
    schema = SCHEMAS[FILES[file][1]]
    validator = jsonschema.Draft7Validator(schema, resolver=jsonschema.RefResolver('', schema, store=SCHEMAS),
                                           format_checker=jsonschema.FormatChecker())
    found = set()
    for error in validator.iter_errors(yaml.load(text, Loader)):
        path = tuple(error.absolute_path)
        if error.validator == 'additionalProperties':
            found |= {path + (key,) for key in error.instance if key not in error.schema['properties']}
        elif 'propertyNames' in error.absolute_schema_path:
            found.add(path + (error.instance,))
        else:
            found.add(path)
    return found


def add(file, text, code, with_schema):
    def refuse():
        say(file, text, code)
        plain, line, column = whole(file, text)
        if not with_schema:
            return
        here, found = paths_at(plain, line, column), findings(file, plain)
        holds(len(found) == 1 and found & here, f'the schema finds {sorted(map(str, found))}, not {here}')

    def hidden():
        equal(findings(file, whole(file, text)[0]), set(), 'a schema can say it: it belongs to the other table')
    shown = text.replace(MARK, '')[:70].replace('\n', ' ')
    refuse.__name__ = f'{code}: {file}: {shown}'
    case(refuse)
    if not with_schema:
        hidden.__name__ = f'no schema says {code}: {shown}'
        case(hidden)


for one in BOTH:
    add(*one, True)
for one in DOCGEN_ALONE:
    add(*one, False)


@case
def files_are_right_without_a_mistake():
    for file, (_, _, text) in FILES.items():
        equal(findings(file, text), set(), file)
    equal(len({text for _, text, _ in BOTH + DOCGEN_ALONE}), len(BOTH + DOCGEN_ALONE), 'each once')


main()
