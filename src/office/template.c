/*
 * template.c - a kind of document with the rule set it is made by.
 *
 * A kind's file holds what only that kind has: its words, what it must
 * contain, and overrides.  All else stands in the rule sets of its family.
 */
#include "office/ruleset.h"

#include <string.h>

#include "base/text.h"

#define REQUIRED_MAX 16

struct kind {
	struct dg_str	 name, abbreviation, family, scheme;
	struct dg_span	 scheme_span;
	struct dg_str	*required;
	size_t		 n_required;
};

static const char *const required_names[] = { "number", "date", "place", "symbol",
	"recipients", "signature", "annex", NULL };

static void
read_required(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct kind *k = at;
	struct dg_str s;

	if (!dg_shape_is_list(r, list))
		return;
	k->required = DG_NEW_ARRAY(r->doc->arena, REQUIRED_MAX, struct dg_str);
	for (const struct dg_yaml *n = list->first; n; n = n->next)
		if (r->errors < DG_TEMPLATE_ERRORS && dg_shape_word(r, n, &s) &&
		    dg_shape_one_of(r, DG_R_template_bad_choice, n->span, s,
		    required_names) && k->n_required < REQUIRED_MAX)
			k->required[k->n_required++] = s;
}

static void
read_family(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	struct kind *k = at;
	struct dg_str s;

	if (!dg_shape_text(r, node, &s))
		return;
	if (dg_template_name_ok(s))
		k->family = s;
	else
		dg_shape_error(r, DG_R_template_bad_name, node->span, DG_ARGS(s));
}

static void
read_numbering(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	struct kind *k = at;

	if (dg_shape_text(r, node, &k->scheme))
		k->scheme_span = node->span;
}

const struct dg_shape dg_kind_shape = { "kind", {
	{ .key = "kind", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct kind, name) },
	{ .key = "abbreviation", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct kind, abbreviation) },
	{ .key = "rules", .type = DG_TYPE_OTHER, .read = read_family },
	{ .key = "numbering", .type = DG_TYPE_OTHER, .read = read_numbering },
	{ .key = "required", .type = DG_TYPE_OTHER, .read = read_required },
	{ .key = "overrides", .type = DG_TYPE_SKIP },
} };

/* ---- the header's template ---- */

/* Unless the header's reader has told it already. */
static void
report_not_named(struct dg_finder *f)
{
	struct dg_doc *doc = f->reader.doc;
	const struct dg_entry *entry = dg_doc_entry(doc, "template");
	struct dg_span at = { doc->source, 0, 0 };
	struct dg_str *names;
	size_t n;

	if (dg_sink_failed(doc->sink))
		return;
	names = dg_template_kinds(f, &n);
	dg_shape_error(&f->reader, DG_R_template_not_named,
	    entry ? entry->key_span : at,
	    DG_ARGS(dg_template_listing(doc->arena, names, n)));
}

/* "dang/ke-hoach" and nothing else: a folder and a kind. */
static bool
load_kind(struct dg_finder *f, const struct dg_entry *entry, struct dg_yaml **root)
{
	if (!entry || entry->value.n == 0) {
		report_not_named(f);
		return false;
	}
	if (!dg_template_name_ok(entry->value)) {
		dg_shape_error(&f->reader, DG_R_template_bad_name,
		    entry->value_span, DG_ARGS(entry->value));
		return false;
	}
	return dg_template_load(f, entry->value, entry->value_span,
	    DG_R_template_absent, root);
}

static bool
read_kind(struct dg_rule_set *rs, const struct dg_yaml *root, struct kind *k)
{
	struct dg_shape_reader *r = &rs->finder.reader;
	const char *lacks;

	dg_shape_read(r, root, &dg_kind_shape, k);
	if (r->errors)
		return false;
	lacks = k->name.n == 0 ? "kind" : k->family.n == 0 ? "rules" : NULL;
	if (lacks)
		dg_shape_error(r, DG_R_template_lacks, root->span,
		    DG_ARGS(dg_str_of(lacks)));
	rs->t.kind = k->name;
	rs->t.abbreviation = k->abbreviation;
	rs->t.required = k->required;
	rs->t.n_required = k->n_required;
	return !lacks;
}

/* ---- the scheme of headings ---- */

static void
set_punctuation(struct dg_rule_set *rs)
{
	struct dg_str *p = rs->t.sheet.scheme.punctuation;

	p[DG_NUM_UPPER_LETTER] = rs->look[DG_LOOK_LETTER].suffix;
	p[DG_NUM_ROMAN] = rs->look[DG_LOOK_ROMAN].suffix;
	p[DG_NUM_DECIMAL] = rs->look[DG_LOOK_DECIMAL].suffix;
}

/* The header's scheme, else the kind's, else the rule set's. */
static void
set_scheme(struct dg_rule_set *rs, const struct kind *k)
{
	struct dg_doc *doc = rs->finder.reader.doc;
	const struct dg_entry *entry = dg_doc_entry(doc, "numbering");
	struct dg_scheme *scheme = &rs->t.sheet.scheme;
	struct dg_str text = k->scheme.n ? k->scheme : rs->scheme;
	struct dg_span span = k->scheme.n ? k->scheme_span : rs->scheme_span;

	set_punctuation(rs);
	if (text.n && !dg_scheme_parse(doc, text, span, scheme, scheme))
		rs->finder.reader.errors++;
	/* The plan's own mistake, which must not hide others. */
	if (entry && entry->value.n)
		dg_scheme_parse(doc, entry->value, entry->value_span, scheme,
		    scheme);
}

/* ---- what must be there ---- */

static void
check_whole(struct dg_rule_set *rs, struct dg_span at)
{
	const struct dg_template *t = &rs->t;
	const struct { bool there; const char *key; } parts[] = {
		{ t->sheet.font.n > 0, "font" },
		{ rs->page.width && rs->page.height, "page" },
		{ t->sheet.grid.border > 0, "table" },
		{ t->n_blocks > 0, "order" },
		{ t->n_letterhead > 0, "letterhead" },
		{ t->title.n > 0, "title" },
		{ t->annex_label.n && t->annex_label_single.n &&
		    t->annex_format != DG_NUM_NONE, "annex" },
		{ t->recipients_style.n && t->recipients_label_style.n,
		    "recipients" },
		{ t->signature.n > 0, "signature" },
		{ t->sheet.scheme.n > 0, "numbering" },
		{ t->blank.n > 0, "blank" },
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!parts[i].there)
			dg_shape_error(&rs->finder.reader, DG_R_template_lacks, at,
			    DG_ARGS(dg_str_of(parts[i].key)));
}

bool
dg_template_open(struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_template *out)
{
	const struct dg_entry *entry = dg_doc_entry(doc, "template");
	struct dg_rule_set rs;
	struct kind kind = { .n_required = 0 };
	const struct dg_yaml *overrides;
	struct dg_yaml *root;
	struct dg_span at;

	dg_rule_set_init(&rs, doc, dirs);
	if (!load_kind(&rs.finder, entry, &root) || !read_kind(&rs, root, &kind) ||
	    !dg_profile_choose(&rs, kind.family, entry->value_span))
		return false;
	at = (struct dg_span){ root->span.source, root->span.start,
	    root->span.start };
	dg_rule_set_read(&rs, kind.family, rs.t.profile, at);
	overrides = dg_yaml_find(root, "overrides");
	if (overrides)
		dg_rule_set_lay(&rs, overrides);
	if (rs.finder.reader.errors)
		return false;
	set_scheme(&rs, &kind);
	check_whole(&rs, at);
	if (rs.finder.reader.errors == 0)
		dg_sheet_compute(&rs, at);
	if (rs.finder.reader.errors)
		return false;
	*out = rs.t;
	return true;
}
