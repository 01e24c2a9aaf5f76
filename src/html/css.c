/*
 * css.c - the style sheet of a page: every measure is the computed style's.
 *
 * On a wide screen the page is a sheet of the paper's width; on a narrow one it fills the
 * screen, and what stands side by side stands below one another.  Printed, it has the
 * paper's size and margins.
 */
#include "html/part.h"

#define NARROW "@media screen and (max-width:600px){\n"

/* "name:1.5pt;" */
static void
property(struct dg_html *h, const char *name, dg_emu e)
{
	dg_html_fmt(h, "%s:", name);
	dg_html_length(h, e);
	dg_html_raw(h, ";");
}

static void
color(struct dg_html *h, uint32_t c)
{
	dg_html_fmt(h, "#%06x", (unsigned)c);
}

/* A share of a whole, in hundredths of a percent. */
static void
percent(struct dg_html *h, dg_emu part, dg_emu whole)
{
	int64_t n = whole > 0 ? dg_emu_div(part * 10000, whole) : 0;

	dg_html_fmt(h, "%lld.%02d%%", (long long)(n / 100), (int)(n % 100));
}

/* ---- styles of paragraphs ------------------------------------------------------------- */

static void
selector(struct dg_html *h, const struct dg_style *s, const char *more)
{
	dg_html_raw(h, ".");
	dg_html_style(h, s);
	dg_html_fmt(h, "%s{", more);
}

/* The line below the words, as wide as a share of them or of their column. */
static void
rule(struct dg_html *h, const struct dg_style *s)
{
	const struct dg_line_rule *r = &s->rule;

	if (r->permille <= 0)
		return;
	if (!r->column && s->align == DG_ALIGN_CENTER) {
		selector(h, s, "");
		dg_html_raw(h, "width:fit-content;max-width:100%;margin-left:auto;"
		    "margin-right:auto}\n");
	}
	selector(h, s, "::after");
	dg_html_raw(h, "content:\"\";position:absolute;left:");
	percent(h, 1000 - r->permille, 2000);
	dg_html_raw(h, ";width:");
	percent(h, r->permille, 1000);
	dg_html_raw(h, ";top:calc(100% + ");
	dg_html_length(h, dg_baseline(s->line) - s->line + r->gap);
	dg_html_raw(h, ");border-top:");
	dg_html_length(h, r->thickness);
	dg_html_raw(h, " solid}\n");
}

/* It takes no room, and its middle is that of the words. */
static void
frame(struct dg_html *h, const struct dg_style *s)
{
	const struct dg_frame *f = &s->frame;

	if (!dg_frame_is_drawn(f))
		return;
	selector(h, s, "");
	dg_html_raw(h, "width:fit-content;margin-left:auto;margin-right:auto}\n");
	selector(h, s, "::before");
	dg_html_raw(h, "content:\"\";position:absolute;left:50%;top:50%;"
	    "transform:translate(-50%,-50%);");
	property(h, "height", f->height);
	if (f->width > 0) {
		property(h, "width", f->width);
	} else {
		dg_html_raw(h, "width:calc(100% + ");
		dg_html_length(h, 2 * f->pad);
		dg_html_raw(h, ");");
	}
	dg_html_raw(h, "border:");
	dg_html_length(h, f->thickness);
	dg_html_raw(h, " solid}\n");
}

static const char *
align_name(enum dg_align align)
{
	static const char *const name[] = { [DG_ALIGN_DEFAULT] = "left", [DG_ALIGN_LEFT] = "left",
		[DG_ALIGN_CENTER] = "center", [DG_ALIGN_RIGHT] = "right",
		[DG_ALIGN_JUSTIFY] = "justify" };

	return name[align];
}

/* A printer's bright red is too bright for letters that shine. */
static void
on_screens(struct dg_html *h, const struct dg_style *s)
{
	uint32_t darker = 0;

	for (int shift = 16; shift >= 0; shift -= 8)
		darker |= (s->color >> shift & 255) * 7 / 8 << shift;
	if (s->color == 0)
		return;
	dg_html_raw(h, "@media screen{");
	selector(h, s, "");
	dg_html_raw(h, "color:");
	color(h, darker);
	dg_html_raw(h, "}}\n");
}

static void
style(struct dg_html *h, const struct dg_style *s)
{
	selector(h, s, "");
	dg_html_raw(h, "display:block;position:relative;");
	property(h, "font-size", s->size);
	property(h, "line-height", s->line);
	property(h, "margin-top", s->before);
	property(h, "margin-bottom", s->after);
	property(h, "padding-left", s->left);
	property(h, "padding-right", s->right);
	property(h, "text-indent", s->first);
	dg_html_fmt(h, "text-align:%s;", align_name(s->align));
	dg_html_raw(h, s->face & DG_BOLD ? "font-weight:bold;" : "font-weight:normal;");
	dg_html_raw(h, s->face & DG_ITALIC ? "font-style:italic;" : "font-style:normal;");
	if (s->face & DG_UNDERLINE)
		dg_html_raw(h, "text-decoration:underline;");
	if (s->keep_next)
		dg_html_raw(h, "break-after:avoid;");
	if (s->keep_lines)
		dg_html_raw(h, "break-inside:avoid;");
	if (s->rule.permille > 0)
		property(h, "min-height", s->line);
	dg_html_raw(h, "color:");
	color(h, s->color);
	dg_html_raw(h, "}\n");
	/* Few words fill a narrow line: justified, they would stand apart. */
	if (s->align == DG_ALIGN_JUSTIFY) {
		dg_html_raw(h, NARROW);
		selector(h, s, "");
		dg_html_raw(h, "text-align:left}}\n");
	}
	on_screens(h, s);
	rule(h, s);
	frame(h, s);
}

/* ---- tables ------------------------------------------------------------------------------ */

static unsigned
columns_of(const struct dg_node *table)
{
	unsigned n = table->u.table.columns;

	return n < 1 ? 1 : n > DG_MAX_COLUMNS ? DG_MAX_COLUMNS : n;
}

static dg_emu
width_of(const struct dg_node *table, unsigned i)
{
	return table->u.table.widths != NULL ? table->u.table.widths[i] : DG_EMU_PT;
}

static void
side_by_side(struct dg_html *h, const struct dg_node *table, size_t number)
{
	dg_html_fmt(h, ".t%zu{grid-template-columns:", number);
	for (unsigned i = 0; i < columns_of(table); i++)
		dg_html_fmt(h, "%sminmax(0,%lldfr)", i > 0 ? " " : "",
		    (long long)DG_TO_TWIPS(width_of(table, i)));
	dg_html_raw(h, "}\n");
}

static void
ruled(struct dg_html *h, const struct dg_node *table, size_t number)
{
	dg_emu whole = 0;

	for (unsigned i = 0; i < columns_of(table); i++)
		whole += width_of(table, i);
	if (table->u.table.widths != NULL) {
		dg_html_fmt(h, ".t%zu{", number);
		property(h, "width", whole);
		dg_html_raw(h, "}\n");
	}
	for (unsigned i = 0; i < columns_of(table); i++) {
		dg_html_fmt(h, ".t%zu col:nth-child(%u){width:", number, i + 1);
		percent(h, width_of(table, i), whole);
		dg_html_raw(h, "}\n");
	}
	if (columns_of(table) > 3)
		dg_html_fmt(h, NARROW ".t%zu{min-width:%upx}}\n", number, 80 * columns_of(table));
}

static void
tables(struct dg_html *h)
{
	unsigned most = 1;

	for (size_t i = 0; i < h->n_tables; i++) {
		const struct dg_node *t = h->tables[i];

		if (t->u.table.look == DG_LOOK_GRID) {
			ruled(h, t, i + 1);
			continue;
		}
		side_by_side(h, t, i + 1);
		most = columns_of(t) > most ? columns_of(t) : most;
	}
	dg_html_raw(h, "@media print,screen and (min-width:600.02px){\n");
	for (unsigned i = 0; i < most; i++)
		dg_html_fmt(h, ".k%u{grid-column-start:%u}\n", i, i + 1);
	for (unsigned i = 2; i <= most; i++)
		dg_html_fmt(h, ".w%u{grid-column-end:span %u}\n", i, i);
	dg_html_raw(h, "}\nth,td{border:");
	dg_html_length(h, h->sheet->grid.border);
	dg_html_raw(h, " solid #000;padding:");
	dg_html_length(h, h->sheet->grid.pad_y);
	dg_html_raw(h, " ");
	dg_html_length(h, h->sheet->grid.pad_x);
	dg_html_raw(h, ";vertical-align:top;font-weight:inherit;text-align:inherit}\n");
}

/* ---- pictures ------------------------------------------------------------------------------ */

static void
pictures(struct dg_html *h)
{
	for (size_t i = 0; i < h->n_pictures; i++) {
		const struct dg_node *p = h->pictures[i];
		const struct dg_picture *file = p->u.picture.file;

		dg_html_fmt(h, ".i%zu{position:absolute;", i + 1);
		property(h, "width", file->cx);
		property(h, "height", file->cy);
		dg_html_raw(h, "left:calc(50% + ");
		dg_html_length(h, p->u.picture.middle - file->cx / 2);
		dg_html_raw(h, ");top:calc(100% + ");
		dg_html_length(h, p->u.picture.top);
		dg_html_fmt(h, ");z-index:%d}\n", p->u.picture.over ? 2 : 1);
	}
}

/* ---- paper ------------------------------------------------------------------------------------ */

static void
margins(struct dg_html *h, const struct dg_page_setup *p, bool back)
{
	dg_html_length(h, p->top);
	dg_html_raw(h, " ");
	dg_html_length(h, back ? p->left : p->right);
	dg_html_raw(h, " ");
	dg_html_length(h, p->bottom);
	dg_html_raw(h, " ");
	dg_html_length(h, back ? p->right : p->left);
}

/* Pages of one setup; name is empty for those that have none of their own. */
static void
page(struct dg_html *h, const struct dg_page_setup *p, const char *name)
{
	dg_html_fmt(h, "@page%s{size:", name);
	dg_html_length(h, p->width);
	dg_html_raw(h, " ");
	dg_html_length(h, p->height);
	dg_html_raw(h, ";margin:");
	margins(h, p, false);
	dg_html_raw(h, ";@top-center{content:counter(page);font:");
	dg_html_length(h, h->sheet->page_number->size);
	dg_html_raw(h, " \"Times New Roman\",\"Liberation Serif\",serif}}\n");
	if (!p->mirrored)
		return;
	dg_html_fmt(h, "@page%s:left{margin:", name);
	margins(h, p, true);
	dg_html_raw(h, "}\n");
}

static void
paper(struct dg_html *h)
{
	const struct dg_sheet *s = h->sheet;

	dg_html_raw(h, ".paper{");
	property(h, "width", s->main.width);
	dg_html_raw(h, "max-width:100%;margin:24px auto;background:#fff;"
	    "box-shadow:0 1px 6px rgba(0,0,0,.35);padding:");
	margins(h, &s->main, false);
	dg_html_raw(h, "}\n");
	page(h, &s->main, "");
	if (s->main.first_hidden)
		dg_html_raw(h, "@page:first{@top-center{content:\"\"}}\n");
	page(h, &s->main_landscape, " wide");
	page(h, &s->annex, " annex");
	page(h, &s->annex_landscape, " annex-wide");
}

static void
contact(struct dg_html *h)
{
	dg_html_raw(h, ".contact{margin-top:24pt;border-top:");
	dg_html_length(h, h->sheet->contact.rule);
	dg_html_raw(h, " solid;padding-top:");
	dg_html_length(h, h->sheet->contact.gap);
	dg_html_raw(h, "}\n");
}

/* ---- all of it ----------------------------------------------------------------------------------- */

static const char common[] =
	"*{box-sizing:border-box}\n"
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
	"h1,h2,h3,h4,h5,h6,p,ul{margin:0;padding:0;font:inherit}\n"
	"ul{list-style-type:\"\"}\n"
	"strong,.b{font-weight:bold}em,.i{font-style:italic}.under{text-decoration:underline}\n"
	"abbr{text-decoration:none}\n"
	".keep{white-space:nowrap}\n"
	".unseen{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;"
	"clip-path:inset(50%);white-space:nowrap;border:0}\n"
	".cols{display:grid;align-items:start}\n"
	".cell{min-width:0}\n"
	".brace{position:relative;padding-left:3mm;align-self:stretch;display:flex;"
	"flex-direction:column;justify-content:center}\n"
	".brace::before{content:\"\";position:absolute;left:0;top:0;bottom:0;width:2mm;"
	"background:0 0/100% 100% no-repeat url(\"data:image/svg+xml,%3Csvg "
	"xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 100' preserveAspectRatio='none'%3E"
	"%3Cpath d='M0 1Q5 1 5 11V40Q5 50 10 50Q5 50 5 60V89Q5 99 0 99' fill='none' "
	"stroke='%23000' vector-effect='non-scaling-stroke'/%3E%3C/svg%3E\")}\n"
	".scroll{overflow-x:auto;margin-bottom:6pt}\n"
	".scroll:focus-visible{outline:2px solid #004b87;outline-offset:2px}\n"
	"table{border-collapse:collapse;table-layout:fixed;max-width:100%;margin:0 auto}\n"
	"caption{caption-side:top}\n"
	".middle{vertical-align:middle}\n"
	".to{color:inherit;text-decoration:underline dotted;text-underline-offset:.15em}"
	".to:hover{text-decoration-style:solid}\n"
	".toc a{color:inherit;text-decoration:none}.toc a:hover{text-decoration:underline}\n"
	"a{color:#004b87}\n"
	".ref{font-size:.7em;line-height:0;vertical-align:super;padding:0 2px;"
	"text-decoration:none}\n"
	".notes{margin-top:18pt;padding-top:6pt;border-top:.5pt solid}\n"
	".closing,.copy{break-inside:avoid;margin-top:12pt}\n"
	".annex{margin-top:36pt;padding-top:24pt;border-top:1px dashed #767676}\n"
	".turn{break-after:page}\n"
	"@media screen and (max-width:860px){.paper{width:auto;margin:0;padding:16px;"
	"box-shadow:none}}\n"
	NARROW
	".cols{display:block}.cell+.cell{margin-top:10pt}\n"
	/* Who shares a brace stays beside it. */
	".cols .cols{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr)}"
	".cols .cols .cell{margin:0}\n"
	".letterhead p,h1 span,h2 span{text-wrap:balance}\n"
	"table{table-layout:auto;width:100%!important;max-width:none}\n"
	"col{width:auto!important}\n"
	"}\n"
	"@media print{body{background:none}"
	".paper{width:auto;margin:0;padding:0;box-shadow:none}\n"
	".scroll{overflow:visible}.wide{page:wide}\n"
	".annex{page:annex;break-before:page;margin:0;padding:0;border:0}\n"
	".annex.wide,.annex .wide{page:annex-wide}\n"
	"tr{break-inside:avoid}thead{display:table-header-group}\n"
	"a{color:inherit}.to{text-decoration:none}}\n";

void
dg_html_css(struct dg_html *h)
{
	const struct dg_sheet *s = h->sheet;

	dg_html_raw(h, "body{margin:0;background:#e4e2dd;color:#000;overflow-wrap:break-word;font:");
	dg_html_length(h, s->body->size);
	dg_html_raw(h, "/");
	dg_html_length(h, s->body->line);
	dg_html_raw(h, " \"Times New Roman\",\"Liberation Serif\",Tinos,serif}\n");
	paper(h);
	dg_html_raw(h, common);
	contact(h);
	for (size_t i = 0; i < h->n_styles; i++)
		style(h, h->styles[i]);
	/* An entry ends where the paper has its page number. */
	dg_html_raw(h, ".toc p{padding-right:0}\n"
	    ".left{text-align:left}.mid{text-align:center}.right{text-align:right}"
	    ".even{text-align:justify}\n");
	tables(h);
	pictures(h);
	dg_html_mark_css(h);
}
