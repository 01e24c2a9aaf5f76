/*
 * paper.c - sheets by name.
 *
 * A rule set's "papers" are merged key by key, as styles are.  A sheet says
 * only what differs from the page, which is known when all layers are read.
 * Which sheet it is, and whether both its sides are printed, the header says.
 */
#include "office/ruleset.h"

#define PAPER(key, member) { key, DG_TYPE_LENGTH, \
	offsetof(struct dg_page_setup, member), 0, NULL, NULL, NULL }

const struct dg_shape dg_paper_shape = { "paper", {
	PAPER("width", width),
	PAPER("height", height),
	PAPER("top", top),
	PAPER("bottom", bottom),
	PAPER("left", left),
	PAPER("right", right),
	PAPER("header", header),
} };

/* ---- reading ---- */

static struct dg_paper *
find(const struct dg_rule_set *rs, struct dg_str name)
{
	for (size_t i = 0; i < rs->n_papers; i++)
		if (dg_str_eq(rs->paper[i].name, name))
			return &rs->paper[i];
	return NULL;
}

static struct dg_paper *
add(struct dg_rule_set *rs, const struct dg_yaml *node)
{
	struct dg_shape_reader *r = &rs->finder.reader;
	struct dg_paper *paper;

	if (rs->n_papers == DG_PAPERS_MAX) {
		dg_shape_error(r, DG_R_template_too_many, node->key_span,
		    DG_ARGS(dg_arena_fmt(r->doc->arena, "%d", DG_PAPERS_MAX)));
		return NULL;
	}
	paper = &rs->paper[rs->n_papers++];
	paper->name = node->key;
	return paper;
}

void
dg_papers_read(struct dg_rule_set *rs, const struct dg_yaml *map)
{
	struct dg_shape_reader *r = &rs->finder.reader;

	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *n = map->first; n; n = n->next) {
		struct dg_paper *paper = find(rs, n->key);

		if (r->errors >= DG_TEMPLATE_ERRORS)
			return;
		if (!dg_template_name_ok(n->key) ||
		    dg_str_find_char(n->key, '/') < n->key.n)
			dg_shape_error(r, DG_R_template_bad_word, n->key_span,
			    DG_ARGS(n->key));
		else if (paper || (paper = add(rs, n))) {
			paper->span = n->key_span;
			dg_shape_read(r, n, &dg_paper_shape, &paper->page);
		}
	}
}

/* ---- choosing ---- */

static void
replace(dg_emu *length, dg_emu by)
{
	if (by)
		*length = by;
}

struct dg_page_setup
dg_paper_page(const struct dg_rule_set *rs, const struct dg_paper *paper)
{
	struct dg_page_setup p = rs->page;

	replace(&p.width, paper->page.width);
	replace(&p.height, paper->page.height);
	replace(&p.top, paper->page.top);
	replace(&p.bottom, paper->page.bottom);
	replace(&p.left, paper->page.left);
	replace(&p.right, paper->page.right);
	replace(&p.header, paper->page.header);
	return p;
}

/* The names of all sheets; *list: "a5, a5-wide". */
static struct dg_str *
names(struct dg_rule_set *rs, struct dg_str *list)
{
	struct dg_arena *arena = rs->finder.reader.doc->arena;
	struct dg_str *all = DG_NEW_ARRAY(arena, rs->n_papers, struct dg_str);

	for (size_t i = 0; i < rs->n_papers; i++)
		all[i] = rs->paper[i].name;
	*list = dg_template_listing(arena, all, rs->n_papers);
	return all;
}

static void
report_unknown(struct dg_rule_set *rs, struct dg_str name, struct dg_span span)
{
	struct dg_sink *sink = rs->finder.reader.doc->sink;
	struct dg_str list, *all = names(rs, &list);
	struct dg_diag *diag = dg_report(sink, DG_R_paper_unknown, span,
	    DG_ARGS(name, list));

	dg_note_nearest(sink, diag, DG_NOWHERE, name, all, rs->n_papers);
}

/* "sides: 2": is paper printed on both sides? */
static bool
has_two_sides(struct dg_rule_set *rs)
{
	struct dg_doc *doc = rs->finder.reader.doc;
	const struct dg_entry *entry = dg_doc_entry(doc, "sides");

	if (!entry || entry->value.n == 0 || dg_str_is(entry->value, "1"))
		return false;
	if (!dg_str_is(entry->value, "2"))
		dg_report(doc->sink, DG_R_sides_bad, entry->value_span,
		    DG_ARGS(entry->value));
	return true;
}

static struct dg_page_setup
choose(struct dg_rule_set *rs)
{
	const struct dg_entry *entry = dg_doc_entry(rs->finder.reader.doc, "paper");
	struct dg_str name = rs->paper_name;
	struct dg_span span = rs->paper_span;
	bool asked = entry && entry->value.n;
	const struct dg_paper *paper;

	if (asked) {
		name = entry->value;
		span = entry->value_span;
	}
	if (name.n == 0)
		return rs->page;
	paper = find(rs, name);
	if (paper)
		return dg_paper_page(rs, paper);
	report_unknown(rs, name, span);
	rs->finder.reader.errors += !asked;
	return rs->page;
}

struct dg_page_setup
dg_paper_choose(struct dg_rule_set *rs)
{
	struct dg_page_setup page = choose(rs);

	page.mirrored = has_two_sides(rs);
	return page;
}
