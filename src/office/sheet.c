/*
 * sheet.c - from the layers of a rule set to the computed sheet.
 *
 * A style is the finished style that it is "like", with its own layers laid
 * over it, lowest first.  Headings take their weight from the kind of number
 * that the scheme gives their level, so one rule set serves "A I 1 *" and
 * "I 1 1.1 -".
 */
#include "office/ruleset.h"

#include <string.h>

/* Styles that other folders name; those of patterns come on top. */
static const char *const builtin[] = { "body", "heading-1", "heading-2",
	"heading-3", "heading-4", "numbered", "list", "table-head", "table-cell",
	"table-group", "table-number", "caption", "note", "page-number",
	"annex-label", "annex-title", "annex-reference", "recipients-note", NULL };

#define STYLE(key, type, member) { key, type, \
	offsetof(struct dg_style, member), 0, NULL, NULL, NULL }
#define FACE(key, bit) { key, DG_TYPE_BIT, offsetof(struct dg_style, face), \
	bit, NULL, NULL, NULL }

static const struct dg_choice aligns[] = {
	{ "left", DG_ALIGN_LEFT }, { "center", DG_ALIGN_CENTER },
	{ "right", DG_ALIGN_RIGHT }, { "justify", DG_ALIGN_JUSTIFY }, { NULL, 0 },
};

static const struct dg_shape rule_shape = { "rule", {
	{ .key = "width", .type = DG_TYPE_PERMILLE,
	    .offset = offsetof(struct dg_line_rule, permille) },
	{ .key = "thickness", .type = DG_TYPE_LENGTH,
	    .offset = offsetof(struct dg_line_rule, thickness) },
	{ .key = "gap", .type = DG_TYPE_LENGTH,
	    .offset = offsetof(struct dg_line_rule, gap) },
} };

static const struct dg_shape frame_shape = { "frame", {
	{ .key = "width", .type = DG_TYPE_LENGTH,
	    .offset = offsetof(struct dg_frame, width) },
	{ .key = "height", .type = DG_TYPE_LENGTH,
	    .offset = offsetof(struct dg_frame, height) },
	{ .key = "pad", .type = DG_TYPE_LENGTH,
	    .offset = offsetof(struct dg_frame, pad) },
	{ .key = "thickness", .type = DG_TYPE_LENGTH,
	    .offset = offsetof(struct dg_frame, thickness) },
} };

const struct dg_shape dg_style_shape = { "style", {
	{ .key = "like", .type = DG_TYPE_SKIP },
	STYLE("word", DG_TYPE_TEXT, word_name),
	STYLE("size", DG_TYPE_LENGTH, size),
	STYLE("line", DG_TYPE_LENGTH, line),
	STYLE("before", DG_TYPE_LENGTH, before),
	STYLE("after", DG_TYPE_LENGTH, after),
	STYLE("left", DG_TYPE_LENGTH, left),
	STYLE("right", DG_TYPE_LENGTH, right),
	STYLE("first", DG_TYPE_INDENT, first),
	FACE("bold", DG_BOLD),
	FACE("italic", DG_ITALIC),
	FACE("underline", DG_UNDERLINE),
	STYLE("caps", DG_TYPE_BOOL, caps),
	STYLE("keep-next", DG_TYPE_BOOL, keep_next),
	STYLE("keep-lines", DG_TYPE_BOOL, keep_lines),
	{ "align", DG_TYPE_CHOICE, offsetof(struct dg_style, align), 0, aligns,
	    NULL, NULL },
	STYLE("outline", DG_TYPE_LEVEL, outline),
	{ "rule", DG_TYPE_MAP, offsetof(struct dg_style, rule), 0, NULL,
	    &rule_shape, NULL },
	{ "frame", DG_TYPE_MAP, offsetof(struct dg_style, frame), 0, NULL,
	    &frame_shape, NULL },
	STYLE("color", DG_TYPE_COLOR, color),
} };

/* ---- styles ---- */

static void
report_unknown_style(struct dg_rule_set *rs, struct dg_str name,
    struct dg_span span)
{
	struct dg_str names[DG_STYLES_MAX];

	for (size_t i = 0; i < rs->n_styles; i++)
		names[i] = rs->style[i].name;
	dg_shape_nearest(&rs->finder.reader, DG_R_template_unknown_style, span,
	    name, names, rs->n_styles);
}

/* Lays a style's layers over the finished one it is like (or over nothing). */
static void
finish_style(struct dg_rule_set *rs, struct dg_style_spec *spec,
    const struct dg_style_spec *like)
{
	if (like) {
		spec->style = like->style;
		spec->broken = like->broken;
	}
	spec->style.name = spec->name;
	spec->style.word_name = DG_STR("");
	spec->style.outline = 0;
	for (size_t i = 0; i < spec->n_layers; i++)
		dg_shape_read(&rs->finder.reader, spec->layer[i], &dg_style_shape,
		    &spec->style);
	spec->state = DG_STYLE_DONE;
}

/* The style that spec is like, or NULL; errors are reported. */
static struct dg_style_spec *
like_of(struct dg_rule_set *rs, struct dg_style_spec *spec)
{
	struct dg_shape_reader *r = &rs->finder.reader;
	struct dg_style_spec *like;
	struct dg_str name;

	if (!spec->like || !dg_shape_word(r, spec->like, &name))
		return NULL;
	like = dg_style_spec(rs, name);
	if (!like)
		report_unknown_style(rs, name, spec->like->span);
	else if (like->state == DG_STYLE_BUSY)
		dg_shape_error(r, DG_R_template_like_cycle, spec->like->span,
		    DG_ARGS(spec->name));
	else
		return like;
	spec->broken = true;
	return NULL;
}

/* Follows "like" down to a finished style, then finishes on the way back. */
static void
compute_style(struct dg_rule_set *rs, struct dg_style_spec *spec)
{
	struct dg_style_spec *chain[DG_STYLES_MAX];
	struct dg_style_spec *like = NULL;
	size_t n = 0;

	while (spec && spec->state == DG_STYLE_FRESH) {
		spec->state = DG_STYLE_BUSY;
		chain[n++] = spec;
		like = spec = like_of(rs, spec);
		if (spec)
			spec->used = true;
	}
	while (n-- > 0) {
		finish_style(rs, chain[n], like);
		like = chain[n];
	}
}

static void
mark_used(struct dg_rule_set *rs)
{
	for (size_t i = 0; i < rs->n_refs; i++) {
		struct dg_style_spec *spec = dg_style_spec(rs, rs->ref[i].name);

		if (spec)
			spec->used = true;
		else
			report_unknown_style(rs, rs->ref[i].name, rs->ref[i].span);
	}
	for (size_t i = 0; builtin[i]; i++) {
		struct dg_style_spec *spec = dg_style_spec(rs, dg_str_of(builtin[i]));

		if (spec)
			spec->used = true;
	}
}

static void
report_unused(struct dg_rule_set *rs, const struct dg_style_spec *spec)
{
	struct dg_str names[sizeof builtin / sizeof *builtin];
	size_t n = 0;

	for (; builtin[n]; n++)
		names[n] = dg_str_of(builtin[n]);
	dg_shape_nearest(&rs->finder.reader, DG_R_template_unused_style, spec->span,
	    spec->name, names, n);
}

static void
style_lacks(struct dg_rule_set *rs, const struct dg_style_spec *spec,
    const char *key)
{
	dg_shape_error(&rs->finder.reader, DG_R_template_style_lacks, spec->span,
	    DG_ARGS(spec->name, dg_str_of(key)));
}

static void
check_word_name(struct dg_rule_set *rs, const struct dg_style_spec *spec)
{
	struct dg_sink *sink = rs->finder.reader.doc->sink;
	struct dg_diag *diag;

	for (const struct dg_style_spec *s = rs->style; s < spec; s++) {
		if (!dg_str_eq(s->style.word_name, spec->style.word_name))
			continue;
		rs->finder.reader.errors++;
		diag = dg_report(sink, DG_R_template_word_name_twice, spec->span,
		    DG_ARGS(spec->style.word_name));
		dg_note(sink, diag, DG_R_note_declared_here, s->span,
		    DG_ARGS(spec->style.word_name));
		return;
	}
}

static void
check_style(struct dg_rule_set *rs, const struct dg_style_spec *spec)
{
	const struct dg_style *s = &spec->style;

	if (!spec->used)
		report_unused(rs, spec);
	if (!spec->used || spec->broken)
		return;
	if (s->word_name.n == 0)
		style_lacks(rs, spec, "word");
	else
		check_word_name(rs, spec);
	if (s->size == 0)
		style_lacks(rs, spec, "size");
	else if (s->line == 0)
		style_lacks(rs, spec, "line");
	else if (s->line * 100 < s->size * 115)
		dg_shape_error(&rs->finder.reader, DG_R_template_line_low,
		    spec->span, DG_ARGS(spec->name));
	if (s->align == DG_ALIGN_DEFAULT)
		style_lacks(rs, spec, "align");
	if (s->rule.permille && s->rule.thickness == 0)
		style_lacks(rs, spec, "thickness");
	if (!dg_frame_is_drawn(&s->frame))
		return;
	if (s->frame.height == 0)
		style_lacks(rs, spec, "height");
	if (s->frame.thickness == 0)
		style_lacks(rs, spec, "thickness");
}

/* ---- headings ---- */

static const struct dg_heading_look *
look_of(const struct dg_scheme *scheme, unsigned level)
{
	return level < scheme->n ? scheme->level[level].look :
	    &scheme->looks[DG_LOOK_UNNUMBERED];
}

static void
compute_headings(struct dg_rule_set *rs)
{
	static const char *const names[DG_HEADING_LEVELS] = { "heading-1",
		"heading-2", "heading-3", "heading-4" };

	for (unsigned i = 0; i < DG_HEADING_LEVELS; i++) {
		struct dg_style_spec *spec = dg_style_spec(rs, dg_str_of(names[i]));
		const struct dg_heading_look *look;

		if (!spec)
			continue;
		look = look_of(&rs->t.sheet.scheme, i);
		spec->style.face |= look->face;
		spec->style.caps |= look->caps;
		if (look->below) {
			spec->style.align = DG_ALIGN_CENTER;
			spec->style.left = spec->style.right = spec->style.first = 0;
		}
	}
}

/* ---- pages ---- */

static void
check_page(struct dg_rule_set *rs, const struct dg_page_setup *p, struct dg_span at)
{
	struct dg_shape_reader *r = &rs->finder.reader;
	const struct dg_style *number = rs->t.sheet.page_number;

	if (p->width - p->left - p->right < DG_MM(50) ||
	    p->height - p->top - p->bottom < DG_MM(50))
		dg_shape_error(r, DG_R_template_page_narrow, at, DG_ARGS(p->name));
	else if (number && p->header + number->line > p->top)
		dg_shape_error(r, DG_R_template_header_low, at, DG_ARGS(p->name));
}

/* All of them, also those that this document does not use. */
static void
check_papers(struct dg_rule_set *rs)
{
	for (size_t i = 0; i < rs->n_papers; i++) {
		struct dg_page_setup p = dg_paper_page(rs, &rs->paper[i]);

		p.name = rs->paper[i].name;
		check_page(rs, &p, rs->paper[i].span);
	}
}

/* The wide sheet: turned, unless it is wide already. */
static struct dg_page_setup
turned(const struct dg_rule_set *rs, struct dg_page_setup p, const char *name)
{
	dg_emu width = p.width;

	p.name = dg_str_of(name);
	if (p.width < p.height) {
		p.width = p.height;
		p.height = width;
	}
	p.top = rs->landscape.top ? rs->landscape.top : p.top;
	p.bottom = rs->landscape.bottom ? rs->landscape.bottom : p.bottom;
	p.left = rs->landscape.left ? rs->landscape.left : p.left;
	p.right = rs->landscape.right ? rs->landscape.right : p.right;
	return p;
}

static void
compute_pages(struct dg_rule_set *rs, struct dg_span at)
{
	struct dg_sheet *s = &rs->t.sheet;

	s->main = dg_paper_choose(rs);
	s->main.name = DG_STR("main");
	s->annex = s->main;
	s->annex.name = DG_STR("annex");
	s->annex.restart = rs->annex_page.restart;
	s->annex.first_hidden = rs->annex_page.first_hidden;
	s->main_landscape = turned(rs, s->main, "main-landscape");
	s->annex_landscape = turned(rs, s->annex, "annex-landscape");
	/* A DOCX has it in whole points. */
	s->contact.gap = dg_emu_div(s->contact.gap, DG_EMU_PT) * DG_EMU_PT;
	check_page(rs, &s->main, at);
	check_page(rs, &s->main_landscape, at);
	check_papers(rs);
}

/* ---- the whole ---- */

static void
copy_styles(struct dg_rule_set *rs)
{
	struct dg_sheet *s = &rs->t.sheet;

	s->styles = DG_NEW_ARRAY(rs->finder.reader.doc->arena, rs->n_styles,
	    struct dg_style);
	s->n_styles = rs->n_styles;
	for (size_t i = 0; i < rs->n_styles; i++)
		s->styles[i] = rs->style[i].style;
	s->body = dg_sheet_style(s, DG_STR("body"));
	s->page_number = dg_sheet_style(s, DG_STR("page-number"));
}

static void
check_builtin(struct dg_rule_set *rs, struct dg_span at)
{
	for (size_t i = 0; builtin[i]; i++)
		if (!dg_style_spec(rs, dg_str_of(builtin[i])))
			dg_shape_error(&rs->finder.reader,
			    DG_R_template_lacks_style, at,
			    DG_ARGS(dg_str_of(builtin[i])));
}

static bool
outside(dg_emu value, dg_emu least, dg_emu most)
{
	return (least && value < least) || (most && value > most);
}

static void
check_limits(struct dg_rule_set *rs)
{
	const struct dg_body_limits *l = &rs->t.limits;
	struct dg_style_spec *body = dg_style_spec(rs, DG_STR("body"));
	struct dg_shape_reader *r = &rs->finder.reader;

	if (!body)
		return;
	if (outside(body->style.size, l->size_least, l->size_most))
		dg_shape_error(r, DG_R_template_body_limit, body->span,
		    DG_ARGS(DG_STR("size"), rs->t.profile));
	if (outside(body->style.line, l->line_least, l->line_most))
		dg_shape_error(r, DG_R_template_body_limit, body->span,
		    DG_ARGS(DG_STR("line"), rs->t.profile));
	if (outside(body->style.after, l->after_least, 0))
		dg_shape_error(r, DG_R_template_body_limit, body->span,
		    DG_ARGS(DG_STR("after"), rs->t.profile));
}

void
dg_sheet_compute(struct dg_rule_set *rs, struct dg_span at)
{
	for (size_t i = 0; i < rs->n_styles; i++)
		compute_style(rs, &rs->style[i]);
	mark_used(rs);
	for (size_t i = 0; i < rs->n_styles; i++)
		check_style(rs, &rs->style[i]);
	check_builtin(rs, at);
	check_limits(rs);
	compute_headings(rs);
	copy_styles(rs);
	compute_pages(rs, at);
}

const struct dg_style *
dg_sheet_style(const struct dg_sheet *sheet, struct dg_str name)
{
	for (size_t i = 0; i < sheet->n_styles; i++)
		if (dg_str_eq(sheet->styles[i].name, name))
			return &sheet->styles[i];
	return NULL;
}
