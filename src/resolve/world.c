/*
 * world.c - opens what a document is resolved against: the rule set, the
 * units table, the registry of citations, and what the header says itself.
 *
 * Everything that is wrong is reported in one go, so nothing here stops at
 * the first mistake.
 */
#include "resolve/pass.h"

#include <string.h>

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
	if (dg_path_inside(doc->arena, doc->inputs, doc->root_dir,
	    dg_doc_file(doc, e->value_span), e->value, path))
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

	if (units->n > 0 && doc->sink->n < DG_NEAREST_UNTIL)
		dg_units_note_nearest(doc, units, d, id);
}

/* "a; b": what a unit that ended went into. */
static void
note_merged(struct dg_doc *doc, const struct dg_units *units, const struct dg_unit *unit,
    struct dg_diag *d)
{
	bool		known;
	struct dg_str	rest = dg_unit_glance(doc->arena, units, unit,
	    DG_STR("nhập vào"), &known);

	while (rest.n > 0) {
		struct dg_str id = dg_str_trim(dg_str_cut(&rest, ';'));
		const struct dg_unit *into = dg_units_find(units, id);

		if (into != NULL)
			dg_note(doc->sink, d, DG_R_note_merged, into->span, DG_ARGS(id,
			    dg_unit_called(doc->arena, units, into)));
		else if (id.n > 0)
			dg_note(doc->sink, d, DG_R_note_merged_elsewhere, unit->span,
			    DG_ARGS(id));
	}
}

bool
dg_unit_check_day(struct dg_doc *doc, const struct dg_units *units,
    const struct dg_unit *unit, struct dg_date day, struct dg_span at)
{
	struct dg_str	id = dg_unit_id(units, unit), name, column, term;
	struct dg_diag	*d;
	bool		early, known;

	day = dg_date_last(day);
	if (dg_unit_in_force(unit, day))
		return true;
	early = unit->from.year > 0 && dg_date_cmp(unit->from, day) > 0;
	name = dg_unit_called(doc->arena, units, unit);
	column = early ? DG_STR("từ") : DG_STR("đến");
	term = dg_unit_glance(doc->arena, units, unit, column, &known);
	d = dg_report(doc->sink, early ? DG_R_unit_not_yet : DG_R_unit_ended, at,
	    DG_ARGS(id, name, term, dg_date_text(doc->arena, day)));
	dg_note(doc->sink, d, DG_R_note_declared_here, unit->span, DG_ARGS(id));
	if (!early)
		note_merged(doc, units, unit, d);
	return false;
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
	return find_file(o->doc, table, &path) &&
	    dg_units_read(o->doc, path, table->value_span, &o->world->units) &&
	    dg_units_compute(o->doc, &o->world->units);
}

const struct dg_unit *
dg_world_unit(struct dg_doc *doc, const struct dg_world *world)
{
	const struct dg_entry	*e = filled(doc, "unit");
	const struct dg_unit	*unit;

	if (e == NULL || world->units.n == 0)
		return NULL;	/* reported by those who read them */
	unit = dg_units_find(&world->units, e->value);
	if (unit == NULL)
		dg_report_unit(doc, &world->units, e->value, e->value_span);
	else
		dg_unit_check_day(doc, &world->units, unit, world->date, e->value_span);
	return unit;
}

/* Does it issue together with the unit already? */
static bool
is_joint(const struct dg_world *w, const struct dg_unit *unit)
{
	for (size_t i = 0; i < w->n_joint; i++)
		if (w->joint[i] == unit)
			return true;
	return false;
}

/* "btc-tu; btg-tu": the bodies that issue together with the unit. */
static bool
open_joint(struct opener *o)
{
	const struct dg_entry	*e = filled(o->doc, "joint");
	struct dg_world		*w = o->world;
	struct dg_str		 issuer = dg_doc_value(o->doc, "unit");
	struct dg_str		 rest = e != NULL ? e->value : DG_STR("");
	bool			 ok = true;

	while (rest.n > 0) {
		struct dg_str id = dg_str_trim(dg_str_cut(&rest, ';'));
		const struct dg_unit *unit = dg_units_find(&w->units, id);

		if (id.n == 0)
			continue;
		if (unit == NULL)
			dg_report_unit(o->doc, &w->units, id, e->value_span);
		else if (is_joint(w, unit) || dg_str_eq(id, issuer))
			dg_report(o->doc->sink, DG_R_joint_twice, e->value_span,
			    DG_ARGS(id));
		else if (w->n_joint < DG_JOINT_MAX)
			w->joint[w->n_joint++] = unit;
		else
			dg_report(o->doc->sink, DG_R_joint_too_many, e->value_span,
			    DG_ARGS(dg_arena_fmt(o->doc->arena, "%d", DG_JOINT_MAX)));
		if (unit != NULL)
			dg_unit_check_day(o->doc, &w->units, unit, w->date,
			    e->value_span);
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
	dg_when_check(doc, &world->units, doc->root);
	world->whens_checked = true;
	return ok;
}

/* ---- the document of a unit ------------------------------------------------- */

/* What the header says, else the unit's column. */
static struct dg_str
header_or_unit(struct dg_doc *doc, const struct dg_world *world, const char *key,
    struct dg_str column)
{
	const struct dg_entry	*e = filled(doc, key);
	bool			 known;

	return e != NULL ? e->value :
	    dg_unit_value(doc, &world->units, world->unit, column, &known);
}

/* The number as every place prints it: "5" as "05" where the rules want it. */
static struct dg_str
printed_number(struct dg_doc *doc, const struct dg_world *world)
{
	struct dg_str s = dg_doc_value(doc, "number");

	if (world->tmpl.pad_number && s.n == 1 && s.p[0] >= '1' && s.p[0] <= '9')
		return dg_arena_join(doc->arena, DG_STR("0"), s);
	return s;
}

void
dg_world_issue(struct dg_doc *doc, struct dg_world *world, const struct dg_unit *unit)
{
	const struct dg_entry *joint = filled(doc, "joint");

	world->unit = unit;
	if (unit != NULL && joint != NULL && is_joint(world, unit))
		dg_report(doc->sink, DG_R_joint_twice, joint->value_span,
		    DG_ARGS(dg_unit_id(&world->units, unit)));
	world->number = printed_number(doc, world);
	world->place = header_or_unit(doc, world, "place", DG_STR("địa danh"));
	world->symbol = header_or_unit(doc, world, "symbol", DG_STR("ký hiệu"));
}

void
dg_world_share(struct dg_doc *doc, const struct dg_world *from, struct dg_world *world)
{
	struct dg_cites *cites = &world->cites;

	*world = *from;
	world->units.told = dg_units_untold(doc->arena, true);
	/* Which of them are used is written into them. */
	cites->item = DG_NEW_ARRAY(doc->arena, cites->n, struct dg_cited);
	if (cites->n > 0)
		memcpy(cites->item, from->cites.item, cites->n * sizeof *cites->item);
}
