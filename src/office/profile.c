/*
 * profile.c - which rule set a document is made by.
 *
 * A family's index names its rule sets with the days they are in force; only
 * the one that is chosen is read.  It holds the family's sample words, too
 * (skeleton.c).
 */
#include "office/ruleset.h"

#include <string.h>

#define PROFILES_MAX 50

struct profiles {
	struct dg_profile item[PROFILES_MAX];
	struct dg_span	span[PROFILES_MAX];
	size_t		n;
};

#define PROFILE(key, type, member) { key, type, \
	offsetof(struct dg_profile, member), 0, NULL, NULL, NULL }

const struct dg_shape dg_profile_shape = { "profile", {
	PROFILE("name", DG_TYPE_WORD, name),
	PROFILE("title", DG_TYPE_TEXT, title),
	PROFILE("from", DG_TYPE_DATE, from),
	PROFILE("until", DG_TYPE_DATE, until),
} };

static void
check_profile(struct dg_shape_reader *r, const struct profiles *ps,
    const struct dg_profile *p, const struct dg_yaml *map)
{
	static const char *const needed[] = { "name", "title", "from" };
	struct dg_span span = map->span;

	for (size_t i = 0; i < 3 && map->kind == DG_YAML_MAP; i++)
		if (!dg_yaml_find(map, needed[i]))
			dg_shape_error(r, DG_R_template_lacks, span,
			    DG_ARGS(dg_str_of(needed[i])));
	if (p->from.year && p->until.year && dg_date_cmp(p->until, p->from) < 0)
		dg_shape_error(r, DG_R_profile_term, span, DG_ARGS(p->name));
	for (size_t i = 0; i < ps->n; i++)
		if (p->name.n && dg_str_eq(ps->item[i].name, p->name))
			dg_shape_error(r, DG_R_profile_twice, span,
			    DG_ARGS(p->name));
}

static void
read_profiles(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct profiles *ps = at;

	if (!dg_shape_is_list(r, list))
		return;
	for (const struct dg_yaml *n = list->first; n; n = n->next) {
		struct dg_profile p = { .name = DG_STR("") };

		if (ps->n == PROFILES_MAX) {
			dg_shape_error(r, DG_R_template_too_many, n->span,
			    DG_ARGS(dg_arena_fmt(r->doc->arena, "%d", PROFILES_MAX)));
			return;
		}
		dg_shape_read(r, n, &dg_profile_shape, &p);
		check_profile(r, ps, &p, n);
		ps->span[ps->n] = n->span;
		ps->item[ps->n++] = p;
	}
}

const struct dg_shape dg_index_shape = { "index", {
	{ .key = "rule-sets", .type = DG_TYPE_OTHER, .read = read_profiles },
	{ .key = "skeleton", .type = DG_TYPE_SKIP },
} };

/* The index of a folder of rule sets; false: a message was reported. */
static bool
load(struct dg_finder *f, struct dg_str folder, struct dg_span asked_at,
    struct profiles *ps)
{
	struct dg_shape_reader *r = &f->reader;
	struct dg_yaml *index;
	size_t before = r->errors;

	ps->n = 0;
	if (!dg_template_load(f, dg_arena_join(r->doc->arena, folder,
	    DG_STR("/index")), asked_at, DG_R_template_file_absent, &index))
		return false;
	dg_shape_read(r, index, &dg_index_shape, ps);
	if (ps->n == 0 && r->errors == before)
		dg_shape_error(r, DG_R_template_lacks, index->span,
		    DG_ARGS(DG_STR("rule-sets")));
	return r->errors == before;
}

/* "hd36 (3/4/2018 - 26/5/2026), hd05 (27/5/2026 -)" */
static struct dg_str
listing(struct dg_arena *arena, const struct profiles *ps)
{
	struct dg_str names[PROFILES_MAX];

	for (size_t i = 0; i < ps->n; i++) {
		const struct dg_profile *p = &ps->item[i];

		names[i] = dg_arena_fmt(arena, "%.*s (%.*s -%s%.*s)",
		    DG_FMT(p->name), DG_FMT(dg_date_text(arena, p->from)),
		    p->until.year ? " " : "", DG_FMT(dg_date_text(arena, p->until)));
	}
	return dg_template_listing(arena, names, ps->n);
}

static const struct dg_profile *
by_name(struct dg_rule_set *rs, const struct profiles *ps,
    const struct dg_entry *entry)
{
	struct dg_sink *sink = rs->finder.reader.doc->sink;
	struct dg_str names[PROFILES_MAX];
	struct dg_diag *diag;

	for (size_t i = 0; i < ps->n; i++) {
		if (dg_str_eq(ps->item[i].name, entry->value))
			return &ps->item[i];
		names[i] = ps->item[i].name;
	}
	rs->finder.reader.errors++;
	diag = dg_report(sink, DG_R_profile_unknown, entry->value_span,
	    DG_ARGS(entry->value, listing(rs->finder.reader.doc->arena, ps)));
	dg_note_nearest(sink, diag, DG_NOWHERE, entry->value, names, ps->n);
	return NULL;
}

static const struct dg_profile *
by_date(struct dg_rule_set *rs, const struct profiles *ps, struct dg_date date,
    struct dg_span at)
{
	struct dg_arena *arena = rs->finder.reader.doc->arena;

	date = dg_date_last(date);
	for (size_t i = 0; i < ps->n; i++) {
		const struct dg_profile *p = &ps->item[i];

		if (dg_date_cmp(p->from, date) <= 0 && (p->until.year == 0 ||
		    dg_date_cmp(date, p->until) <= 0))
			return p;
	}
	dg_shape_error(&rs->finder.reader, DG_R_profile_none_in_force, at,
	    DG_ARGS(dg_date_text(arena, date), listing(arena, ps)));
	return NULL;
}

/* By the header: "profile", else "date", else the newest. */
static const struct dg_profile *
choose(struct dg_rule_set *rs, const struct profiles *ps, struct dg_span template_at)
{
	const struct dg_doc *doc = rs->finder.reader.doc;
	const struct dg_entry *profile = dg_doc_entry(doc, "profile");
	const struct dg_entry *entry = dg_doc_entry(doc, "date");
	const struct dg_profile *p;
	struct dg_date date;

	if (profile && profile->value.n)
		return by_name(rs, ps, profile);
	if (entry && dg_date_parse_iso(entry->value, &date))
		return by_date(rs, ps, date, entry->value_span);
	p = dg_profile_newest(ps->item, ps->n);
	/* A date that cannot be read is somebody else's error. */
	if (!entry || entry->value.n == 0)
		dg_report(doc->sink, DG_R_profile_newest, entry ?
		    entry->key_span : template_at, DG_ARGS(p->name, p->title));
	return p;
}

bool
dg_profile_choose(struct dg_rule_set *rs, struct dg_str folder,
    struct dg_span named_at, struct dg_span asked_at)
{
	const struct dg_profile *p;
	struct profiles ps;

	if (!load(&rs->finder, folder, named_at, &ps) || !(p = choose(rs, &ps, asked_at)))
		return false;
	rs->t.profile = p->name;
	return true;
}

bool
dg_profiles_read(struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_str folder, struct dg_profile **out, size_t *n)
{
	struct dg_finder f = { .reader.doc = doc, .dirs = dirs };
	struct profiles ps;

	*n = 0;
	if (!load(&f, folder, DG_NOWHERE, &ps))
		return false;
	*n = ps.n;
	*out = DG_NEW_ARRAY(doc->arena, ps.n, struct dg_profile);
	memcpy(*out, ps.item, ps.n * sizeof *ps.item);
	return true;
}

const struct dg_profile *
dg_profile_newest(const struct dg_profile *p, size_t n)
{
	const struct dg_profile *best = p;

	for (size_t i = 1; i < n; i++)
		if (dg_date_cmp(p[i].from, best->from) > 0)
			best = &p[i];
	return best;
}
