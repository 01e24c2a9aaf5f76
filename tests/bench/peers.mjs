// peers.mjs - Typst's PDF and the docx package's DOCX of documents that texts.py wrote.
//
//   node peers.mjs pdf|docx NAME...     each document once, by a process that did nothing before
//   node peers.mjs pair WARM NAME...    both files of each; prints the microseconds of the processor
//                                       for the PDFs and the DOCXs after the first WARM documents
//
// NAME.typ, NAME.json -> NAME.typst.pdf, NAME.js.docx
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.PEERS + '/');
const FACES = '/usr/share/fonts/truetype/liberation2';
const KEPT = 10;        // compilations that Typst remembers what it worked out of, as its watch does

// ---- Typst ------------------------------------------------------------------

let compiler;

function pdf(name) {
  if (!compiler) {
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
    compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [FACES] }] });
  }
  const mainFileContent = fs.readFileSync(name + '.typ', 'utf8');
  const bytes = compiler.pdf({ mainFileContent }, { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp: 0 });
  fs.writeFileSync(name + '.typst.pdf', bytes);
  compiler.evictCache(KEPT);
}

// ---- docx -------------------------------------------------------------------

let d;
const twips = (points) => Math.round(20 * points);
const A4 = { width: 11906, height: 16838 };
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850 };
const NONE = { style: 'none', size: 0, color: 'auto' };
const NO_LINES = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const SIDES = { left: 'left', right: 'right', center: 'center', justify: 'both' };

function style(name, s) {
  return {
    id: name, name,
    run: { size: 2 * s.size, bold: s.bold, italics: s.italic, underline: s.under ? {} : undefined },
    paragraph: {
      alignment: SIDES[s.align], indent: { firstLine: twips(s.indent) },
      spacing: { before: twips(s.above), after: twips(s.below), line: twips(s.line), lineRule: 'exact' },
    },
  };
}

function leaf(b, styles) {
  return new d.Paragraph({
    style: b.style, alignment: b.align ? SIDES[b.align] : undefined, keepNext: b.level > 0,
    outlineLevel: b.level > 0 ? b.level - 1 : undefined,
    border: styles[b.style].rule ? { bottom: { style: 'single', size: 6, space: 1, color: '000000' } } : undefined,
    children: b.runs.map(([text, bold, italics]) =>
      new d.TextRun({ text, bold: bold || undefined, italics: italics || undefined })),
  });
}

function table(b, styles, width) {
  const sum = b.widths.reduce((a, w) => a + w, 0);
  const widths = b.widths.map((w) => Math.round(width * w / sum));
  return new d.Table({
    columnWidths: widths, width: { size: width, type: 'dxa' }, layout: 'fixed', borders: b.grid ? undefined : NO_LINES,
    rows: b.rows.map((row, r) => new d.TableRow({
      tableHeader: r < b.head, cantSplit: true,
      children: row.map((c) => new d.TableCell({
        columnSpan: c.span > 1 ? c.span : undefined,
        children: c.blocks.length ? blocks(c.blocks, styles, width) : [new d.Paragraph('')],
      })),
    })),
  });
}

const blocks = (list, styles, width) => list.map((b) => b.runs ? leaf(b, styles) : table(b, styles, width));

function section(page, styles) {
  const width = (page.wide ? A4.height : A4.width) - MARGIN.left - MARGIN.right;
  const number = new d.TextRun({ children: [d.PageNumber.CURRENT], size: 28 });
  const size = { ...A4, orientation: page.wide ? 'landscape' : 'portrait' };
  return {
    properties: { titlePage: page.first, page: { margin: MARGIN, size } },
    headers: { default: new d.Header({ children: [new d.Paragraph({ alignment: 'center', children: [number] })] }) },
    children: blocks(page.blocks, styles, width),
  };
}

async function docx(name) {
  d ??= require('docx');
  const { title, styles, pages } = JSON.parse(fs.readFileSync(name + '.json', 'utf8'));
  pages[0].first = true;
  const document = new d.Document({
    title, creator: 'docgen',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 28 } } },
      paragraphStyles: Object.entries(styles).map(([id, s]) => style(id, s)),
    },
    sections: pages.map((page) => section(page, styles)),
  });
  fs.writeFileSync(name + '.js.docx', await d.Packer.toBuffer(document));
}

// -----------------------------------------------------------------------------

const [what, ...words] = process.argv.slice(2);
if (what === 'pair') {
  const [warm, ...names] = words;
  const spent = { pdf: 0, docx: 0 };
  const measured = async (kind, make) => {
    const start = process.cpuUsage();
    await make();
    const { user, system } = process.cpuUsage(start);
    spent[kind] += user + system;
  };
  for (const [i, name] of names.entries()) {
    if (i === Number(warm))
      spent.pdf = spent.docx = 0;
    await measured('pdf', () => pdf(name));
    await measured('docx', () => docx(name));
  }
  console.log(spent.pdf, spent.docx);
} else {
  for (const name of words)
    await (what === 'pdf' ? pdf(name) : docx(name));
}
