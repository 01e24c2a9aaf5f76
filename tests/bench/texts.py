"""The same document for each peer, from its outline: Typst's text with a template of
functions, one a style, and Markdown."""
import json
import re

PAGE = '''#set document(title: {title}, author: "docgen", date: datetime(year: 2022, month: 4, day: 30))
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm), header: context {
  let n = counter(page).get().first()
  if n > 1 { align(center, text(14pt, str(n))) }
})
#set text(font: "Liberation Serif", lang: "{language}", hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em)
#set table(stroke: 0.5pt, inset: (x: 5.4pt, y: 2pt))
#set table.cell(breakable: false)
#show heading: it => par(it.body)
#let leaf(size, line, above, below, indent, where, weight, slant, under, rule, level, it, to: none) = {
  set text(size, weight: weight, style: slant)
  set par(leading: line - size, justify: to == none and where == "justify", first-line-indent: (amount: indent, all: true))
  show heading: set text(size, weight: weight)
  let words = if under { underline(it) } else { it }
  words = if level > 0 { heading(level: level, words) } else { par(words) }
  let side = (left: left, right: right, center: center, justify: left).at(if to == none { where } else { to })
  block(width: 100%, above: above + line - size, below: below + line - size, sticky: level > 0, align(side,
    if rule { box(stroke: (bottom: 0.75pt), inset: (bottom: 2pt), words) } else { words }))
}
'''


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def truth(yes):
    return 'true' if yes else 'false'


def style(name, s, level):
    lengths = ', '.join(f'{s[key]}pt' for key in ('size', 'line', 'above', 'below', 'indent'))
    return (f'#let s-{name}-{level} = leaf.with({lengths}, '
            f'"{s["align"]}", "{"bold" if s["bold"] else "regular"}", "{"italic" if s["italic"] else "normal"}", '
            f'{truth(s["under"])}, {truth(s["rule"])}, {level})')


def leaves(blocks):
    for b in blocks:
        if 'runs' in b:
            yield b
        else:
            for cell in (c for row in b['rows'] for c in row):
                yield from leaves(cell['blocks'])


def typst_run(text, bold, italic):
    return f'strong({quoted(text)})' if bold else f'emph({quoted(text)})' if italic else quoted(text)


def typst_leaf(b):
    to = f', to: "{b["align"]}"' if b['align'] else ''
    return f's-{b["style"]}-{b["level"]}({" + ".join(typst_run(*r) for r in b["runs"])}{to})'


def typst_cell(kind, c):
    return f'{kind}.cell(colspan: {c["span"]}, align: horizon, {typst_blocks(c["blocks"], " + ") or "[]"})'


def typst_table(b):
    kind = 'table' if b['grid'] else 'grid'
    rows = [', '.join(typst_cell(kind, c) for c in row) for row in b['rows']]
    head = [f'table.header({", ".join(rows[:b["head"]])})'] if b['head'] else []
    columns = ', '.join(f'{w}fr' for w in b['widths'])
    return f'{kind}(columns: ({columns}), ' + ',\n  '.join(head + rows[b['head']:]) + ')'


def typst_blocks(blocks, between):
    return between.join(typst_leaf(b) if 'runs' in b else typst_table(b) for b in blocks)


def typst(document):
    used = sorted({(b['style'], b['level']) for page in document['pages'] for b in leaves(page['blocks'])})
    text = PAGE.replace('{title}', quoted(document['title'])).replace('{language}', document['language'])
    text += '\n'.join(style(name, document['styles'][name], level) for name, level in used)
    for n, page in enumerate(document['pages']):
        if n == 0:
            text += '\n#' + typst_blocks(page['blocks'], '\n#')
        else:
            text += f'\n#page(flipped: {truth(page["wide"])}, ' + '{\n' + typst_blocks(page['blocks'], '\n') + '\n})'
    return text + '\n'


def plain(runs):
    def marked(text, bold, italic):
        text, mark = re.sub(r'([\\`*_{}\[\]()#+\-.!|<>~^$"\'@])', r'\\\1', text), '**' if bold else '*' if italic else ''
        return mark + text.strip() + mark + ' ' * text.endswith(' ') if mark else text
    return ''.join(marked(*r) for r in runs).strip()


def markdown_row(row):
    cells = [' '.join(plain(b['runs']) for b in leaves(c['blocks'])) for c in row]
    return '| ' + ' | '.join(c + ' |' * (row[i]['span'] - 1) for i, c in enumerate(cells)) + ' |'


def markdown_table(b):
    head = b['head'] or 1
    rows = [markdown_row(row) for row in b['rows']]
    rule = '|' + '|'.join('-' * max(3, int(100 * w / sum(b['widths']))) for w in b['widths']) + '|'
    return '\n'.join(rows[:head] + [rule] + rows[head:])


def markdown(document):
    blocks = [b for page in document['pages'] for b in page['blocks']]
    return '\n\n'.join(('#' * b['level'] + ' ' * (b['level'] > 0) + plain(b['runs'])) if 'runs' in b else markdown_table(b)
                       for b in blocks) + '\n'
