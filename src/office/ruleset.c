/*
 * ruleset.c - what a rule set may hold, and its layers.
 */
#include "office/ruleset.h"

#include <string.h>

#include "base/text.h"

#define PATTERNS_MAX	40
#define ROWS_MAX	10
#define WORDS_MAX	20

static struct dg_rule_set *
owner(struct dg_shape_reader *r)
{
	return (struct dg_rule_set *)((char *)r -
	    offsetof(struct dg_rule_set, finder.reader));
}

/* ---- patterns ---- */

static const char *const letterhead_names[] = { "superior", "issuer", "number",
	"abbreviation", "symbol", "place", "day", "month", "year", "kind", "title",
	NULL };
static const char *const title_names[] = { "kind", "title", "issuer", "number",
	"abbreviation", "symbol", "place", "day", "month", "year", NULL };
static const char *const annex_names[] = { "label", "title", "kind", "issuer",
	"number", "abbreviation", "symbol", "place", "day", "month", "year", NULL };
static const char *const signature_names[] = { "authority", "position", "space",
	"name", NULL };
static const char *const label_names[] = { "n", NULL };

struct pattern {
	struct dg_str	 style, text;
};

static const struct dg_shape pattern_shape = { "pattern", {
	{ .key = "style", .type = DG_TYPE_WORD,
	    .offset = offsetof(struct pattern, style) },
	{ .key = "text", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct pattern, text) },
} };

static void
add_ref(struct dg_shape_reader *r, const struct dg_yaml *node)
{
	struct dg_rule_set *rs = owner(r);

	if (node && node->kind == DG_YAML_SCALAR && rs->n_refs < DG_STYLE_REFS_MAX)
		rs->ref[rs->n_refs++] = (struct dg_style_ref){ node->text,
		    node->span };
}

/* Every {name} in the text is one of the known ones. */
static void
check_placeholders(struct dg_shape_reader *r, const struct dg_yaml *node,
    const char *const *known)
{
	struct dg_str text = node->text;

	while (text.n) {
		size_t open = dg_str_find_char(text, '{');
		size_t close = dg_str_find_char(text, '}');

		if (open == text.n && close == text.n)
			return;
		if (close < open || close == text.n) {
			dg_shape_error(r, DG_R_template_bad_brace, node->span,
			    DG_NO_ARGS);
			return;
		}
		dg_shape_one_of(r, DG_R_template_bad_placeholder, node->span,
		    dg_str_sub(text, open + 1, close), known);
		text = dg_str_sub(text, close + 1, text.n);
	}
}

/* A list's length; false and an error when it is no list, or too long. */
static bool
count_list(struct dg_shape_reader *r, const struct dg_yaml *list, size_t max, size_t *n)
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
    const char *const *known, struct dg_pattern *out)
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
	add_ref(r, style);
	if (text && text->kind == DG_YAML_SCALAR)
		check_placeholders(r, text, known);
	*out = (struct dg_pattern){ p.text, p.style, text ? text->span :
	    node->span };
}

static void
read_patterns(struct dg_shape_reader *r, const struct dg_yaml *list,
    const char *const *known, struct dg_patterns *out)
{
	size_t n, i = 0;

	if (!count_list(r, list, PATTERNS_MAX, &n))
		return;
	out->item = DG_NEW_ARRAY(r->doc->arena, n, struct dg_pattern);
	out->n = n;
	for (const struct dg_yaml *item = list->first; item; item = item->next)
		read_pattern(r, item, known, &out->item[i++]);
}

static void
read_side(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_patterns(r, node, letterhead_names, at);
}

static void
read_title(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_patterns(r, node, title_names, at);
}

static void
read_annex_head(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_patterns(r, node, annex_names, at);
}

static void
read_signature(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	read_patterns(r, node, signature_names, at);
}

static void
read_label(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	if (dg_shape_text(r, node, at))
		check_placeholders(r, node, label_names);
}

static void
read_style_name(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	if (dg_shape_word(r, node, at))
		add_ref(r, node);
}

static const struct dg_shape row_shape = { "row", {
	{ .key = "left", .type = DG_TYPE_OTHER, .read = read_side,
	    .offset = offsetof(struct dg_head_row, left) },
	{ .key = "right", .type = DG_TYPE_OTHER, .read = read_side,
	    .offset = offsetof(struct dg_head_row, right) },
} };

static void
read_letterhead(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_template *t = &owner(r)->t;
	size_t n, i = 0;

	(void)at;
	if (!count_list(r, list, ROWS_MAX, &n))
		return;
	t->letterhead = DG_NEW_ARRAY(r->doc->arena, n, struct dg_head_row);
	t->n_letterhead = n;
	for (const struct dg_yaml *row = list->first; row; row = row->next)
		dg_shape_read(r, row, &row_shape, &t->letterhead[i++]);
}

/* ---- words ---- */

static const char *const block_names[] = { "letterhead", "title", "body",
	"closing", "annexes", NULL };

static void
read_order(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_template *t = &owner(r)->t;
	struct dg_str s;
	size_t n;

	(void)at;
	if (!count_list(r, list, WORDS_MAX, &n))
		return;
	t->blocks = DG_NEW_ARRAY(r->doc->arena, n, struct dg_str);
	t->n_blocks = 0;
	for (const struct dg_yaml *w = list->first; w; w = w->next)
		if (dg_shape_word(r, w, &s) && dg_shape_one_of(r,
		    DG_R_template_bad_choice, w->span, s, block_names))
			t->blocks[t->n_blocks++] = s;
}

static void
read_scheme(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	if (dg_shape_text(r, node, at))
		owner(r)->scheme_span = node->span;
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

static void
read_papers(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	(void)at;
	dg_papers_read(owner(r), map);
}

static void
read_paper(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	if (dg_shape_word(r, node, at))
		owner(r)->paper_span = node->span;
}

/* ---- styles ---- */

struct dg_style_spec *
dg_style_spec(struct dg_rule_set *rs, struct dg_str name)
{
	for (size_t i = 0; i < rs->n_styles; i++)
		if (dg_str_eq(rs->style[i].name, name))
			return &rs->style[i];
	return NULL;
}

static struct dg_style_spec *
spec_for(struct dg_rule_set *rs, const struct dg_yaml *node)
{
	struct dg_style_spec *spec = dg_style_spec(rs, node->key);

	if (spec)
		return spec;
	if (rs->n_styles == DG_STYLES_MAX) {
		dg_shape_error(&rs->finder.reader, DG_R_template_too_many,
		    node->key_span, DG_ARGS(dg_arena_fmt(
		    rs->finder.reader.doc->arena, "%d", DG_STYLES_MAX)));
		return NULL;
	}
	spec = &rs->style[rs->n_styles++];
	spec->name = node->key;
	return spec;
}

/* Keeps the layer; it is read when the style is computed. */
static void
add_layer(struct dg_rule_set *rs, const struct dg_yaml *node,
    const struct dg_yaml *styles)
{
	struct dg_shape_reader *r = &rs->finder.reader;
	struct dg_style_spec *spec;
	const struct dg_yaml *like;

	if (!dg_shape_is_map(r, node) || !(spec = spec_for(rs, node)))
		return;
	if (spec->n_layers && spec->layer[spec->n_layers - 1]->parent == styles) {
		struct dg_diag *d = dg_report(r->doc->sink,
		    DG_R_template_repeated_key, node->key_span, DG_ARGS(node->key));

		r->errors++;
		dg_note(r->doc->sink, d, DG_R_note_declared_here,
		    spec->layer[spec->n_layers - 1]->key_span, DG_ARGS(node->key));
		return;
	}
	if (spec->n_layers < DG_LAYERS_MAX)
		spec->layer[spec->n_layers++] = node;
	spec->span = node->key_span;
	like = dg_yaml_find(node, "like");
	if (like)
		spec->like = like;
}

static void
read_styles(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	(void)at;
	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *n = map->first; n; n = n->next) {
		if (r->errors >= DG_TEMPLATE_ERRORS)
			return;
		if (dg_template_name_ok(n->key) &&
		    dg_str_find_char(n->key, '/') == n->key.n)
			add_layer(owner(r), n, map);
		else
			dg_shape_error(r, DG_R_template_bad_word, n->key_span,
			    DG_ARGS(n->key));
	}
}

/* ---- the shapes ---- */

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

#define LOOK(key, type, member, bit) { key, type, \
	offsetof(struct dg_heading_look, member), bit, NULL, NULL, NULL }

static const struct dg_shape look_shape = { "look", {
	LOOK("suffix", DG_TYPE_TEXT, suffix, 0),
	LOOK("bold", DG_TYPE_BIT, face, DG_BOLD),
	LOOK("italic", DG_TYPE_BIT, face, DG_ITALIC),
	LOOK("caps", DG_TYPE_BOOL, caps, 0),
} };

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
	LOOK_OF("bullet", DG_LOOK_BULLET),
} };

static const struct dg_choice annex_formats[] = {
	{ "decimal", DG_NUM_DECIMAL }, { "roman", DG_NUM_ROMAN },
	{ "letter", DG_NUM_UPPER_LETTER }, { NULL, 0 },
};

static const struct dg_shape annex_shape = { "annex", {
	OTHER("label", read_label, t.annex_label),
	OTHER("label-single", read_label, t.annex_label_single),
	{ "format", DG_TYPE_CHOICE, offsetof(struct dg_rule_set, t.annex_format),
	    0, annex_formats, NULL, NULL },
	OTHER("head", read_annex_head, t.annex_head),
} };

static const struct dg_shape recipients_shape = { "recipients", {
	SET("label", DG_TYPE_TEXT, t.recipients_label),
	SET("mark", DG_TYPE_TEXT, t.recipients_mark),
	SET("separator", DG_TYPE_TEXT, t.recipients_separator),
	SET("last", DG_TYPE_TEXT, t.recipients_last),
	OTHER("style", read_style_name, t.recipients_style),
	OTHER("label-style", read_style_name, t.recipients_label_style),
} };

static const struct dg_shape contact_shape = { "contact", {
	OTHER("style", read_style_name, t.contact_style),
	SET("from-bottom", DG_TYPE_LENGTH, t.sheet.contact.from_bottom),
	SET("rule", DG_TYPE_LENGTH, t.sheet.contact.rule),
	SET("gap", DG_TYPE_LENGTH, t.sheet.contact.gap),
} };

static const struct dg_shape toc_shape = { "toc", {
	SET("label", DG_TYPE_TEXT, t.toc_label),
} };

static const struct dg_shape signature_shape = { "signature", {
	OTHER("lines", read_signature, t.signature),
	SET("space", DG_TYPE_LENGTH, t.signature_space),
} };

const struct dg_shape dg_rule_set_shape = { "rule-set", {
	{ .key = "base", .type = DG_TYPE_SKIP },
	OTHER("sources", read_sources, t),
	SET("font", DG_TYPE_TEXT, t.sheet.font),
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
	OTHER("styles", read_styles, t),
	WITHIN("numbering", &numbering_shape),
	OTHER("order", read_order, t),
	OTHER("letterhead", read_letterhead, t),
	OTHER("title", read_title, t.title),
	WITHIN("annex", &annex_shape),
	WITHIN("recipients", &recipients_shape),
	WITHIN("signature", &signature_shape),
	WITHIN("contact", &contact_shape),
	WITHIN("toc", &toc_shape),
	SET("blank", DG_TYPE_TEXT, t.blank),
	SET("pad-number", DG_TYPE_BOOL, t.pad_number),
} };

/* ---- layers ---- */

void
dg_rule_set_init(struct dg_rule_set *rs, struct dg_doc *doc,
    const struct dg_template_dirs *dirs)
{
	*rs = (struct dg_rule_set){ .finder.reader.doc = doc,
	    .finder.dirs = dirs };
	rs->style = DG_NEW_ARRAY(doc->arena, DG_STYLES_MAX, struct dg_style_spec);
	rs->ref = DG_NEW_ARRAY(doc->arena, DG_STYLE_REFS_MAX, struct dg_style_ref);
	rs->paper = DG_NEW_ARRAY(doc->arena, DG_PAPERS_MAX, struct dg_paper);
}

void
dg_rule_set_lay(struct dg_rule_set *rs, const struct dg_yaml *map)
{
	dg_shape_read(&rs->finder.reader, map, &dg_rule_set_shape, rs);
}

/* "hd36" is in the same folder, "rules/practice" below templates/. */
static struct dg_str
full_name(struct dg_arena *arena, struct dg_str folder, struct dg_str name)
{
	if (dg_str_find_char(name, '/') < name.n)
		return name;
	return dg_arena_fmt(arena, "%.*s/%.*s", DG_FMT(folder), DG_FMT(name));
}

/* The folder of "dang/rules/hd36". */
static struct dg_str
folder_of(struct dg_str name)
{
	size_t i = name.n;

	while (i > 0 && name.p[i - 1] != '/')
		i--;
	return dg_str_sub(name, 0, i ? i - 1 : 0);
}

/* The full name of what a rule set stands on; false: on nothing (more). */
static bool
base_of(struct dg_rule_set *rs, const struct dg_yaml *map, struct dg_str *name,
    struct dg_span *span)
{
	struct dg_shape_reader *r = &rs->finder.reader;
	const struct dg_yaml *base;
	struct dg_str s;

	base = map->kind == DG_YAML_MAP ? dg_yaml_find(map, "base") : NULL;
	if (!base || !dg_shape_text(r, base, &s))
		return false;
	if (!dg_template_name_ok(s)) {
		dg_shape_error(r, DG_R_template_bad_name, base->span, DG_ARGS(s));
		return false;
	}
	*name = full_name(r->doc->arena, folder_of(*name), s);
	*span = base->span;
	return true;
}

static bool
check_chain(struct dg_rule_set *rs, const struct dg_str *names, size_t n,
    struct dg_str name, struct dg_span span)
{
	struct dg_shape_reader *r = &rs->finder.reader;

	for (size_t i = 0; i < n; i++)
		if (dg_str_eq(names[i], name)) {
			dg_shape_error(r, DG_R_template_base_cycle, span,
			    DG_ARGS(name));
			return false;
		}
	if (n < DG_BASES_MAX)
		return true;
	dg_shape_error(r, DG_R_template_base_depth, span,
	    DG_ARGS(dg_arena_fmt(r->doc->arena, "%d", DG_BASES_MAX)));
	return false;
}

void
dg_rule_set_read(struct dg_rule_set *rs, struct dg_str folder, struct dg_str name,
    struct dg_span asked_at)
{
	struct dg_yaml *map[DG_BASES_MAX];
	struct dg_str names[DG_BASES_MAX];
	size_t n = 0;

	name = full_name(rs->finder.reader.doc->arena, folder, name);
	do {
		if (!check_chain(rs, names, n, name, asked_at))
			return;
		names[n] = name;
		if (!dg_template_load(&rs->finder, name, asked_at,
		    DG_R_template_file_absent, &map[n]))
			return;
		n++;
	} while (base_of(rs, map[n - 1], &name, &asked_at));
	while (n-- > 0)
		dg_rule_set_lay(rs, map[n]);
}
