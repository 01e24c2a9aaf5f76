/*
 * template.c - a kind of document with the rule set it is made by.
 *
 * A kind's file holds what only that kind has: its words, what it must
 * contain, and overrides.  What several families' kinds share stands in a
 * kind that theirs are based on; all else in the rule sets of the family.
 */
#include "office/ruleset.h"

#include <string.h>

#include "base/text.h"
#include "doc/common.h"

#define REQUIRED_MAX 16

struct kind {
	struct dg_str	 name, abbreviation, deciding, family, scheme;
	struct dg_span	 family_span, scheme_span;
	struct dg_str	*required;
	size_t		 n_required;
};

static const char *const required_names[] = { "number", "date", "place", "symbol",
	"session", "recipients", "signature", "addressees", "bases", "annex", NULL };

static void
read_required(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct kind *k = at;
	struct dg_str s;

	if (!dg_shape_is_list(r, list))
		return;
	k->required = DG_NEW_ARRAY(r->doc->arena, REQUIRED_MAX, struct dg_str);
	k->n_required = 0;
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
	k->family_span = node->span;
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
	{ .key = "base", .type = DG_TYPE_SKIP },
	{ .key = "kind", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct kind, name) },
	{ .key = "abbreviation", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct kind, abbreviation) },
	{ .key = "deciding", .type = DG_TYPE_TEXT,
	    .offset = offsetof(struct kind, deciding) },
	{ .key = "rules", .type = DG_TYPE_OTHER, .read = read_family },
	{ .key = "numbering", .type = DG_TYPE_OTHER, .read = read_numbering },
	{ .key = "required", .type = DG_TYPE_OTHER, .read = read_required },
	{ .key = "overrides", .type = DG_TYPE_SKIP },
	{ .key = "profiles", .type = DG_TYPE_SKIP },
	{ .key = "skeleton", .type = DG_TYPE_SKIP },
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

/* The files of a kind: its own, then those it is based on. */
struct kind_files {
	struct dg_yaml	*map[DG_BASES_MAX];
	size_t		 n;
};

/* "dang/ke-hoach" and nothing else: a folder and a kind. */
static bool
load_kind(struct dg_finder *f, struct dg_str name, struct dg_span asked_at,
    struct kind_files *files)
{
	if (dg_template_name_ok(name))
		return dg_template_load_chain(f, name, asked_at, DG_R_template_absent,
		    files->map, &files->n);
	dg_shape_error(&f->reader, DG_R_template_bad_name, asked_at, DG_ARGS(name));
	return false;
}

/* The kind that the header names. */
static bool
load_named_kind(struct dg_finder *f, const struct dg_entry *entry,
    struct kind_files *files)
{
	if (entry && entry->value.n)
		return load_kind(f, entry->value, entry->value_span, files);
	report_not_named(f);
	return false;
}

static bool
read_kind(struct dg_shape_reader *r, const struct kind_files *files, struct kind *k)
{
	const char *lacks;

	for (size_t i = files->n; i-- > 0;)
		dg_shape_read(r, files->map[i], &dg_kind_shape, k);
	if (r->errors)
		return false;
	lacks = k->name.n == 0 ? "kind" : k->family.n == 0 ? "rules" : NULL;
	if (lacks)
		dg_shape_error(r, DG_R_template_lacks, files->map[0]->span,
		    DG_ARGS(dg_str_of(lacks)));
	return !lacks;
}

static void
set_kind(struct dg_rule_set *rs, const struct kind *k)
{
	rs->t.kind = k->name;
	rs->t.abbreviation = k->abbreviation;
	rs->t.deciding = k->deciding;
	rs->t.required = k->required;
	rs->t.n_required = k->n_required;
}

bool
dg_kind_read(struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_str name, struct dg_kind_entry *out)
{
	struct dg_finder f = { .reader.doc = doc, .dirs = dirs };
	struct kind kind = { .n_required = 0 };
	struct kind_files files;

	if (!load_kind(&f, name, DG_NOWHERE, &files) || !read_kind(&f.reader, &files, &kind))
		return false;
	*out = (struct dg_kind_entry){ name, kind.name, kind.abbreviation, kind.family };
	return true;
}

struct dg_str *
dg_kind_names(struct dg_doc *doc, const struct dg_template_dirs *dirs, size_t *n)
{
	struct dg_finder f = { .reader.doc = doc, .dirs = dirs };

	return dg_template_kinds(&f, n);
}

/* ---- the scheme of headings ---- */

/* The looks outlive the rule set that they were read into. */
static void
set_looks(struct dg_rule_set *rs)
{
	struct dg_scheme *scheme = &rs->t.sheet.scheme;
	struct dg_heading_look *looks = DG_NEW_ARRAY(rs->finder.reader.doc->arena,
	    DG_LOOKS, struct dg_heading_look);

	memcpy(looks, rs->look, sizeof rs->look);
	scheme->looks = looks;
	scheme->words = rs->words;
	scheme->n_words = rs->n_words;
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

	set_looks(rs);
	if (text.n && !dg_scheme_parse(doc, text, span, scheme, scheme))
		rs->finder.reader.errors++;
	/* The plan's own mistake, which must not hide others. */
	if (entry && entry->value.n)
		dg_scheme_parse(doc, entry->value, entry->value_span, scheme,
		    scheme);
}

/* ---- what must be there ---- */

/* Blocks that compose makes; a rule set may add fixed ones. */
static const char *const block_names[] = { "letterhead", "title", "addressees",
	"body", "closing", "annexes" };
#define N_BLOCKS (sizeof block_names / sizeof *block_names)

bool
dg_template_has_block(const struct dg_template *t, const char *name)
{
	for (size_t i = 0; i < t->n_blocks; i++)
		if (dg_str_is(t->blocks[i], name))
			return true;
	return false;
}

/* The order names blocks that there are, and the text is one of them. */
static void
check_order(struct dg_rule_set *rs)
{
	struct dg_template *t = &rs->t;
	struct dg_shape_reader *r = &rs->finder.reader;
	struct dg_str *names = DG_NEW_ARRAY(r->doc->arena, N_BLOCKS + t->n_fixed,
	    struct dg_str);
	size_t n = 0;

	if (t->n_blocks && !dg_template_has_block(t, "body"))
		dg_shape_error(r, DG_R_template_lacks, rs->order->span,
		    DG_ARGS(DG_STR("body")));
	for (size_t i = 0; i < N_BLOCKS; i++)
		names[n++] = dg_str_of(block_names[i]);
	for (size_t i = 0; i < t->n_fixed; i++)
		names[n++] = t->fixed[i].name;
	for (const struct dg_yaml *w = rs->order ? rs->order->first : NULL; w; w = w->next) {
		size_t i = 0;

		while (i < n && !dg_str_eq(w->text, names[i]))
			i++;
		if (i == n)
			dg_shape_nearest(r, DG_R_template_bad_choice, w->span, w->text,
			    names, n);
	}
}

static void
check_whole(struct dg_rule_set *rs, struct dg_span at)
{
	const struct dg_template *t = &rs->t;
	const struct { bool there; const char *key; } parts[] = {
		{ t->sheet.font.n > 0, "font" },
		{ t->sheet.language.n > 0, "language" },
		{ rs->page.width && rs->page.height, "page" },
		{ t->sheet.grid.border > 0, "table" },
		{ t->n_blocks > 0, "order" },
		{ t->letterhead.n > 0 || !dg_template_has_block(t, "letterhead"), "letterhead" },
		{ t->title.n > 0 || !dg_template_has_block(t, "title"), "title" },
		{ t->addressees.style.n || !dg_template_has_block(t, "addressees"), "addressees" },
		{ t->bases.style.n, "bases" },
		{ (t->annex_label.n && t->annex_label_single.n &&
		    t->annex_format != DG_NUM_NONE) || !dg_template_has_block(t, "annexes"), "annex" },
		{ t->recipients.style.n && t->recipients.label_style.n,
		    "recipients" },
		{ t->signature.n > 0 || !dg_template_has_block(t, "closing"), "signature" },
		{ t->citation.full.n && t->citation.brief.n && t->citation.by_name.n,
		    "citation" },
		{ t->sheet.scheme.n > 0, "numbering" },
		{ t->blank.n > 0, "blank" },
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!parts[i].there)
			dg_shape_error(&rs->finder.reader, DG_R_template_lacks, at,
			    DG_ARGS(dg_str_of(parts[i].key)));
	check_order(rs);
}

/* What a kind changes only in the rule set that was chosen. */
static void
lay_profile(struct dg_rule_set *rs, const struct dg_yaml *profiles)
{
	if (!dg_shape_is_map(&rs->finder.reader, profiles))
		return;
	for (const struct dg_yaml *p = profiles->first; p; p = p->next)
		if (dg_str_eq(p->key, rs->t.profile))
			dg_rule_set_lay(rs, p);
}

/* What a kind changes in the rule set, the lowest base first. */
static void
lay_overrides(struct dg_rule_set *rs, const struct kind_files *files)
{
	for (size_t i = files->n; i-- > 0;) {
		const struct dg_yaml *overrides = dg_yaml_find(files->map[i],
		    "overrides");
		const struct dg_yaml *profiles = dg_yaml_find(files->map[i],
		    "profiles");

		if (overrides)
			dg_rule_set_lay(rs, overrides);
		if (profiles)
			lay_profile(rs, profiles);
	}
}

static bool
open_template(struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_template *out)
{
	const struct dg_entry *entry = dg_doc_entry(doc, "template");
	struct dg_rule_set rs;
	struct kind kind = { .n_required = 0 };
	struct kind_files files;
	struct dg_span at;

	dg_rule_set_init(&rs, doc, dirs);
	if (!load_named_kind(&rs.finder, entry, &files) ||
	    !read_kind(&rs.finder.reader, &files, &kind))
		return false;
	set_kind(&rs, &kind);
	if (!dg_profile_choose(&rs, kind.family, kind.family_span,
	    entry->value_span))
		return false;
	at = (struct dg_span){ files.map[0]->span.source, files.map[0]->span.start,
	    files.map[0]->span.start };
	dg_rule_set_read(&rs, kind.family, rs.t.profile, at);
	lay_overrides(&rs, &files);
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

/* ---- what documents have in common ---- */

/* The keys of a header that say what a template is like. */
static const char *const deciding_keys[] = { "template", "profile", "date", "numbering",
	"sides", "paper" };

struct asked {
	struct dg_doc			*doc;
	const struct dg_template_dirs	*dirs;
};

/* A header of its own, which says the same of the template. */
static struct dg_entry *
copy_deciding(struct dg_arena *arena, const struct dg_doc *doc)
{
	struct dg_entry *first = NULL, **end = &first;

	for (size_t i = 0; i < sizeof deciding_keys / sizeof *deciding_keys; i++) {
		const struct dg_entry *from = dg_doc_entry(doc, deciding_keys[i]);

		if (from == NULL)
			continue;
		*end = DG_NEW(arena, struct dg_entry);
		(*end)->key = dg_str_of(deciding_keys[i]);
		(*end)->value = dg_arena_dup(arena, from->value);
		(*end)->key_span = from->key_span;
		(*end)->value_span = from->value_span;
		end = &(*end)->next;
	}
	return first;
}

static bool
open_asked(struct dg_doc *doc, const void *asked, void *out)
{
	const struct asked *ask = asked;

	if (doc != ask->doc)
		doc->header = copy_deciding(doc->arena, ask->doc);
	return open_template(doc, ask->dirs, out);
}

bool
dg_template_open(struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_template *out)
{
	struct asked ask = { doc, dirs };
	struct dg_common_ask common = { dg_arena_fmt(doc->arena, "template %.*s %s",
	    DG_FMT(doc->root_dir), dirs != NULL && dirs->dir != NULL ? dirs->dir : ""),
		open_asked, &ask, sizeof *out };

	for (size_t i = 0; i < sizeof deciding_keys / sizeof *deciding_keys; i++)
		common.name = dg_arena_fmt(doc->arena, "%.*s\n%.*s", DG_FMT(common.name),
		    DG_FMT(dg_doc_value(doc, deciding_keys[i])));
	return dg_common_get(doc, &common, out, NULL);
}

bool
dg_template_open_kind(const struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_str name, struct dg_str profile, struct dg_template *out)
{
	struct dg_entry by = { .key = DG_STR("profile"), .value = profile,
	    .key_span = DG_NOWHERE, .value_span = DG_NOWHERE };
	struct dg_entry kind = { .key = DG_STR("template"), .value = name,
	    .key_span = DG_NOWHERE, .value_span = DG_NOWHERE, .next = &by };
	struct dg_doc headed = *doc;

	headed.header = &kind;
	return dg_template_open(&headed, dirs, out);
}

const struct dg_mark_word *
dg_mark_find(struct dg_arena *arena, const struct dg_mark_words *words, struct dg_str s)
{
	struct dg_str bare = dg_text_bare(arena, s);

	for (size_t i = 0; i < words->n; i++)
		if (dg_str_eq(dg_text_bare(arena, words->item[i].word), bare))
			return &words->item[i];
	return NULL;
}
