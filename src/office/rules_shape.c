/*
 * rules_shape.c - what a rule set may hold.
 */
#include "office/ruleset.h"

#define WORDS_MAX	32	/* of a list of words */
#define MONTHS		12
#define ABBREVIATIONS_MAX 1000

/* ---- pages and measures ---- */

#define PAGE(key, type, member) { key, type, \
	offsetof(struct dg_page_setup, member), 0, NULL, NULL, NULL }

static const struct dg_shape page_shape = { "page", {
	PAGE("width", DG_TYPE_LENGTH, width),
	PAGE("height", DG_TYPE_LENGTH, height),
	PAGE("top", DG_TYPE_LENGTH, top),
	PAGE("bottom", DG_TYPE_LENGTH, bottom),
	PAGE("left", DG_TYPE_LENGTH, left),
	PAGE("right", DG_TYPE_LENGTH, right),
	PAGE("header", DG_TYPE_LENGTH, header),
	PAGE("restart", DG_TYPE_BOOL, restart),
	PAGE("first-number-hidden", DG_TYPE_BOOL, first_hidden),
} };

static const struct dg_shape annex_page_shape = { "annex-page", {
	PAGE("restart", DG_TYPE_BOOL, restart),
	PAGE("first-number-hidden", DG_TYPE_BOOL, first_hidden),
} };

#define SET(key, type, member) { key, type, \
	offsetof(struct dg_rule_set, member), 0, NULL, NULL, NULL }
/* The members of a map that lie in the rule set itself. */
#define WITHIN(key, sh) { key, DG_TYPE_MAP, 0, 0, NULL, sh, NULL }
#define OTHER(key, fn, member) { key, DG_TYPE_OTHER, \
	offsetof(struct dg_rule_set, member), 0, NULL, NULL, fn }

static const struct dg_shape landscape_shape = { "landscape", {
	SET("top", DG_TYPE_LENGTH, landscape.top),
	SET("bottom", DG_TYPE_LENGTH, landscape.bottom),
	SET("left", DG_TYPE_LENGTH, landscape.left),
	SET("right", DG_TYPE_LENGTH, landscape.right),
} };

static const struct dg_shape table_shape = { "table", {
	SET("border", DG_TYPE_LENGTH, t.sheet.grid.border),
	SET("pad-x", DG_TYPE_LENGTH, t.sheet.grid.pad_x),
	SET("pad-y", DG_TYPE_LENGTH, t.sheet.grid.pad_y),
} };

static const struct dg_shape limits_shape = { "limits", {
	SET("size-least", DG_TYPE_LENGTH, t.limits.size_least),
	SET("size-most", DG_TYPE_LENGTH, t.limits.size_most),
	SET("line-least", DG_TYPE_LENGTH, t.limits.line_least),
	SET("line-most", DG_TYPE_LENGTH, t.limits.line_most),
	SET("after-least", DG_TYPE_LENGTH, t.limits.after_least),
} };

/* An item of a list that lacks a key is told. */
static void
needs(struct dg_shape_reader *r, const struct dg_yaml *map, const char *key)
{
	if (map->kind == DG_YAML_MAP && !dg_yaml_find(map, key))
		dg_shape_error(r, DG_R_template_lacks, map->span,
		    DG_ARGS(dg_str_of(key)));
}

static void
read_papers(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	(void)at;
	dg_papers_read(dg_rule_set_of(r), map);
}

static void
read_paper(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	if (dg_shape_word(r, node, at))
		dg_rule_set_of(r)->paper_span = node->span;
}

/* ---- numbering ---- */

#define LOOK(key, type, member, bit) { key, type, \
	offsetof(struct dg_heading_look, member), bit, NULL, NULL, NULL }

static const struct dg_shape look_shape = { "look", {
	LOOK("suffix", DG_TYPE_TEXT, suffix, 0),
	LOOK("bold", DG_TYPE_BIT, face, DG_BOLD),
	LOOK("italic", DG_TYPE_BIT, face, DG_ITALIC),
	LOOK("caps", DG_TYPE_BOOL, caps, 0),
} };

const struct dg_shape dg_word_look_shape = { "word-look", {
	LOOK("word", DG_TYPE_TEXT, word, 0),
	LOOK("suffix", DG_TYPE_TEXT, suffix, 0),
	LOOK("bold", DG_TYPE_BIT, face, DG_BOLD),
	LOOK("italic", DG_TYPE_BIT, face, DG_ITALIC),
	LOOK("caps", DG_TYPE_BOOL, caps, 0),
	LOOK("label-bold", DG_TYPE_BIT, label_face, DG_BOLD),
	LOOK("label-italic", DG_TYPE_BIT, label_face, DG_ITALIC),
	LOOK("title-below", DG_TYPE_BOOL, below, 0),
	LOOK("through", DG_TYPE_BOOL, through, 0),
	LOOK("clause", DG_TYPE_TEXT, clause, 0),
	LOOK("point", DG_TYPE_TEXT, point, 0),
} };

static void
read_words(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_rule_set *rs = dg_rule_set_of(r);
	size_t n;

	(void)at;
	if (!dg_shape_count(r, list, WORDS_MAX, &n))
		return;
	rs->words = DG_NEW_ARRAY(r->doc->arena, n, struct dg_heading_look);
	rs->n_words = 0;
	for (const struct dg_yaml *w = list->first; w; w = w->next) {
		struct dg_heading_look *look = &rs->words[rs->n_words++];

		dg_shape_read(r, w, &dg_word_look_shape, look);
		needs(r, w, "word");
	}
}

static void
read_scheme(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	if (dg_shape_text(r, node, at))
		dg_rule_set_of(r)->scheme_span = node->span;
}

#define LOOK_OF(key, which) { key, DG_TYPE_MAP, \
	offsetof(struct dg_rule_set, look) + (which) * sizeof(struct dg_heading_look), \
	0, NULL, &look_shape, NULL }

static const struct dg_shape numbering_shape = { "numbering", {
	OTHER("scheme", read_scheme, scheme),
	LOOK_OF("unnumbered", DG_LOOK_UNNUMBERED),
	LOOK_OF("letter", DG_LOOK_LETTER),
	LOOK_OF("roman", DG_LOOK_ROMAN),
	LOOK_OF("decimal", DG_LOOK_DECIMAL),
	LOOK_OF("deeper", DG_LOOK_DEEPER),
	LOOK_OF("lower-letter", DG_LOOK_LOWER_LETTER),
	LOOK_OF("bullet", DG_LOOK_BULLET),
	OTHER("words", read_words, words),
} };

/* ---- parts ---- */

static const struct dg_choice annex_formats[] = {
	{ "decimal", DG_NUM_DECIMAL }, { "roman", DG_NUM_ROMAN },
	{ "letter", DG_NUM_UPPER_LETTER }, { NULL, 0 },
};

static const struct dg_shape annex_shape = { "annex", {
	OTHER("label", dg_read_label_pattern, t.annex_label),
	OTHER("label-single", dg_read_label_pattern, t.annex_label_single),
	{ "format", DG_TYPE_CHOICE, offsetof(struct dg_rule_set, t.annex_format),
	    0, annex_formats, NULL, NULL },
	OTHER("head", dg_read_annex_patterns, t.annex_head),
	OTHER("reference", dg_read_annex_line, t.annex_reference),
} };

#define LINES(key, type, member) { key, type, \
	offsetof(struct dg_line_list, member), 0, NULL, NULL, NULL }
#define LINES_STYLE(key, member) { key, DG_TYPE_OTHER, \
	offsetof(struct dg_line_list, member), 0, NULL, NULL, dg_read_style_name }

static const struct dg_shape line_list_shape = { "line-list", {
	LINES("label", DG_TYPE_TEXT, label),
	LINES("mark", DG_TYPE_TEXT, mark),
	LINES("separator", DG_TYPE_TEXT, separator),
	LINES("last", DG_TYPE_TEXT, last),
	LINES_STYLE("style", style),
	LINES_STYLE("label-style", label_style),
	LINES_STYLE("single-style", single_style),
} };

#define LINE_LIST(key, member) { key, DG_TYPE_MAP, \
	offsetof(struct dg_rule_set, member), 0, NULL, &line_list_shape, NULL }

static const struct dg_shape deciding_shape = { "deciding", {
	OTHER("above", dg_read_patterns, t.bases_above),
	OTHER("below", dg_read_patterns, t.bases_below),
} };

/* A list of words, as many as fit. */
static void
read_word_list(struct dg_shape_reader *r, const struct dg_yaml *list,
    struct dg_str **words, size_t *count)
{
	size_t n;

	if (!dg_shape_count(r, list, WORDS_MAX, &n))
		return;
	*words = DG_NEW_ARRAY(r->doc->arena, n, struct dg_str);
	*count = 0;
	for (const struct dg_yaml *w = list->first; w; w = w->next)
		if (dg_shape_text(r, w, &(*words)[*count]))
			++*count;
}

static void
read_forms(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_template *t = &dg_rule_set_of(r)->t;

	(void)at;
	read_word_list(r, list, &t->authority_forms, &t->n_authority_forms);
}

static const struct dg_shape signature_shape = { "signature", {
	OTHER("lines", dg_read_signature_patterns, t.signature),
	SET("space", DG_TYPE_LENGTH, t.signature_space),
	OTHER("time", dg_read_moment, t.signature_moment),
	OTHER("picture-text", dg_read_signature_text, t.picture_text),
	OTHER("seal-text", dg_read_signature_text, t.seal_text),
	OTHER("forms", read_forms, t),
	SET("in-row", DG_TYPE_BOOL, t.signers_in_row),
	SET("at-left", DG_TYPE_BOOL, t.signature_left),
} };

static const struct dg_shape contact_shape = { "contact", {
	OTHER("style", dg_read_style_name, t.contact_style),
	SET("from-bottom", DG_TYPE_LENGTH, t.sheet.contact.from_bottom),
	SET("rule", DG_TYPE_LENGTH, t.sheet.contact.rule),
	SET("gap", DG_TYPE_LENGTH, t.sheet.contact.gap),
} };

static const struct dg_shape toc_shape = { "toc", {
	SET("label", DG_TYPE_TEXT, t.toc_label),
} };

/* ---- marks, joint issue, copies ---- */

static const struct dg_shape mark_shape = { "mark", {
	{ .key = "word", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct dg_mark_word, word) },
	{ .key = "style", .type = DG_TYPE_OTHER, .read = dg_read_style_name,
	    .offset = offsetof(struct dg_mark_word, style) },
} };

static void
read_marks(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_mark_words *marks = at;
	size_t n;

	if (!dg_shape_count(r, list, WORDS_MAX, &n))
		return;
	marks->item = DG_NEW_ARRAY(r->doc->arena, n, struct dg_mark_word);
	marks->n = 0;
	for (const struct dg_yaml *m = list->first; m; m = m->next) {
		dg_shape_read(r, m, &mark_shape, &marks->item[marks->n++]);
		needs(r, m, "word");
		needs(r, m, "style");
	}
}

static const struct dg_shape joint_shape = { "joint", {
	SET("issuers", DG_TYPE_TEXT, t.joint.issuers),
	SET("symbols", DG_TYPE_TEXT, t.joint.symbols),
	SET("abbreviation", DG_TYPE_TEXT, t.joint.abbreviation),
	SET("kind", DG_TYPE_TEXT, t.joint.kind),
} };

static const struct dg_shape copy_form_shape = { "copy-form", {
	{ .key = "word", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct dg_copy_form, word) },
	{ .key = "abbreviation", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct dg_copy_form, abbreviation) },
} };

static void
read_copy_forms(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_copy_forms *copy = &dg_rule_set_of(r)->t.copy;
	size_t n;

	(void)at;
	if (!dg_shape_count(r, list, WORDS_MAX, &n))
		return;
	copy->form = DG_NEW_ARRAY(r->doc->arena, n, struct dg_copy_form);
	copy->n = 0;
	for (const struct dg_yaml *f = list->first; f; f = f->next) {
		dg_shape_read(r, f, &copy_form_shape, &copy->form[copy->n++]);
		needs(r, f, "word");
		needs(r, f, "abbreviation");
	}
}

static const struct dg_shape copy_shape = { "copy", {
	OTHER("forms", read_copy_forms, t.copy),
	OTHER("rule-style", dg_read_style_name, t.copy.rule_style),
	OTHER("head", dg_read_rows, t.copy.head),
	OTHER("digital", dg_read_text_pattern, t.copy.digital),
} };

/* ---- words ---- */

static void
read_laws(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_citation_forms *forms = &dg_rule_set_of(r)->t.citation;

	(void)at;
	read_word_list(r, list, &forms->laws, &forms->n_laws);
}

static const struct dg_shape citation_shape = { "citation", {
	OTHER("full", dg_read_citation_pattern, t.citation.full),
	OTHER("short", dg_read_citation_pattern, t.citation.brief),
	OTHER("by-name", dg_read_citation_pattern, t.citation.by_name),
	OTHER("laws", read_laws, t),
} };

static void
read_months(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_str *months = dg_rule_set_of(r)->t.months;
	size_t n, i = 0;

	(void)at;
	if (!dg_shape_count(r, list, MONTHS, &n))
		return;
	for (const struct dg_yaml *m = list->first; m; m = m->next)
		dg_shape_text(r, m, &months[i++]);
	if (n < MONTHS)
		dg_shape_error(r, DG_R_template_months, list->span, DG_NO_ARGS);
}

/* What the order names is looked up when all layers are there. */
static void
read_order(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_rule_set *rs = dg_rule_set_of(r);
	struct dg_str s;
	size_t n;

	(void)at;
	if (!dg_shape_count(r, list, WORDS_MAX, &n))
		return;
	rs->order = list;
	rs->t.blocks = DG_NEW_ARRAY(r->doc->arena, n, struct dg_str);
	rs->t.n_blocks = 0;
	for (const struct dg_yaml *w = list->first; w; w = w->next)
		if (dg_shape_word(r, w, &s))
			rs->t.blocks[rs->t.n_blocks++] = s;
}

/* A map from a source's short name to what it is; comments name them. */
static void
read_sources(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	struct dg_str s;

	(void)at;
	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *n = map->first; n; n = n->next)
		if (r->errors < DG_TEMPLATE_ERRORS)
			dg_shape_text(r, n, &s);
}

/* A map from what is written to what it stands for; a layer adds to those below. */
static void
read_abbreviations(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	struct dg_abbreviations *below = at, all;
	struct dg_abbreviation a;
	size_t n = 0;

	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *w = map->first; w; w = w->next)
		n++;
	if (n > ABBREVIATIONS_MAX) {
		dg_shape_error(r, DG_R_template_too_many, map->span,
		    DG_ARGS(dg_arena_fmt(r->doc->arena, "%d", ABBREVIATIONS_MAX)));
		return;
	}
	all.item = DG_NEW_ARRAY(r->doc->arena, below->n + n, struct dg_abbreviation);
	all.n = 0;
	for (size_t i = 0; i < below->n; i++)
		dg_abbreviation_add(&all, below->item[i]);
	for (const struct dg_yaml *w = map->first; w; w = w->next) {
		a.brief = w->key;
		if (dg_shape_text(r, w, &a.whole))
			dg_abbreviation_add(&all, a);
	}
	*below = all;
}

/* ---- the whole ---- */

const struct dg_shape dg_rule_set_shape = { "rule-set", {
	{ .key = "base", .type = DG_TYPE_SKIP },
	OTHER("sources", read_sources, t),
	SET("font", DG_TYPE_TEXT, t.sheet.font),
	SET("language", DG_TYPE_TEXT, t.sheet.language),
	{ "page", DG_TYPE_MAP, offsetof(struct dg_rule_set, page), 0, NULL,
	    &page_shape, NULL },
	OTHER("papers", read_papers, paper),
	OTHER("paper", read_paper, paper_name),
	WITHIN("landscape", &landscape_shape),
	{ "annex-page", DG_TYPE_MAP, offsetof(struct dg_rule_set, annex_page), 0,
	    NULL, &annex_page_shape, NULL },
	WITHIN("table", &table_shape),
	SET("column-gap", DG_TYPE_LENGTH, t.sheet.column_gap),
	WITHIN("limits", &limits_shape),
	OTHER("styles", dg_read_styles, t),
	WITHIN("numbering", &numbering_shape),
	OTHER("order", read_order, t),
	OTHER("blocks", dg_read_fixed_blocks, t),
	OTHER("letterhead", dg_read_rows, t.letterhead),
	OTHER("title", dg_read_patterns, t.title),
	LINE_LIST("addressees", t.addressees),
	LINE_LIST("bases", t.bases),
	WITHIN("deciding", &deciding_shape),
	WITHIN("annex", &annex_shape),
	LINE_LIST("recipients", t.recipients),
	OTHER("below-recipients", dg_read_patterns, t.below_recipients),
	WITHIN("signature", &signature_shape),
	WITHIN("contact", &contact_shape),
	WITHIN("toc", &toc_shape),
	OTHER("urgency", read_marks, t.urgency),
	OTHER("circulation", read_marks, t.circulation),
	WITHIN("joint", &joint_shape),
	WITHIN("copy", &copy_shape),
	WITHIN("citation", &citation_shape),
	OTHER("months", read_months, t),
	OTHER("abbreviations", read_abbreviations, t.abbreviations),
	SET("terminator", DG_TYPE_TEXT, t.terminator),
	SET("blank", DG_TYPE_TEXT, t.blank),
	SET("pad-number", DG_TYPE_BOOL, t.pad_number),
} };
