/*
 * numbering.c - word/numbering.xml: what labels.c planned.
 *
 * Levels carry no indents: a paragraph's style has them.  The label takes its
 * look from the paragraph's style, too (a few are bold by themselves), and is
 * parted from the text by a space, not by a tab.
 */
#include "docx/part.h"

#include <stdio.h>

static const char *const format_name[] = {
	[DG_DOCX_DECIMAL] = "decimal",
	[DG_DOCX_UPPER_ROMAN] = "upperRoman",
	[DG_DOCX_UPPER_LETTER] = "upperLetter",
	[DG_DOCX_LOWER_LETTER] = "lowerLetter",
	[DG_DOCX_BULLET] = "bullet",
	[DG_DOCX_NO_NUMBER] = "none",
};

/* The heading style bound to a level, from 0; NULL when there is none. */
static const struct dg_docx_style *
bound_style(const struct dg_docx *d, unsigned level)
{
	for (size_t i = 0; i < d->sheet->n_styles; i++)
		if (d->styles[i].of == NULL && d->styles[i].level == level + 1)
			return &d->styles[i];
	return NULL;
}

static void
lvl(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_level *level,
    unsigned index, bool headings)
{
	const struct dg_docx_style *style = headings ? bound_style(d, index) : NULL;

	dg_xml_open(x, "w:lvl");
	dg_xml_attr_int(x, "w:ilvl", index);
	dg_xml_val(x, "w:start", "1");
	dg_xml_val(x, "w:numFmt", format_name[level->format]);
	if (style != NULL)
		dg_xml_val_str(x, "w:pStyle", style->id);
	dg_xml_val(x, "w:suff", level->bare ? "nothing" : "space");
	dg_xml_val_str(x, "w:lvlText", level->text);
	dg_xml_val(x, "w:lvlJc", "left");
	dg_docx_r_pr(x, level->face);
	dg_xml_close(x);
}

static void
abstract_num(struct dg_docx *d, struct dg_xml *x, size_t index)
{
	const struct dg_docx_abstract *a = &d->labels.abstract[index];
	bool headings = index == 0 && d->sheet->scheme.n > 0;
	char nsid[16];

	/* Any value that differs from its neighbours'. */
	snprintf(nsid, sizeof nsid, "%08X", 0x10000000u + (unsigned)index * 0x11u);
	dg_xml_open(x, "w:abstractNum");
	dg_xml_attr_int(x, "w:abstractNumId", (int64_t)index);
	dg_xml_val(x, "w:nsid", nsid);
	dg_xml_val(x, "w:multiLevelType", a->n > 1 ? "multilevel" : "singleLevel");
	for (unsigned i = 0; i < a->n; i++)
		lvl(d, x, &a->level[i], i, headings);
	dg_xml_close(x);
}

static void
lvl_override(struct dg_xml *x, const struct dg_docx_num *num)
{
	dg_xml_open(x, "w:lvlOverride");
	dg_xml_attr_int(x, "w:ilvl", num->level);
	dg_xml_val_int(x, "w:startOverride", num->start);
	dg_xml_close(x);
}

static void
num(struct dg_docx *d, struct dg_xml *x, size_t index)
{
	const struct dg_docx_num *n = &d->labels.num[index];

	dg_xml_open(x, "w:num");
	dg_xml_attr_int(x, "w:numId", (int64_t)index + 1);
	dg_xml_val_int(x, "w:abstractNumId", n->abstract);
	if (n->starts)
		lvl_override(x, n);
	dg_xml_close(x);
}

void
dg_docx_numbering(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:numbering");
	dg_docx_namespaces(x);
	for (size_t i = 0; i < d->labels.n_abstracts; i++)
		abstract_num(d, x, i);
	for (size_t i = 0; i < d->labels.n_nums; i++)
		num(d, x, i);
	dg_xml_close(x);
}
