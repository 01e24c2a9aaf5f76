/*
 * header.c - what the header of a plan takes from those above it.
 *
 * A plan below has every key of the plan above, but for those that are about the
 * file itself; a plan of another unit has none of those that are about one
 * document: its number, its date, who drafted it.
 */
#include "cascade/pass.h"

static const char *const of_the_file[] = { "extends", "for-each", "output" };
static const char *const of_the_document[] = { "number", "date", "profile", "place", "symbol",
	"session", "decider", "drafter", "joint", "urgency", "circulation", "draft", "typist",
	"contact", "title" };
#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static bool
is_among(struct dg_str key, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (dg_str_is(key, names[i]))
			return true;
	return false;
}

static bool
is_inherited(const struct dg_entry *e, bool other_unit)
{
	if (is_among(e->key, of_the_file, COUNT(of_the_file)))
		return false;
	return !other_unit || !is_among(e->key, of_the_document, COUNT(of_the_document));
}

/* Puts own at the end of *merged, or in the place of the entry of its key. */
static void
lay_over(struct dg_entry **merged, struct dg_entry *own)
{
	while (*merged != NULL && !dg_str_eq((*merged)->key, own->key))
		merged = &(*merged)->next;
	if (*merged != NULL) {
		own->above = *merged;
		own->next = (*merged)->next;
	} else {
		own->next = NULL;
	}
	*merged = own;
}

static struct dg_entry *
inherit(struct dg_entry *above, bool other_unit)
{
	struct dg_entry *first = NULL, **end = &first, *next;

	for (; above != NULL; above = next) {
		next = above->next;
		if (!is_inherited(above, other_unit))
			continue;
		above->next = NULL;
		*end = above;
		end = &above->next;
	}
	return first;
}

/* Many units take the place of the one above. */
static struct dg_entry *
without(struct dg_entry *first, const char *key)
{
	for (struct dg_entry **e = &first; *e != NULL; e = &(*e)->next) {
		if (!dg_str_is((*e)->key, key))
			continue;
		*e = (*e)->next;
		break;
	}
	return first;
}

static bool
has(const struct dg_doc *level, const char *key)
{
	return dg_doc_entry(level, key) != NULL;
}

/* The document of another unit has a title of its own. */
static void
check_title(struct dg_doc *doc, const struct dg_doc *level)
{
	if (!has(level, "title"))
		dg_report(doc->sink, DG_R_title_missing, (struct dg_span){ level->source, 0, 3 },
		    DG_NO_ARGS);
}

void
dg_chain_header(struct dg_doc *doc, struct dg_chain *chain)
{
	struct dg_entry *merged = NULL;

	for (size_t i = 0; i < chain->n; i++) {
		const struct dg_doc *level = &chain->level[i].doc;
		bool other;

		chain->level[i].refines = i > 0 && has(level, "unit") &&
		    has(&chain->level[i - 1].doc, "for-each");
		other = !chain->level[i].refines && (has(level, "unit") ||
		    has(level, "for-each"));
		if (other && i > 0)
			check_title(doc, level);
		merged = inherit(merged, other);
		if (has(level, "for-each"))
			merged = without(merged, "unit");
		/* The level keeps its own entries. */
		for (const struct dg_entry *e = level->header; e != NULL; e = e->next) {
			struct dg_entry *own = DG_NEW(doc->arena, struct dg_entry);

			*own = *e;
			lay_over(&merged, own);
		}
	}
	doc->header = merged;
}
