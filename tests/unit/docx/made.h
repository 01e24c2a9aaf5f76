/*
 * made.h - composed documents made by hand, written and read back (inside
 * tests/unit/docx).
 */
#ifndef DG_TEST_MADE_H
#define DG_TEST_MADE_H

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <zip.h>

#include "docx/docx.h"

enum { S_BODY, S_HEADING_1, S_HEADING_2, S_HEADING_3, S_HEADING_4, S_NUMBERED, S_LIST,
	S_CELL, S_CELL_HEAD, S_RULED, S_NOTE, S_PAGE_NUMBER, S_STYLES };

struct made {
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;
	struct dg_doc		 doc;
	struct dg_fonts		*fonts;
	struct dg_worker	 worker;
	struct dg_style		 styles[S_STYLES];
	struct dg_sheet		 sheet;
	struct dg_metadata	 meta;
	struct dg_buf		 out;
	struct dg_node		*root;
};

static inline void
made_style(struct made *m, int at, const char *name, const char *word_name,
    uint8_t face, enum dg_align align)
{
	m->styles[at] = (struct dg_style){ .name = dg_str_of(name),
	    .word_name = dg_str_of(word_name), .size = DG_PT(14), .line = DG_PT(18),
	    .before = DG_PT(6), .face = face, .align = align };
}

static inline void
made_styles(struct made *m)
{
	made_style(m, S_BODY, "body", "Body Text", 0, DG_ALIGN_JUSTIFY);
	m->styles[S_BODY].first = DG_MM(10);
	for (int i = 0; i < 4; i++) {
		static const char *const name[] = { "heading-1", "heading-2",
			"heading-3", "heading-4" };
		static const char *const word[] = { "heading 1", "heading 2",
			"heading 3", "heading 4" };
		made_style(m, S_HEADING_1 + i, name[i], word[i], DG_BOLD,
		    DG_ALIGN_JUSTIFY);
		m->styles[S_HEADING_1 + i].outline = (uint8_t)(i + 1);
		m->styles[S_HEADING_1 + i].keep_next = true;
		m->styles[S_HEADING_1 + i].first = DG_MM(10);
	}
	made_style(m, S_NUMBERED, "numbered", "Numbered", 0, DG_ALIGN_JUSTIFY);
	made_style(m, S_LIST, "list", "List", 0, DG_ALIGN_JUSTIFY);
	m->styles[S_LIST].first = DG_MM(10);
	made_style(m, S_CELL, "table-cell", "Table Text", 0, DG_ALIGN_LEFT);
	made_style(m, S_CELL_HEAD, "table-head", "Table Head", DG_BOLD,
	    DG_ALIGN_CENTER);
	m->styles[S_CELL].before = m->styles[S_CELL_HEAD].before = 0;
	made_style(m, S_RULED, "national-title", "Tiêu ngữ", DG_BOLD, DG_ALIGN_CENTER);
	m->styles[S_RULED].rule = (struct dg_line_rule){ .permille = 1000,
	    .thickness = DG_PT(1) / 2, .gap = DG_PT(4) };
	made_style(m, S_NOTE, "note", "footnote text", 0, DG_ALIGN_JUSTIFY);
	m->styles[S_NOTE].size = DG_PT(10);
	m->styles[S_NOTE].line = DG_PT(12);
	made_style(m, S_PAGE_NUMBER, "page-number", "header", 0, DG_ALIGN_CENTER);
	m->styles[S_PAGE_NUMBER].before = 0;
}

static inline struct dg_page_setup
made_page(bool wide)
{
	return (struct dg_page_setup){ .width = wide ? DG_MM(297) : DG_MM(210),
	    .height = wide ? DG_MM(210) : DG_MM(297), .top = DG_MM(20),
	    .bottom = DG_MM(20), .left = DG_MM(30), .right = DG_MM(15),
	    .header = DG_MM(10) };
}

/* "I- 1- 1.1- -"; punctuation as the third argument says. */
static inline void
made_scheme(struct made *m)
{
	m->sheet.scheme.n = 4;
	m->sheet.scheme.level[0] = (struct dg_number_level){ DG_NUM_ROMAN, 1,
	    DG_STR("-"), DG_STR(""), NULL };
	m->sheet.scheme.level[1] = (struct dg_number_level){ DG_NUM_DECIMAL, 1,
	    DG_STR("."), DG_STR(""), NULL };
	m->sheet.scheme.level[2] = (struct dg_number_level){ DG_NUM_DECIMAL, 2,
	    DG_STR("."), DG_STR(""), NULL };
	m->sheet.scheme.level[3] = (struct dg_number_level){ DG_NUM_BULLET, 0,
	    DG_STR(""), DG_STR("-"), NULL };
}

static inline void
made_open(struct made *m)
{
	memset(m, 0, sizeof *m);
	dg_arena_init(&m->arena);
	dg_sources_init(&m->sources, &m->arena);
	dg_sink_init(&m->sink);
	m->doc = (struct dg_doc){ .arena = &m->arena, .sources = &m->sources,
	    .sink = &m->sink };
	m->root = m->doc.root = dg_node_new(&m->arena, DG_K_DOC, DG_NOWHERE);
	m->fonts = dg_fonts_open(NULL, &m->sink);
	assert_non_null(m->fonts);
	dg_worker_init(&m->worker, m->fonts);
	made_styles(m);
	m->sheet.styles = m->styles;
	m->sheet.n_styles = S_STYLES;
	m->sheet.body = &m->styles[S_BODY];
	m->sheet.page_number = &m->styles[S_PAGE_NUMBER];
	m->sheet.font = DG_STR("Times New Roman");
	m->sheet.main = made_page(false);
	m->sheet.main.first_hidden = true;
	m->sheet.main_landscape = made_page(true);
	m->sheet.annex = made_page(false);
	m->sheet.annex.restart = true;
	m->sheet.grid = (struct dg_table_style){ DG_PT(1) / 2, DG_MM(2), DG_TWIP(20) };
	made_scheme(m);
	m->meta.title = DG_STR("Kế hoạch thử <số 1> & \"2\"");
	m->meta.author = DG_STR("TỈNH ỦY A");
	m->meta.language = DG_STR("vi-VN");
	m->meta.producer = DG_STR("docgen 1");
	dg_buf_init(&m->out, 64 << 20);
	m->root->page = &m->sheet.main;
}

static inline void
made_close(struct made *m)
{
	dg_buf_fini(&m->out);
	dg_worker_fini(&m->worker);
	dg_fonts_free(m->fonts);
	dg_sink_fini(&m->sink);
	dg_sources_fini(&m->sources);
	dg_arena_fini(&m->arena);
}

/* ---- nodes ------------------------------------------------------------------ */

static inline struct dg_node *
made_node(struct made *m, struct dg_node *parent, enum dg_kind kind)
{
	struct dg_node *n = dg_node_new(&m->arena, kind, DG_NOWHERE);

	dg_node_append(parent, n);
	return n;
}

static inline void
made_run(struct made *m, struct dg_node *leaf, const char *words, uint8_t face)
{
	dg_node_append(leaf, dg_node_text(&m->arena, dg_str_of(words), face, DG_NOWHERE,
	    DG_FROM_PLAN));
}

static inline struct dg_node *
made_para(struct made *m, struct dg_node *parent, int style, const char *words)
{
	struct dg_node *n = made_node(m, parent, DG_K_PARA);

	n->style = &m->styles[style];
	if (words[0] != '\0')
		made_run(m, n, words, 0);
	return n;
}

static inline struct dg_node *
made_section(struct made *m, struct dg_node *parent, unsigned level, const char *label,
    const char *words)
{
	struct dg_node *s = made_node(m, parent, DG_K_SECTION);
	struct dg_node *h = made_node(m, s, DG_K_HEADING);

	s->u.section.level = h->u.section.level = (uint8_t)level;
	s->label = h->label = dg_str_of(label);
	h->style = &m->styles[S_HEADING_1 + (int)level - 1];
	made_run(m, h, words, 0);
	return s;
}

static inline struct dg_node *
made_list(struct made *m, struct dg_node *parent, enum dg_marker marker, unsigned level)
{
	struct dg_node *list = made_node(m, parent, DG_K_LIST);

	list->u.list.marker = marker;
	list->u.list.level = (uint8_t)level;
	list->u.list.start = 1;
	return list;
}

static inline struct dg_node *
made_item(struct made *m, struct dg_node *list, unsigned value, const char *label,
    const char *words)
{
	struct dg_node *item = made_node(m, list, DG_K_ITEM);
	struct dg_node *para = made_para(m, item, S_LIST, words);

	item->u.item.value = value;
	item->label = para->label = dg_str_of(label);
	para->u.para.labelled = item;
	return item;
}

static inline struct dg_node *
made_table(struct made *m, struct dg_node *parent, unsigned columns, enum dg_look look)
{
	struct dg_node *table = made_node(m, parent, DG_K_TABLE);

	table->u.table.columns = columns;
	table->u.table.look = look;
	table->u.table.widths = DG_NEW_ARRAY(&m->arena, columns, dg_emu);
	for (unsigned i = 0; i < columns; i++)
		table->u.table.widths[i] = DG_TWIP(9356 / columns);
	return table;
}

static inline struct dg_node *
made_cell(struct made *m, struct dg_node *row, unsigned column, unsigned colspan,
    unsigned rowspan, const char *words)
{
	struct dg_node *cell = made_node(m, row, DG_K_CELL);

	cell->u.cell.column = column;
	cell->u.cell.colspan = colspan;
	cell->u.cell.rowspan = rowspan;
	made_para(m, cell, S_CELL, words);
	return cell;
}

/* ---- written and read back --------------------------------------------------- */

/* Writes; with DG_KEEP in the environment also into that folder, for judges. */
static inline void
made_write(struct made *m, const char *name)
{
	const char *keep = getenv("DG_KEEP");
	char path[512];

	m->out.n = 0;
	dg_node_verify(m->root);
	assert_true(dg_docx_write(&m->doc, &m->sheet, &m->worker, &m->meta, &m->out));
	assert_false(dg_sink_failed(&m->sink));
	if (keep == NULL)
		return;
	snprintf(path, sizeof path, "%s/%s.docx", keep, name);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(m->out.p, 1, m->out.n, f), m->out.n);
	fclose(f);
}

/* The bytes of a part, terminated, or NULL; free() it. */
static inline char *
made_part(const struct made *m, const char *name)
{
	zip_source_t *source = zip_source_buffer_create(m->out.p, m->out.n, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
	zip_stat_t stat;
	char *bytes = NULL;

	assert_non_null(zip);
	if (zip_stat(zip, name, 0, &stat) == 0) {
		bytes = malloc(stat.size + 1);
		zip_file_t *f = zip_fopen(zip, name, 0);
		assert_int_equal(zip_fread(f, bytes, stat.size), stat.size);
		bytes[stat.size] = '\0';
		zip_fclose(f);
	}
	zip_close(zip);
	return bytes;
}

static inline xmlDocPtr
made_xml(const struct made *m, const char *name)
{
	char *bytes = made_part(m, name);

	assert_non_null(bytes);
	xmlDocPtr xml = xmlReadMemory(bytes, (int)strlen(bytes), name, NULL,
	    XML_PARSE_NONET);
	assert_non_null(xml);
	free(bytes);
	return xml;
}

/* Does the canonical form of a part hold this? */
static inline void
assert_part_has(const struct made *m, const char *part, const char *expected, int line)
{
	xmlDocPtr xml = made_xml(m, part);
	xmlChar *canonical = NULL;

	assert_true(xmlC14NDocDumpMemory(xml, NULL, XML_C14N_1_0, NULL, 0,
	    &canonical) > 0);
	if (strstr((char *)canonical, expected) == NULL)
		fail_msg("line %d: %s lacks\n%s\nit is\n%s", line, part, expected,
		    (char *)canonical);
	xmlFree(canonical);
	xmlFreeDoc(xml);
}
#define assert_part(m, part, expected) assert_part_has((m), (part), (expected), __LINE__)
#define assert_no_part(m, part, text) do { \
	char *bytes_ = made_part((m), (part)); \
	assert_non_null(bytes_); \
	assert_null(strstr(bytes_, (text))); \
	free(bytes_); \
} while (0)

#endif
