/*
 * required.c - what the template requires: blocks, and values of the header.
 */
#include "check/family.h"

static const enum dg_kind blocks[] = { DG_K_RECIPIENTS, DG_K_SIGNATURE, DG_K_ANNEX,
	DG_K_ADDRESSEES, DG_K_BASES, DG_K_TABLE, DG_K_SECTION };
#define N_BLOCKS (sizeof blocks / sizeof blocks[0])

static bool
has_kind(const struct dg_doc *doc, enum dg_kind kind)
{
	struct dg_node *n = NULL;

	do
		n = dg_node_seek(doc->root, n, DG_KIND_ALONE(kind));
	while (n != NULL && n->first == NULL);
	return n != NULL;
}

/* A block of the body, by its name; else a value that the header or the unit
 * gives. */
static bool
is_there(const struct dg_doc *doc, const struct dg_world *w, struct dg_str name)
{
	for (size_t i = 0; i < N_BLOCKS; i++)
		if (dg_str_is(name, dg_kind_name(blocks[i])))
			return has_kind(doc, blocks[i]);
	if (dg_str_is(name, "date"))
		return w->date.year > 0;
	if (dg_str_is(name, "place"))
		return w->place.n > 0;
	if (dg_str_is(name, "symbol"))
		return w->symbol.n > 0;
	return dg_doc_value(doc, dg_arena_dup(doc->arena, name).p).n > 0;
}

/* What is to be written: "::: signature", "date:". */
static struct dg_str
as_written(struct dg_doc *doc, struct dg_str name)
{
	for (size_t i = 0; i < N_BLOCKS; i++)
		if (dg_str_is(name, dg_kind_name(blocks[i])))
			return dg_arena_join(doc->arena, DG_STR("::: "), name);
	return dg_arena_join(doc->arena, name, DG_STR(":"));
}

void
dg_check_required(struct dg_doc *doc, const struct dg_world *world)
{
	const struct dg_entry	*t = dg_doc_entry(doc, "template");
	struct dg_span		 at = { doc->source, 0, 0 };

	for (size_t i = 0; i < world->tmpl.n_required; i++)
		if (!is_there(doc, world, world->tmpl.required[i]))
			dg_report(doc->sink, DG_R_required_missing,
			    t != NULL ? t->value_span : at, DG_ARGS(
			    as_written(doc, world->tmpl.required[i]),
			    world->tmpl.kind));
}
