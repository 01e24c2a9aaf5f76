/*
 * delta.c - the short form of a document: what it adds to the one above, what it
 * changes, and references for the rest.
 *
 * Every heading stays, so sections keep their numbers and the text its shape; what
 * is printed has the number that it has in the full document, and {{#x}} stays true.
 * Neighbouring sections that are inherited whole share one sentence, below the last
 * of their headings.  Of what a section inherits beside its own text, one sentence
 * speaks below the heading.
 */
#include "compare/delta.h"

#include "base/arena.h"

/* ---- what became of the document above ------------------------------------------------ */

/* Is n, or something below it, the document's own? */
static bool
holds_own(const struct dg_delta *d, const struct dg_node *n)
{
	for (const struct dg_node *c = n; c != NULL; c = dg_node_walk(n, (struct dg_node *)c))
		if (dg_is_own(c, d->own))
			return true;
	return false;
}

/* What an item says itself, without its sub-items. */
static bool
is_changed(const struct dg_delta *d, const struct dg_node *n)
{
	if (n->kind == DG_K_ROW)
		return holds_own(d, n);
	if (n->kind == DG_K_SECTION || n->kind == DG_K_ANNEX)
		return n->span.source == d->own;
	if (n->kind == DG_K_ITEM)
		for (const struct dg_node *c = n->first; c != NULL; c = c->next)
			if (dg_kind_is_leaf(c->kind) && dg_is_own(c, d->own))
				return true;
	return dg_is_own(n, d->own);
}

static void
set_fate(struct dg_delta *d, const struct dg_node *n, enum dg_fate fate)
{
	struct dg_pair *p = dg_pairs_find(&d->pairs, n);

	if (p != NULL && p->fate == DG_FATE_NONE)
		p->fate = fate;
}

static enum dg_fate
fate_of_dropped(const struct dg_node *n)
{
	return n->origin->how == DG_BY_REPLACE ? DG_FATE_REPLACED :
	    n->origin->how != DG_BY_REMOVE && (n->classes & DG_CLASS_LOCAL) ?
	    DG_FATE_LOCAL : DG_FATE_REMOVED;
}

static void
find_fates(struct dg_delta *d)
{
	struct dg_node *root = d->doc->root, *n;

	for (n = root; n != NULL; n = dg_node_walk(root, n))
		set_fate(d, n, is_changed(d, n) ? DG_FATE_CHANGED : DG_FATE_KEPT);
	if (d->doc->dropped == NULL)
		return;
	for (struct dg_node *top = d->doc->dropped->first; top != NULL; top = top->next)
		for (n = top; n != NULL; n = dg_node_walk(top, n))
			set_fate(d, n, fate_of_dropped(top));
}

static enum dg_fate
fate_above(const struct dg_delta *d, const struct dg_node *above)
{
	const struct dg_pair *p = dg_pairs_of(&d->pairs, above);

	return p != NULL ? p->fate : DG_FATE_NONE;
}

/* ---- inherited whole --------------------------------------------------------------------- */

static bool
is_within(const struct dg_node *n, const struct dg_node *above)
{
	while (n != NULL && n != above)
		n = n->parent;
	return n != NULL;
}

static bool
needs_pair(const struct dg_node *n)
{
	return n->kind == DG_K_SECTION || n->kind == DG_K_ITEM || (n->kind == DG_K_ROW &&
	    !n->u.row.header) || (n->kind == DG_K_PARA && n->parent->kind != DG_K_CELL);
}

/* Nothing of it was changed, taken out or put elsewhere. */
static bool
is_untouched(const struct dg_delta *d, const struct dg_node *above)
{
	for (const struct dg_node *n = above; n != NULL;
	    n = dg_node_walk(above, (struct dg_node *)n)) {
		enum dg_fate fate = n->parent == above && n->kind == DG_K_HEADING ?
		    DG_FATE_KEPT : fate_above(d, n);

		if (fate == DG_FATE_CHANGED || fate == DG_FATE_REPLACED ||
		    fate == DG_FATE_REMOVED)
			return false;
	}
	return true;
}

/* Does a section or annex say what one above says, but for its title? */
static bool
is_whole(const struct dg_delta *d, const struct dg_node *s)
{
	const struct dg_pair *at = dg_pairs_find(&d->pairs, s), *p;

	if (at == NULL || s->span.source == d->own || (s->classes & DG_CLASS_TEXT &&
	    s->first != NULL && dg_is_own(s->first, d->own)))
		return false;
	for (const struct dg_node *n = dg_node_walk(s, (struct dg_node *)s); n != NULL;
	    n = dg_node_walk(s, (struct dg_node *)n)) {
		if (n->kind == DG_K_HEADING && n->parent == s)
			continue;
		if (dg_kind_is_leaf(n->kind) && dg_is_own(n, d->own))
			return false;
		p = needs_pair(n) ? dg_pairs_find(&d->pairs, n) : at;
		if (p == NULL || !is_within(p->node, at->node))
			return false;
	}
	return is_untouched(d, at->node);
}

/* ---- taking out ---------------------------------------------------------------------------- */

/* Unlinks n with its notes, and what it was the last of. */
static void
drop(struct dg_node *n)
{
	struct dg_node *up = n->parent;

	while (n->next != NULL && n->next->kind == DG_K_NOTE)
		dg_node_unlink(n->next);
	dg_node_unlink(n);
	while (up != NULL && up->first == NULL && (up->kind == DG_K_LIST ||
	    up->kind == DG_K_GROUP)) {
		n = up;
		up = up->parent;
		dg_node_unlink(n);
	}
}

/* Headings and the head of a table stand above rows, or go. */
static void
tidy_table(struct dg_node *table)
{
	struct dg_node	*n, *next;
	bool		 rows = false;

	for (n = table->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == DG_K_ROW && n->u.row.group && (next == NULL ||
		    next->u.row.group))
			dg_node_unlink(n);
	}
	for (n = table->first; n != NULL; n = n->next)
		rows |= n->kind == DG_K_ROW && !n->u.row.header;
	if (!rows)
		drop(table);
}

static struct dg_node *
first_text(const struct dg_node *row)
{
	const struct dg_node *para = row->first != NULL ? row->first->first : NULL;

	return para != NULL && para->first != NULL && para->first->kind == DG_K_TEXT ?
	    para->first : NULL;
}

/* Rows that are left are counted again. */
static void
count_rows(struct dg_delta *d, struct dg_node *table)
{
	unsigned count = 0;

	for (struct dg_node *row = table->first; row != NULL; row = row->next) {
		struct dg_node *t = row->kind == DG_K_ROW ? first_text(row) : NULL;

		if (row->kind == DG_K_ROW && row->u.row.header && (t == NULL ||
		    !dg_str_is(t->u.text.s, "STT")))
			return;
		if (row->kind == DG_K_ROW && row->u.row.group)
			count = 0;
		else if (t != NULL && !row->u.row.header)
			t->u.text.s = dg_arena_fmt(d->doc->arena, "%u", ++count);
	}
}

static void
tidy_tables(struct dg_delta *d, struct dg_node *holder)
{
	struct dg_node *n, *next;

	for (n = holder->first; n != NULL; n = next) {
		struct dg_node *table = n->kind == DG_K_GROUP ? n->first : n;

		next = n->next;
		if (table == NULL || table->kind != DG_K_TABLE || !table->u.table.data)
			continue;
		count_rows(d, table);
		tidy_table(table);
	}
}

/* ---- a section's own text -------------------------------------------------------------------- */

/* A table that says something only as one: a budget with its sums, a typed table. */
static bool
is_one(const struct dg_node *table)
{
	return !table->u.table.data || (table->parent->kind == DG_K_GROUP &&
	    table->parent->u.group.block == DG_K_BUDGET);
}

static bool
is_kept(struct dg_delta *d, const struct dg_node *unit, const struct dg_pair *p)
{
	if (p == NULL)
		return true;
	switch (unit->kind) {
	case DG_K_ITEM:
		for (const struct dg_node *c = unit->first; c != NULL; c = c->next)
			if (c->kind == DG_K_LIST)
				return true;
		return is_changed(d, unit);
	case DG_K_ROW:
		return holds_own(d, is_one(unit->parent) ? unit->parent : unit);
	default:
		return dg_is_own(unit, d->own);
	}
}

static size_t
collect_units(struct dg_delta *d, struct dg_node *holder, struct dg_node ***out)
{
	const struct dg_node	*n = NULL;
	size_t			 count = 0;

	while ((n = dg_delta_unit(holder, n)) != NULL)
		count++;
	*out = DG_NEW_ARRAY(d->doc->arena, count + 1, struct dg_node *);
	count = 0;
	while ((n = dg_delta_unit(holder, n)) != NULL)
		(*out)[count++] = (struct dg_node *)n;
	return count;
}

static bool
is_by_replace(const struct dg_node *n)
{
	return n->origin->how == DG_BY_REPLACE || (n->first != NULL &&
	    n->first->origin->how == DG_BY_REPLACE);
}

/* Takes inherited parts out, the last first: an item goes after those in it. */
static void
drop_units(struct dg_delta *d, struct dg_node **unit, size_t n, struct dg_saying *s)
{
	const struct dg_node **from = DG_NEW_ARRAY(d->doc->arena, n + 1,
	    const struct dg_node *);

	for (size_t i = n; i-- > 0;) {
		const struct dg_pair *p = dg_pairs_find(&d->pairs, unit[i]);

		if (is_kept(d, unit[i], p)) {
			s->follows = true;
			s->added |= p == NULL && !is_by_replace(unit[i]);
			continue;
		}
		from[i] = dg_delta_holder(p->node);
		drop(unit[i]);
	}
	for (size_t i = 0; i < n; i++)
		if (from[i] != NULL)
			dg_saying_from(s, from[i]);
}

/* ---- what is said of it ------------------------------------------------------------------------ */

/* Is what unit stands in named already? */
static bool
is_in_named(const struct dg_delta *d, const struct dg_node *unit)
{
	const struct dg_node *up = unit->parent->parent;

	return unit->kind == DG_K_ITEM && up != NULL && up->kind == DG_K_ITEM &&
	    fate_above(d, up) == fate_above(d, unit);
}

static void
name_unit(struct dg_delta *d, const struct dg_node *unit, struct dg_saying *s)
{
	enum dg_fate	 fate = fate_above(d, unit);
	struct dg_named	*named = fate == DG_FATE_REMOVED ? &s->removed : &s->changed;
	const struct dg_node *group = dg_node_enclosing(unit, DG_K_GROUP);
	struct dg_str	 called = dg_delta_called(d, unit);

	if (fate < DG_FATE_CHANGED || fate == DG_FATE_LOCAL || is_in_named(d, unit))
		return;
	if (group != NULL && fate == fate_above(d, group) && fate != DG_FATE_CHANGED) {
		called = DG_STR("bảng");
		if (named->n > 0 && dg_str_is(named->item[named->n - 1], "bảng"))
			return;
	}
	dg_named_add(named, called);
}

/* The sections below a holder that were taken out. */
static void
name_sections(struct dg_delta *d, const struct dg_node *holder, struct dg_saying *s)
{
	for (const struct dg_node *c = holder->first; c != NULL; c = c->next)
		if ((c->kind == DG_K_SECTION || c->kind == DG_K_ANNEX) &&
		    fate_above(d, c) == DG_FATE_REMOVED)
			dg_named_add(&s->removed, dg_delta_called(d, c));
}

static void
name_differences(struct dg_delta *d, const struct dg_node *holder, struct dg_saying *s)
{
	const struct dg_pair *p = dg_pairs_find(&d->pairs, holder);

	for (size_t i = 0; i < s->n; i++)
		for (const struct dg_node *u = NULL;
		    (u = dg_delta_unit(s->from[i], u)) != NULL;)
			name_unit(d, u, s);
	if (p != NULL && holder->kind == DG_K_SECTION)
		name_sections(d, p->node, s);
	s->added |= s->follows && s->changed.n == 0;
}

/* Shortens what a section, an annex or a document without sections says itself. */
static void
shorten(struct dg_delta *d, struct dg_node *holder)
{
	struct dg_saying  s = { .n = 0 };
	struct dg_node	**unit, *para, *head = holder->first;
	size_t		  n = collect_units(d, holder, &unit);
	bool		  opening = holder->kind == DG_K_DOC && n > 0;

	drop_units(d, unit + opening, n - opening, &s);
	tidy_tables(d, holder);
	name_differences(d, holder, &s);
	if (s.n == 0 && s.removed.n == 0)
		return;
	para = dg_delta_say(d, &s);
	if (opening)
		dg_node_insert_after(unit[0], para);
	else if (head != NULL && head->kind == DG_K_HEADING)
		dg_node_insert_after(head, para);
	else
		dg_node_prepend(holder, para);
}

/* ---- sections ---------------------------------------------------------------------------------- */

/* Is a level below counted through the document, so that its headings must stay? */
static bool
is_counted_through(const struct dg_delta *d, const struct dg_node *section)
{
	const struct dg_scheme *scheme = &d->world->tmpl.sheet.scheme;

	for (unsigned i = section->u.section.level; i < scheme->n; i++)
		if (scheme->level[i].look->through)
			return true;
	return false;
}

/* Leaves the heading, or all headings; the last section that is left. */
static struct dg_node *
collapse(struct dg_delta *d, struct dg_node *section)
{
	bool		 all = is_counted_through(d, section);
	struct dg_node	*n, *next, *last = section;

	for (n = section->first; n != NULL; n = next) {
		bool stays = n->kind == DG_K_HEADING || (all && n->kind == DG_K_SECTION);

		if (n->kind == DG_K_SECTION && stays)
			last = n;
		next = stays && n->kind == DG_K_SECTION ? dg_node_walk(section, n) :
		    dg_node_skip(section, n);
		if (!stays)
			dg_node_unlink(n);
	}
	return last;
}

/* Sections inherited whole, one behind the other. */
struct run {
	struct dg_saying	 s;
	struct dg_node		*last;		/* where the sentence goes */
	bool			 text;		/* numbered paragraphs */
};

static void
flush(struct dg_delta *d, struct run *run)
{
	struct dg_node *head = run->last != NULL ? run->last->first : NULL;

	if (run->last != NULL && run->text) {
		while (head->first != NULL)
			dg_node_unlink(head->first);
		dg_node_append(head, dg_delta_text(d, &run->s));
	} else if (run->last != NULL) {
		dg_node_append(run->last, dg_delta_say(d, &run->s));
	}
	*run = (struct run){ .last = NULL };
}

/* Of numbered paragraphs the first stays, and says it for all. */
static void
add_whole(struct dg_delta *d, struct run *run, struct dg_node *section)
{
	bool text = section->first != NULL && section->first->kind == DG_K_HEADING &&
	    ((section->first->classes | section->classes) & DG_CLASS_TEXT);

	if (run->last != NULL && run->text != text)
		flush(d, run);
	dg_saying_from(&run->s, dg_pairs_find(&d->pairs, section)->node);
	run->text = text;
	if (text && run->last != NULL)
		dg_node_unlink(section);
	else
		run->last = collapse(d, section);
}

/* Goes through the sections of the body or of an annex, which are at most four
 * deep; what comes behind a section that was shortened are those in it. */
static void
shorten_sections(struct dg_delta *d, struct dg_node *root)
{
	struct run	 run = { .last = NULL };
	struct dg_node	*n = root->first, *next, *up = root;

	for (; n != NULL; n = next) {
		if (n->kind != DG_K_SECTION) {
			next = dg_node_skip(root, n);
			continue;
		}
		if (n->parent != up)
			flush(d, &run);
		up = n->parent;
		if (is_whole(d, n)) {
			next = dg_node_skip(root, n);
			add_whole(d, &run, n);
			continue;
		}
		flush(d, &run);
		shorten(d, n);
		next = dg_node_walk(root, n);
	}
	flush(d, &run);
}

/* ---- all ----------------------------------------------------------------------------------------- */

/* Annexes inherited whole go; one sentence says so of all of them. */
static void
shorten_annexes(struct dg_delta *d, struct dg_saying *s)
{
	struct dg_node *n, *next;

	for (n = d->doc->root->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind != DG_K_ANNEX)
			continue;
		if (is_whole(d, n)) {
			dg_saying_from(s, dg_pairs_find(&d->pairs, n)->node);
			dg_node_unlink(n);
			continue;
		}
		shorten(d, n);
		shorten_sections(d, n);
	}
}

/* The last section of the body, or NULL. */
static struct dg_node *
last_section(struct dg_node *root)
{
	struct dg_node *last = NULL, *n;

	for (n = root->first; n != NULL; n = n->kind == DG_K_SECTION ?
	    dg_node_walk(root, n) : dg_node_skip(root, n))
		if (n->kind == DG_K_SECTION && dg_node_enclosing(n, DG_K_ANNEX) == NULL)
			last = n;
	return last;
}

/* What is said of whole annexes, and of sections that were taken out. */
static void
say_at_end(struct dg_delta *d, const struct dg_saying *s, struct dg_node *last)
{
	struct dg_node *root = d->doc->root, *n = root->last, *para;

	if (s->n == 0 && s->removed.n == 0)
		return;
	para = dg_delta_say(d, s);
	if (last != NULL) {
		dg_node_append(last, para);
		return;
	}
	while (n != NULL && n->kind != DG_K_PARA && n->kind != DG_K_LIST &&
	    n->kind != DG_K_GROUP && n->kind != DG_K_TABLE)
		n = n->prev;
	if (n != NULL)
		dg_node_insert_after(n, para);
}

/* Notes that are left are counted again. */
static void
count_notes(struct dg_node *root)
{
	uint32_t	 count = 0;
	struct dg_node	*n;

	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(NOTE_REF))) != NULL;)
		if (n->u.ref.note != NULL)
			n->u.ref.note->u.ref.note_number = 0;
	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(NOTE_REF))) != NULL;) {
		struct dg_node *note = n->u.ref.note;

		if (note == NULL)
			continue;
		if (note->u.ref.note_number == 0)
			note->u.ref.note_number = ++count;
		n->u.ref.note_number = note->u.ref.note_number;
	}
}

/* A list begins with the first item that is left. */
static void
start_lists(struct dg_node *root)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(LIST))) != NULL;)
		if (n->first != NULL && n->first->u.item.value > 0)
			n->u.list.start = n->first->u.item.value;
}

void
dg_delta(struct dg_doc *doc, struct dg_world *world, const struct dg_above *above)
{
	struct dg_delta	 d = { .doc = doc, .world = world, .own = doc->source };
	struct dg_saying end = { .n = 0 };
	struct dg_node	*last = last_section(doc->root);

	dg_pairs_init(&d.pairs, doc->arena, above);
	dg_delta_cite(&d);
	find_fates(&d);
	if (last == NULL)
		shorten(&d, doc->root);
	else
		shorten_sections(&d, doc->root);
	name_sections(&d, above->doc->root, &end);
	shorten_annexes(&d, &end);
	say_at_end(&d, &end, last_section(doc->root));
	count_notes(doc->root);
	start_lists(doc->root);
	dg_doc_index(doc);
}
