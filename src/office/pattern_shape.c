/*
 * pattern_shape.c - reads patterns, and rows and blocks made of them.
 *
 * Whatever may stand at a place is checked here, so that compose meets no
 * pattern that it cannot fill.
 */
#include "office/ruleset.h"

#include "base/text.h"

#define PATTERNS_MAX	40
#define ROWS_MAX	10

struct pattern {
	struct dg_str	 style, text;
};

static const struct dg_shape pattern_shape = { "pattern", {
	{ .key = "style", .type = DG_TYPE_WORD,
	    .offset = offsetof(struct pattern, style) },
	{ .key = "text", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct pattern, text) },
} };

void
dg_style_ref_add(struct dg_shape_reader *r, const struct dg_yaml *node)
{
	struct dg_rule_set *rs = dg_rule_set_of(r);

	if (node && node->kind == DG_YAML_SCALAR && rs->n_refs < DG_STYLE_REFS_MAX)
		rs->ref[rs->n_refs++] = (struct dg_style_ref){ node->text,
		    node->span };
}

/* Names that may stand at a place, for "did you mean". */
static size_t
known_names(unsigned at, struct dg_str names[DG_PLACEHOLDERS])
{
	static const char *const all[] = {
#define DG_PLACEHOLDER(IDENT, name, where) name,
#include "office/placeholder.def"
#undef DG_PLACEHOLDER
	};
	struct dg_pattern_piece p;
	size_t n = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (dg_placeholder_find(dg_str_of(all[i]), at, &p))
			names[n++] = dg_str_of(all[i]);
	return n;
}

static void
check_placeholder(struct dg_shape_reader *r, const struct dg_yaml *node,
    struct dg_str name, unsigned at)
{
	struct dg_str names[DG_PLACEHOLDERS];
	struct dg_pattern_piece p;

	if (!dg_placeholder_find(name, at, &p))
		dg_shape_nearest(r, DG_R_template_bad_placeholder, node->span, name,
		    names, known_names(at, names));
}

/* Braces and brackets have their pair, and none stands in one of its kind. */
static bool
is_paired(struct dg_str s, char open, char close)
{
	bool inside = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == open ? inside : s.p[i] == close && !inside)
			return false;
		if (s.p[i] == open || s.p[i] == close)
			inside = s.p[i] == open;
	}
	return !inside;
}

/* Every {name} in the text is one that may stand there. */
static void
check_pattern(struct dg_shape_reader *r, const struct dg_yaml *node, unsigned at)
{
	struct dg_str text = node->text;

	if (!is_paired(text, '{', '}') || !is_paired(text, '[', ']')) {
		dg_shape_error(r, DG_R_template_bad_brace, node->span, DG_NO_ARGS);
		return;
	}
	while (text.n) {
		dg_str_cut(&text, '{');
		if (text.n)
			check_placeholder(r, node, dg_str_cut(&text, '}'), at);
	}
}

/* A list's length; false and an error when it is no list, or too long. */
bool
dg_shape_count(struct dg_shape_reader *r, const struct dg_yaml *list, size_t max, size_t *n)
{
	*n = 0;
	if (!dg_shape_is_list(r, list))
		return false;
	for (const struct dg_yaml *i = list->first; i; i = i->next)
		++*n;
	if (*n > max) {
		dg_shape_error(r, DG_R_template_too_many, list->span,
		    DG_ARGS(dg_arena_fmt(r->doc->arena, "%zu", max)));
		return false;
	}
	return true;
}

static void
report_lacks(struct dg_shape_reader *r, const struct dg_yaml *node, const char *key)
{
	dg_shape_error(r, DG_R_template_lacks, node->span, DG_ARGS(dg_str_of(key)));
}

static void
read_pattern(struct dg_shape_reader *r, const struct dg_yaml *node,
    unsigned at, struct dg_pattern *out)
{
	struct pattern p = { DG_STR(""), DG_STR("") };
	const struct dg_yaml *style, *text;

	dg_shape_read(r, node, &pattern_shape, &p);
	if (node->kind != DG_YAML_MAP)
		return;
	style = dg_yaml_find(node, "style");
	text = dg_yaml_find(node, "text");
	if (!style || !text)
		report_lacks(r, node, style ? "text" : "style");
	dg_style_ref_add(r, style);
	if (text && text->kind == DG_YAML_SCALAR)
		check_pattern(r, text, at | DG_AT_LINE);
	*out = (struct dg_pattern){ p.text, p.style, text ? text->span :
	    node->span };
}

static void
read_patterns(struct dg_shape_reader *r, const struct dg_yaml *list,
    unsigned at, struct dg_patterns *out)
{
	size_t n, i = 0;

	if (!dg_shape_count(r, list, PATTERNS_MAX, &n))
		return;
	out->item = DG_NEW_ARRAY(r->doc->arena, n, struct dg_pattern);
	out->n = n;
	for (const struct dg_yaml *item = list->first; item; item = item->next)
		read_pattern(r, item, at, &out->item[i++]);
}

/* ---- places where patterns stand ---- */

void
dg_read_patterns(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_patterns(r, node, DG_AT_ANY, at);
}

void
dg_read_annex_patterns(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_patterns(r, node, DG_AT_ANY | DG_AT_ANNEX, at);
}

void
dg_read_annex_line(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_pattern(r, node, DG_AT_ANY | DG_AT_ANNEX, at);
}

void
dg_read_signature_patterns(struct dg_shape_reader *r, const struct dg_yaml *node,
    void *at)
{
	read_patterns(r, node, DG_AT_ANY | DG_AT_SIGNATURE, at);
}

static void
read_text(struct dg_shape_reader *r, const struct dg_yaml *node, unsigned at,
    struct dg_str *out)
{
	if (dg_shape_text(r, node, out))
		check_pattern(r, node, at);
}

void
dg_read_text_pattern(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_text(r, node, DG_AT_ANY, at);
}

void
dg_read_signature_text(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_text(r, node, DG_AT_ANY | DG_AT_SIGNATURE, at);
}

void
dg_read_moment(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_text(r, node, DG_AT_MOMENT, at);
}

void
dg_read_label_pattern(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_text(r, node, DG_AT_NUMBERED, at);
}

void
dg_read_citation_pattern(struct dg_shape_reader *r, const struct dg_yaml *node,
    void *at)
{
	read_text(r, node, DG_AT_CITATION, at);
}

void
dg_read_style_name(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	if (dg_shape_word(r, node, at))
		dg_style_ref_add(r, node);
}

/* ---- rows, and blocks with names ---- */

static void
read_side(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_patterns(r, node, DG_AT_ANY | DG_AT_LETTERHEAD, at);
}

static const struct dg_shape row_shape = { "row", {
	{ .key = "left", .type = DG_TYPE_OTHER, .read = read_side,
	    .offset = offsetof(struct dg_head_row, left) },
	{ .key = "right", .type = DG_TYPE_OTHER, .read = read_side,
	    .offset = offsetof(struct dg_head_row, right) },
} };

void
dg_read_rows(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_head_rows *rows = at;
	size_t n, i = 0;

	if (!dg_shape_count(r, list, ROWS_MAX, &n))
		return;
	rows->item = DG_NEW_ARRAY(r->doc->arena, n, struct dg_head_row);
	rows->n = n;
	for (const struct dg_yaml *row = list->first; row; row = row->next)
		dg_shape_read(r, row, &row_shape, &rows->item[i++]);
}

void
dg_read_fixed_blocks(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	struct dg_template *t = &dg_rule_set_of(r)->t;
	size_t n = 0;

	(void)at;
	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *b = map->first; b; b = b->next)
		n++;
	t->fixed = DG_NEW_ARRAY(r->doc->arena, n, struct dg_fixed_block);
	t->n_fixed = 0;
	for (const struct dg_yaml *b = map->first; b; b = b->next) {
		struct dg_fixed_block *block = &t->fixed[t->n_fixed++];

		block->name = b->key;
		if (!dg_str_is_word(b->key))
			dg_shape_error(r, DG_R_template_bad_word, b->key_span,
			    DG_ARGS(b->key));
		read_patterns(r, b, DG_AT_ANY, &block->patterns);
	}
}
