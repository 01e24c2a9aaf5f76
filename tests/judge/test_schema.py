#!/usr/bin/python3
"""The templates are valid by the JSON Schemas that editors use, and these
refuse what docgen refuses."""
import json
import os
import pathlib
import re
import sys
import warnings

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import case, equal, holds, main

warnings.simplefilter('ignore', DeprecationWarning)
try:
    import jsonschema
    import yaml
except ImportError:
    print('ok - skipped: python3-jsonschema or python3-yaml is not there')
    sys.exit(0)

TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / 'templates'
SCHEMAS = {path.name: json.loads(path.read_text())
           for path in (TEMPLATES / 'schema').glob('*.json')}


class Loader(yaml.SafeLoader):
    """As docgen reads it: a date is text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if 'timestamp' not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def findings(name, data):
    schema = SCHEMAS[name]
    jsonschema.Draft7Validator.check_schema(schema)
    resolver = jsonschema.RefResolver('', schema, store=SCHEMAS)
    found = jsonschema.Draft7Validator(schema, resolver=resolver).iter_errors(data)
    return [f'{"/".join(map(str, e.absolute_path))}: {e.message}' for e in found]


def schema_of(path, text):
    named = re.match(r'# yaml-language-server: \$schema=(\S+)\n', text).group(1)
    target = (path.parent / named).resolve()
    equal(target.parent, TEMPLATES / 'schema', path.name)
    return target.name


@case
def templates_are_valid():
    for path in sorted(TEMPLATES.rglob('*.yaml')):
        text = path.read_text()
        equal(findings(schema_of(path, text), yaml.load(text, Loader)), [], path.name)


@case
def schemas_refuse_what_is_wrong():
    kind = dict(kind='x', rules='a')
    for name, wrong in (
            ('kind.schema.json', dict(kind, kinds=1)),
            ('kind.schema.json', dict(kind, required=['title'])),
            ('kind.schema.json', dict(kind, overrides=dict(pages=1))),
            ('kind.schema.json', dict(rules='a')),
            ('rule-set.schema.json', dict(page=dict(left='3cm'))),
            ('rule-set.schema.json', dict(styles=dict(body=dict(sise='14pt')))),
            ('rule-set.schema.json', dict(styles=dict(body=dict(bold='yes')))),
            ('rule-set.schema.json', dict(order=['Thân bài'])),
            ('index.schema.json', {'rule-sets': []})):
        holds(findings(name, wrong), f'{name} takes {wrong}')


main()
