/*
 * world.c - opens what a document is resolved against: the rule set, the
 * units table, the registry of citations, and what the header says itself.
 *
 * Everything that is wrong is reported in one go, so nothing here stops at
 * the first mistake.
 */
#include "resolve/pass.h"

#include "base/file.h"

struct opener {
	struct dg_doc	*doc;
	struct dg_world	*world;
};

static struct dg_span
header_start(const struct dg_doc *doc)
{
	return (struct dg_span){ doc->source, 0, 0 };
}

static const struct dg_entry *
filled(const struct dg_doc *doc, const char *key)
{
	const struct dg_entry *e = dg_doc_entry(doc, key);

	return e != NULL && e->value.n > 0 ? e : NULL;
}

/* The file that a header value names, if it stands inside the project. */
static bool
find_file(struct dg_doc *doc, const struct dg_entry *e, struct dg_str *path)
{
	if (dg_path_inside(doc->arena, doc->root_dir, dg_doc_file(doc, e->value_span),
	    e->value, path))
		return true;
	dg_report(doc->sink, DG_R_path_outside, e->value_span,
	    DG_ARGS(e->value, doc->root_dir));
	return false;
}

static bool
open_date(struct opener *o)
{
	const struct dg_entry	*e = filled(o->doc, "date");
	struct dg_diag		*d;
	struct dg_date		 meant;

	if (e == NULL || dg_date_parse_iso(e->value, &o->world->date))
		return true;
	o->world->date = (struct dg_date){ 0 };
	d = dg_report(o->doc->sink, DG_R_date_bad, e->value_span, DG_ARGS(e->value));
	if (dg_date_parse_vn(e->value, &meant))
		dg_note(o->doc->sink, d, DG_R_note_did_you_mean, DG_NOWHERE, DG_ARGS(
		    meant.day > 0 ? dg_arena_fmt(o->doc->arena, "%d-%02d-%02d",
		    meant.year, meant.month, meant.day) : dg_arena_fmt(o->doc->arena,
		    "%d-%02d", meant.year, meant.month)));
	return false;
}

void
dg_report_unit(struct dg_doc *doc, const struct dg_units *units, struct dg_str id,
    struct dg_span at)
{
	struct dg_diag	*d = dg_report(doc->sink, DG_R_unit_unknown, at, DG_ARGS(id));

	dg_note_nearest(doc->sink, d, DG_NOWHERE, id, dg_units_ids(doc->arena, units),
	    units->n);
}

static bool
open_units(struct opener *o)
{
	const struct dg_entry	*table = filled(o->doc, "units");
	const struct dg_entry	*unit = filled(o->doc, "unit");
	struct dg_str		 path;

	/* A plan without any header has its own message. */
	if (table == NULL && o->doc->header == NULL)
		return false;
	if (table == NULL) {
		dg_report(o->doc->sink, DG_R_units_missing, unit != NULL ?
		    unit->key_span : header_start(o->doc), DG_NO_ARGS);
		return false;
	}
	if (!find_file(o->doc, table, &path) ||
	    !dg_units_read(o->doc, path, table->value_span, &o->world->units) ||
	    unit == NULL)
		return false;
	o->world->unit = dg_units_find(&o->world->units, unit->value);
	if (o->world->unit == NULL)
		dg_report_unit(o->doc, &o->world->units, unit->value,
		    unit->value_span);
	return o->world->unit != NULL;
}

/* Does it issue the document already? */
static bool
is_issuer(const struct dg_world *w, const struct dg_unit *unit)
{
	for (size_t i = 0; i < w->n_joint; i++)
		if (w->joint[i] == unit)
			return true;
	return w->unit == unit;
}

/* "btc-tu; btg-tu": the bodies that issue together with the unit. */
static bool
open_joint(struct opener *o)
{
	const struct dg_entry	*e = filled(o->doc, "joint");
	struct dg_world		*w = o->world;
	struct dg_str		 rest = e != NULL ? e->value : DG_STR("");
	bool			 ok = true;

	while (rest.n > 0) {
		struct dg_str id = dg_str_trim(dg_str_cut(&rest, ';'));
		const struct dg_unit *unit = dg_units_find(&w->units, id);

		if (id.n == 0)
			continue;
		if (unit == NULL)
			dg_report_unit(o->doc, &w->units, id, e->value_span);
		else if (is_issuer(w, unit))
			dg_report(o->doc->sink, DG_R_joint_twice, e->value_span,
			    DG_ARGS(id));
		else if (w->n_joint < DG_JOINT_MAX)
			w->joint[w->n_joint++] = unit;
		else
			dg_report(o->doc->sink, DG_R_joint_too_many, e->value_span,
			    DG_ARGS(dg_arena_fmt(o->doc->arena, "%d", DG_JOINT_MAX)));
		ok &= unit != NULL;
	}
	return ok;
}

/* The registries of the plan and of those above, the nearest first. */
static bool
open_cites(struct opener *o)
{
	struct dg_str	 path;
	struct dg_cites	 cites;
	bool		 ok = true;

	for (const struct dg_entry *e = dg_doc_entry(o->doc, "cites"); e != NULL; e = e->above) {
		if (e->value.n == 0)
			continue;
		if (!find_file(o->doc, e, &path) ||
		    !dg_cites_read(o->doc, path, e->value_span, &cites))
			ok = false;
		else
			dg_cites_add(o->doc->arena, &o->world->cites, &cites);
	}
	return ok;
}

/* What the header says, else the unit's column. */
static struct dg_str
header_or_unit(struct opener *o, const char *key, struct dg_str column)
{
	const struct dg_entry	*e = filled(o->doc, key);
	bool			 known;

	if (e != NULL)
		return e->value;
	if (o->world->unit == NULL)
		return DG_STR("");
	return dg_unit_value(&o->world->units, o->world->unit, column, &known);
}

/* The number as every place prints it: "5" as "05" where the rules want it. */
static struct dg_str
printed_number(struct opener *o)
{
	struct dg_str s = dg_doc_value(o->doc, "number");

	if (o->world->tmpl.pad_number && s.n == 1 && s.p[0] >= '1' && s.p[0] <= '9')
		return dg_arena_join(o->doc->arena, DG_STR("0"), s);
	return s;
}

bool
dg_world_open(struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_world *world)
{
	struct opener	o = { doc, world };
	bool		ok;

	*world = (struct dg_world){ 0 };
	ok = dg_template_open(doc, dirs, &world->tmpl);
	ok &= open_date(&o);
	ok &= open_units(&o) && open_joint(&o);
	ok &= open_cites(&o);
	world->number = printed_number(&o);
	world->place = header_or_unit(&o, "place", DG_STR("địa danh"));
	world->symbol = header_or_unit(&o, "symbol", DG_STR("ký hiệu"));
	return ok;
}
