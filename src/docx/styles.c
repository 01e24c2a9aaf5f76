/*
 * styles.c - word/styles.xml: every style of the sheet as a named style of
 * Word's, and which heading style prints which level of the scheme.
 *
 * Normal is the body text.  Other styles are based on it, for those who work
 * on in Word, but say everything themselves, so nothing is inherited by
 * accident.
 */
#include "docx/part.h"

#include <stdio.h>

/* ---- identifiers and names -------------------------------------------------- */

/* Names that Word knows, in its own spelling. */
static const char *const word_own[] = {
	"Normal", "Title", "Subtitle", "Body Text", "Body Text Indent",
	"List", "List 2", "List 3", "List Number", "List Number 2", "List Number 3",
	"List Bullet", "List Bullet 2", "List Bullet 3", "List Paragraph",
	"List Continue", "heading 1", "heading 2", "heading 3", "heading 4",
	"heading 5", "heading 6", "heading 7", "heading 8", "heading 9",
	"header", "footer", "caption", "footnote text", "Signature", "Closing",
	"Date", "Salutation", "Normal Indent", "Block Text", "Quote",
	"TOC Heading", "toc 1", "toc 2", "toc 3", "toc 4",
};

/* Names and identifiers that this file gives to other things. */
static const struct { const char *name, *id; } taken[] = {
	{ "Normal", "Normal" }, { "Default Paragraph Font", "DefaultParagraphFont" },
	{ "Normal Table", "TableNormal" }, { "No List", "NoList" },
	{ "Table Grid", "TableGrid" }, { "Layout Table", "LayoutTable" },
	{ "Table End", "TableEnd" }, { "footnote reference", "FootnoteReference" },
};

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Equal but for the case of ASCII letters. */
static bool
same_name(struct dg_str a, struct dg_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = a.n; i-- > 0;)
		if (small(a.p[i]) != small(b.p[i]))
			return false;
	return true;
}

static bool
same_word(struct dg_str a, const char *b)
{
	for (size_t i = 0; i < a.n; i++)
		if (small(a.p[i]) != small(b[i]) || b[i] == '\0')
			return false;
	return b[a.n] == '\0';
}

static bool
is_words_own(struct dg_str name)
{
	for (size_t i = 0; i < sizeof word_own / sizeof *word_own; i++)
		if (same_word(name, word_own[i]))
			return true;
	return false;
}

/* "heading-1" gives "Heading1". */
static struct dg_str
camel_case(struct dg_arena *arena, struct dg_str name)
{
	struct dg_buf buf;
	bool up = true;

	dg_buf_init(&buf, name.n + 8);
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		bool digit = c >= '0' && c <= '9';
		if (letter || digit)
			dg_buf_putc(&buf, up && c >= 'a' && c <= 'z' ?
			    (char)(c - 'a' + 'A') : c);
		up = !letter && !digit;
	}
	if (buf.n == 0)
		dg_buf_puts(&buf, "Style");
	struct dg_str id = dg_arena_dup(arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return id;
}

/* Has one of the first n styles this name or identifier, in any case? */
static bool
is_used(const struct dg_docx *d, size_t n, struct dg_str s, bool ids)
{
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (same_word(s, ids ? taken[i].id : taken[i].name))
			return true;
	for (size_t i = 0; i < n; i++)
		if (same_name(s, ids ? d->styles[i].id : d->styles[i].name))
			return true;
	return false;
}

static struct dg_str
make_unique(struct dg_docx *d, size_t n, struct dg_str s, bool ids)
{
	struct dg_str tried = s;

	for (unsigned i = 2; is_used(d, n, tried, ids); i++)
		tried = dg_arena_fmt(d->arena, ids ? "%.*s%u" : "%.*s %u",
		    DG_FMT(s), i);
	return tried;
}

/* The level whose headings have this style: named heading-1 or "heading 1". */
static uint8_t
heading_of(const struct dg_docx *d, const struct dg_docx_style *s)
{
	if (s->style->outline == 0 || s->style->outline > d->sheet->scheme.n)
		return 0;
	for (const struct dg_docx_style *t = d->styles; t < s; t++)
		if (t->level == s->style->outline)
			return 0;
	return dg_str_starts(s->name, "heading ") ||
	    dg_str_starts(s->style->name, "heading") ? s->style->outline : 0;
}

/* "signer+1440" is the style signer with more space before it. */
static const struct dg_docx_style *
spaced_from(const struct dg_docx *d, size_t n, struct dg_str name)
{
	size_t plus = dg_str_find_char(name, '+');

	if (plus == name.n)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (dg_str_eq(d->styles[i].style->name, dg_str_sub(name, 0, plus)))
			return &d->styles[i];
	return NULL;
}

void
dg_docx_plan_styles(struct dg_docx *d)
{
	const struct dg_sheet *sheet = d->sheet;

	d->styles = DG_NEW_ARRAY(d->arena, sheet->n_styles, struct dg_docx_style);
	for (size_t i = 0; i < sheet->n_styles; i++) {
		const struct dg_style *style = &sheet->styles[i];
		struct dg_docx_style *s = &d->styles[i];
		const struct dg_docx_style *of = spaced_from(d, i, style->name);
		if (of != NULL) {
			*s = *of;
			s->of = of;
			s->style = style;
			continue;
		}
		s->style = style;
		if (style == sheet->body) {
			s->id = s->name = DG_STR("Normal");
		} else {
			s->id = make_unique(d, i,
			    camel_case(d->arena, style->name), true);
			s->name = make_unique(d, i, style->word_name.n > 0 ?
			    style->word_name : style->name, false);
		}
		s->built_in = is_words_own(s->name);
		s->level = heading_of(d, s);
	}
}

const struct dg_docx_style *
dg_docx_style_of(const struct dg_docx *d, const struct dg_style *style)
{
	const struct dg_sheet *sheet = d->sheet;

	if (style < sheet->styles || style >= sheet->styles + sheet->n_styles)
		style = sheet->body;
	return &d->styles[style - sheet->styles];
}

/* ---- measures --------------------------------------------------------------- */

int64_t
dg_docx_half_points(dg_emu e)
{
	return dg_emu_div(e, DG_EMU_PT / 2);
}

int64_t
dg_docx_eighths(dg_emu e)
{
	return dg_emu_div(e * 8, DG_EMU_PT);
}

void
dg_docx_color(uint32_t color, char out[8])
{
	snprintf(out, 8, "%06X", (unsigned)(color & 0xffffff));
}

void
dg_docx_spacing(struct dg_xml *x, const struct dg_style *s, dg_emu lower)
{
	dg_xml_open(x, "w:spacing");
	dg_xml_attr_int(x, "w:before", DG_TO_TWIPS(s->before + lower));
	dg_xml_attr_int(x, "w:after", DG_TO_TWIPS(s->after));
	dg_xml_attr_int(x, "w:line", DG_TO_TWIPS(s->line));
	dg_xml_attr(x, "w:lineRule", "exact");
	dg_xml_close(x);
}

void
dg_docx_ind(struct dg_xml *x, const struct dg_style *s)
{
	dg_xml_open(x, "w:ind");
	dg_xml_attr_int(x, "w:left", DG_TO_TWIPS(s->left));
	dg_xml_attr_int(x, "w:right", DG_TO_TWIPS(s->right));
	if (s->first < 0)
		dg_xml_attr_int(x, "w:hanging", DG_TO_TWIPS(-s->first));
	else
		dg_xml_attr_int(x, "w:firstLine", DG_TO_TWIPS(s->first));
	dg_xml_close(x);
}

const char *
dg_docx_jc(enum dg_align align)
{
	static const char *const jc[] = {
		[DG_ALIGN_DEFAULT] = "left",
		[DG_ALIGN_LEFT] = "left",
		[DG_ALIGN_CENTER] = "center",
		[DG_ALIGN_RIGHT] = "right",
		[DG_ALIGN_JUSTIFY] = "both",
	};
	return jc[align];
}

/* ---- w:docDefaults ------------------------------------------------------------ */

static void
r_fonts(struct dg_xml *x, struct dg_str font)
{
	dg_xml_open(x, "w:rFonts");
	dg_xml_attr_str(x, "w:ascii", font);
	dg_xml_attr_str(x, "w:hAnsi", font);
	dg_xml_attr_str(x, "w:eastAsia", font);
	dg_xml_attr_str(x, "w:cs", font);
	dg_xml_close(x);
}

static void
lang(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:lang");
	dg_xml_attr_str(x, "w:val", d->meta->language);
	dg_xml_attr_str(x, "w:eastAsia", d->meta->language);
	dg_xml_attr(x, "w:bidi", "ar-SA");
	dg_xml_close(x);
}

static void
sz(struct dg_xml *x, dg_emu size)
{
	dg_xml_val_int(x, "w:sz", dg_docx_half_points(size));
	dg_xml_val_int(x, "w:szCs", dg_docx_half_points(size));
}

static void
doc_defaults(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:docDefaults");
	dg_xml_open(x, "w:rPrDefault");
	dg_xml_open(x, "w:rPr");
	r_fonts(x, d->sheet->font);
	sz(x, d->sheet->body->size);
	lang(d, x);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_empty(x, "w:pPrDefault");
	dg_xml_close(x);
}

/* ---- w:style -------------------------------------------------------------------- */

/* <w:style> with its name; mark: w:default, w:customStyle or NULL.  The caller
 * closes it. */
static void
style_open(struct dg_xml *x, const char *type, const char *mark, struct dg_str id,
    struct dg_str name)
{
	dg_xml_open(x, "w:style");
	dg_xml_attr(x, "w:type", type);
	if (mark != NULL)
		dg_xml_attr(x, mark, "1");
	dg_xml_attr_str(x, "w:styleId", id);
	dg_xml_val_str(x, "w:name", name);
}

/* What Word's lists of styles do not show before it is used. */
static void
hidden(struct dg_xml *x, const char *priority)
{
	dg_xml_val(x, "w:uiPriority", priority);
	dg_xml_empty(x, "w:semiHidden");
	dg_xml_empty(x, "w:unhideWhenUsed");
}

static void
on_or_off(struct dg_xml *x, const char *element, bool on)
{
	dg_xml_open(x, element);
	if (!on)
		dg_xml_attr(x, "w:val", "0");
	dg_xml_close(x);
}

/* A property of the type and the same of complex scripts, where base differs. */
static void
toggle(struct dg_xml *x, const char *element, const char *complex, bool on, bool base)
{
	if (on == base)
		return;
	on_or_off(x, element, on);
	on_or_off(x, complex, on);
}

static void
style_r_pr(struct dg_docx *d, struct dg_xml *x, const struct dg_style *s)
{
	uint8_t base = s == d->sheet->body ? 0 : d->sheet->body->face;
	uint32_t color = s == d->sheet->body ? 0 : d->sheet->body->color;
	char value[8];

	dg_xml_open(x, "w:rPr");
	toggle(x, "w:b", "w:bCs", s->face & DG_BOLD, base & DG_BOLD);
	toggle(x, "w:i", "w:iCs", s->face & DG_ITALIC, base & DG_ITALIC);
	if (s->color != color) {
		dg_docx_color(s->color, value);
		dg_xml_val(x, "w:color", value);
	}
	sz(x, s->size);
	if ((s->face ^ base) & DG_UNDERLINE)
		dg_xml_val(x, "w:u", s->face & DG_UNDERLINE ? "single" : "none");
	dg_xml_close(x);
}

/* The numbering that a heading style brings along. */
static void
num_pr(struct dg_xml *x, uint8_t level)
{
	dg_xml_open(x, "w:numPr");
	if (level > 1)
		dg_xml_val_int(x, "w:ilvl", level - 1);
	dg_xml_val(x, "w:numId", "1");
	dg_xml_close(x);
}

/* A tab to the right margin, with dots. */
static void
tabs(struct dg_docx *d, struct dg_xml *x)
{
	const struct dg_page_setup *page = &d->sheet->main;

	dg_xml_open(x, "w:tabs");
	dg_xml_open(x, "w:tab");
	dg_xml_attr(x, "w:val", "right");
	dg_xml_attr(x, "w:leader", "dot");
	dg_xml_attr_int(x, "w:pos", DG_TO_TWIPS(page->width) -
	    DG_TO_TWIPS(page->left) - DG_TO_TWIPS(page->right));
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
style_p_pr(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_style *named)
{
	const struct dg_style *s = named->style, *body = d->sheet->body;

	dg_xml_open(x, "w:pPr");
	if (s == body ? s->keep_next : s->keep_next != body->keep_next)
		on_or_off(x, "w:keepNext", s->keep_next);
	if (s == body ? s->keep_lines : s->keep_lines != body->keep_lines)
		on_or_off(x, "w:keepLines", s->keep_lines);
	if (s == body)
		dg_xml_empty(x, "w:widowControl");
	if (named->level > 0)
		num_pr(x, named->level);
	if (s->leader)
		tabs(d, x);
	dg_docx_spacing(x, s, 0);
	dg_docx_ind(x, s);
	dg_xml_val(x, "w:jc", dg_docx_jc(s->align));
	if (s->outline > 0)
		dg_xml_val_int(x, "w:outlineLvl", s->outline - 1);
	dg_xml_close(x);
}

static void
paragraph_style(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_style *s)
{
	bool normal = s->style == d->sheet->body;

	style_open(x, "paragraph", normal ? "w:default" : s->built_in ? NULL :
	    "w:customStyle", s->id, s->name);
	if (!normal)
		dg_xml_val(x, "w:basedOn", "Normal");
	if (s->style->outline > 0)
		dg_xml_val(x, "w:next", "Normal");
	if (s->level > 0)
		dg_xml_val(x, "w:uiPriority", "9");
	dg_xml_empty(x, "w:qFormat");
	style_p_pr(d, x, s);
	style_r_pr(d, x, s->style);
	dg_xml_close(x);
}

static void
default_paragraph_font(struct dg_xml *x)
{
	style_open(x, "character", "w:default", DG_STR("DefaultParagraphFont"),
	    DG_STR("Default Paragraph Font"));
	hidden(x, "1");
	dg_xml_close(x);
}

static void
footnote_reference(struct dg_xml *x)
{
	style_open(x, "character", NULL, DG_STR("FootnoteReference"),
	    DG_STR("footnote reference"));
	dg_xml_val(x, "w:basedOn", "DefaultParagraphFont");
	dg_xml_val(x, "w:uiPriority", "99");
	dg_xml_open(x, "w:rPr");
	dg_xml_val(x, "w:vertAlign", "superscript");
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
no_list(struct dg_xml *x)
{
	style_open(x, "numbering", "w:default", DG_STR("NoList"), DG_STR("No List"));
	hidden(x, "99");
	dg_xml_close(x);
}

/* The paragraph that the format wants behind a table, as low as Word allows. */
static void
table_end(struct dg_xml *x)
{
	struct dg_style tiny = { .size = DG_PT(1), .line = DG_TABLE_END };

	style_open(x, "paragraph", "w:customStyle", DG_STR("TableEnd"),
	    DG_STR("Table End"));
	dg_xml_val(x, "w:basedOn", "Normal");
	dg_xml_empty(x, "w:semiHidden");
	dg_xml_open(x, "w:pPr");
	dg_docx_spacing(x, &tiny, 0);
	dg_docx_ind(x, &tiny);
	dg_xml_close(x);
	dg_xml_open(x, "w:rPr");
	sz(x, tiny.size);
	dg_xml_close(x);
	dg_xml_close(x);
}

/* ---- table styles ----------------------------------------------------------------- */

static void
margin(struct dg_xml *x, const char *side, dg_emu width)
{
	dg_xml_open(x, side);
	dg_xml_attr_int(x, "w:w", DG_TO_TWIPS(width));
	dg_xml_attr(x, "w:type", "dxa");
	dg_xml_close(x);
}

static void
tbl_cell_mar(struct dg_xml *x, dg_emu pad_x, dg_emu pad_y)
{
	dg_xml_open(x, "w:tblCellMar");
	margin(x, "w:top", pad_y);
	margin(x, "w:left", pad_x);
	margin(x, "w:bottom", pad_y);
	margin(x, "w:right", pad_x);
	dg_xml_close(x);
}

static void
tbl_ind(struct dg_xml *x)
{
	dg_xml_open(x, "w:tblInd");
	dg_xml_attr(x, "w:w", "0");
	dg_xml_attr(x, "w:type", "dxa");
	dg_xml_close(x);
}

static void
tbl_borders(struct dg_xml *x, dg_emu thickness)
{
	static const char *const side[] = { "w:top", "w:left", "w:bottom", "w:right",
		"w:insideH", "w:insideV" };

	dg_xml_open(x, "w:tblBorders");
	for (size_t i = 0; i < sizeof side / sizeof *side; i++) {
		dg_xml_open(x, side[i]);
		dg_xml_attr(x, "w:val", "single");
		dg_xml_attr_int(x, "w:sz", dg_docx_eighths(thickness));
		dg_xml_attr(x, "w:space", "0");
		dg_xml_attr(x, "w:color", "auto");
		dg_xml_close(x);
	}
	dg_xml_close(x);
}

static void
normal_table(struct dg_xml *x)
{
	style_open(x, "table", "w:default", DG_STR("TableNormal"),
	    DG_STR("Normal Table"));
	hidden(x, "99");
	dg_xml_open(x, "w:tblPr");
	tbl_ind(x);
	tbl_cell_mar(x, DG_TWIP(108), 0);
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
table_grid(struct dg_docx *d, struct dg_xml *x)
{
	style_open(x, "table", NULL, DG_STR("TableGrid"), DG_STR("Table Grid"));
	dg_xml_val(x, "w:basedOn", "TableNormal");
	dg_xml_val(x, "w:uiPriority", "39");
	dg_xml_open(x, "w:tblPr");
	tbl_borders(x, d->sheet->grid.border);
	tbl_cell_mar(x, d->sheet->grid.pad_x, d->sheet->grid.pad_y);
	dg_xml_close(x);
	dg_xml_close(x);
}

/* Tables that only put things side by side. */
static void
layout_table(struct dg_xml *x)
{
	style_open(x, "table", "w:customStyle", DG_STR("LayoutTable"),
	    DG_STR("Layout Table"));
	dg_xml_val(x, "w:basedOn", "TableNormal");
	dg_xml_val(x, "w:uiPriority", "99");
	dg_xml_open(x, "w:tblPr");
	tbl_cell_mar(x, 0, 0);
	dg_xml_close(x);
	dg_xml_close(x);
}

void
dg_docx_styles(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:styles");
	dg_docx_namespaces(x);
	doc_defaults(d, x);
	for (size_t i = 0; i < d->sheet->n_styles; i++)
		if (d->styles[i].of == NULL)
			paragraph_style(d, x, &d->styles[i]);
	default_paragraph_font(x);
	normal_table(x);
	no_list(x);
	if (d->n_notes > 0)
		footnote_reference(x);
	table_end(x);
	table_grid(d, x);
	layout_table(x);
	dg_xml_close(x);
}
