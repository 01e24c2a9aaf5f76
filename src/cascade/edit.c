/*
 * edit.c - words of a node, fields of a row, a title: changed in place.
 *
 * The old words must stand exactly once in what the node says itself; several
 * changes of one edit are all about the words as they were.
 */
#include "cascade/pass.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define SHOWN	160	/* bytes of a text in a message */

/* A leaf whose words are edited, and what is to be done in it. */
struct edited {
	struct dg_node	*leaf;
	struct dg_flat	 flat;
	struct dg_swap	*swap;
	size_t		 n, cap;
};

struct editing {
	struct dg_apply	*a;
	struct dg_job	*job;
	struct dg_node	*node;
	struct edited	*leaf;
	size_t		 n, cap;
};

/* ---- what a node says itself ------------------------------------------------------------ */

static void
add_leaf(struct editing *e, struct dg_node *leaf)
{
	struct edited x = { .leaf = leaf };

	if (leaf == NULL)
		return;
	dg_flat_init(&x.flat);
	dg_flat_fill(&x.flat, leaf);
	DG_GROW(e->leaf, e->n, e->cap);
	e->leaf[e->n++] = x;
}

static void
add_attrs(struct editing *e, const struct dg_node *n)
{
	for (const struct dg_attr *t = n->attrs; t != NULL; t = t->next)
		add_leaf(e, t->inlines);
}

/* Leafs below a node that is no section: sub-items are not its own. */
static void
add_below(struct editing *e, struct dg_node *node)
{
	struct dg_node *n = node->first, *next;

	for (; n != NULL; n = next) {
		bool own = n->kind != DG_K_LIST && n->kind != DG_K_NOTE;

		next = own && !dg_kind_is_leaf(n->kind) && n->kind != DG_K_FIELD ?
		    dg_node_walk(node, n) : dg_node_skip(node, n);
		if (own && (dg_kind_is_leaf(n->kind) || n->kind == DG_K_FIELD))
			add_leaf(e, n);
	}
}

static void
collect(struct editing *e)
{
	struct dg_node *n = e->node;

	switch (n->kind) {
	case DG_K_SECTION:
		add_leaf(e, n->first != NULL && n->first->kind == DG_K_HEADING ? n->first : NULL);
		break;
	case DG_K_ANNEX:
		add_attrs(e, n);
		break;
	case DG_K_FIELD:
		add_leaf(e, n);
		break;
	default:
		if (dg_kind_is_leaf(n->kind))
			add_leaf(e, n);
		else
			add_below(e, n);
	}
}

static void
fini(struct editing *e)
{
	for (size_t i = 0; i < e->n; i++) {
		dg_flat_fini(&e->leaf[i].flat);
		free(e->leaf[i].swap);
	}
	free(e->leaf);
}

/* ---- finding the old words ---------------------------------------------------------------- */

static size_t
count(const struct editing *e, struct dg_str old, struct edited **where, size_t *at)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++) {
		struct edited	*x = &e->leaf[i];
		size_t		 p = dg_flat_find(&x->flat, old, 0);

		for (; p < x->flat.text.n; p = dg_flat_find(&x->flat, old, p + 1)) {
			if (n++ == 0) {
				*where = x;
				*at = p;
			}
		}
	}
	return n;
}

size_t
dg_edit_count(struct dg_apply *a, struct dg_node *node, const struct dg_node *change)
{
	struct editing	 e = { .a = a, .node = node };
	struct edited	*where;
	size_t		 at, n;

	collect(&e);
	n = count(&e, dg_flat_words(a->doc->arena, change->first), &where, &at);
	fini(&e);
	return n;
}

/* What a variable says, when it says only words. */
static struct dg_str
printed(const struct editing *e, const struct dg_node *mark)
{
	struct dg_arena		*a = e->a->doc->arena;
	const struct dg_entry	*v;

	if (mark->kind != DG_K_VAR || mark->u.ref.filter.n > 0)
		return dg_mark_written(a, mark);
	v = dg_doc_entry(e->a->doc, dg_arena_fmt(a, "var.%.*s", DG_FMT(mark->u.ref.path)).p);
	return v != NULL && dg_str_find(v->value, "{{") == v->value.n ? v->value :
	    dg_mark_written(a, mark);
}

/* The words to type for old, which is what is printed; or empty. */
static struct dg_str
meant(const struct editing *e, struct dg_str old)
{
	struct dg_arena *a = e->a->doc->arena;

	for (size_t i = 0; i < e->n; i++) {
		const struct dg_flat	*f = &e->leaf[i].flat;
		struct dg_str		 all = DG_STR(""), out = DG_STR("");
		size_t			 from, to, at = 0;

		for (size_t k = 0; k < f->n; k++)
			all = dg_arena_join(a, all, f->piece[k].node->kind == DG_K_TEXT ?
			    f->piece[k].node->u.text.s : printed(e, f->piece[k].node));
		from = dg_str_find(all, dg_arena_dup(a, old).p);
		if (from == all.n)
			continue;
		to = from + old.n;
		for (size_t k = 0; k < f->n; k++) {
			const struct dg_node *n = f->piece[k].node;
			struct dg_str	s = n->kind == DG_K_TEXT ? n->u.text.s : printed(e, n);
			size_t		end = at + s.n;

			if (end > from && at < to)
				out = dg_arena_join(a, out, n->kind != DG_K_TEXT ?
				    dg_mark_written(a, n) : dg_str_sub(s, from > at ?
				    from - at : 0, to < end ? to - at : s.n));
			at = end;
		}
		return out;
	}
	return DG_STR("");
}

static struct dg_str
excerpt(struct dg_str s)
{
	size_t n = s.n > SHOWN ? SHOWN : s.n;

	while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return dg_str_sub(s, 0, n);
}

/* What stands there that is most like the words; or how it begins. */
static void
note_nearest(struct editing *e, struct dg_diag *d, struct dg_str words)
{
	struct dg_near		 place = { 0, 0 }, near;
	const struct edited	*at = &e->leaf[0];
	size_t			 best = words.n / 2 + 1, away;

	for (size_t i = 0; i < e->n; i++) {
		away = dg_near_find(dg_buf_str(&e->leaf[i].flat.text), words, &near);
		if (away >= best)
			continue;
		best = away;
		place = near;
		at = &e->leaf[i];
	}
	dg_note(e->a->doc->sink, d, DG_R_note_says, at->leaf->span, DG_ARGS(dg_near_shown(
	    e->a->doc->arena, dg_buf_str(&at->flat.text), place)));
}

static void
report(struct editing *e, const struct dg_node *old, struct dg_str words, size_t n)
{
	struct dg_sink	*sink = e->a->doc->sink;
	struct dg_str	 typed;
	struct dg_diag	*d;

	if (n > 1) {
		d = dg_report(sink, DG_R_edit_several, old->span, DG_ARGS(excerpt(words),
		    dg_arena_fmt(e->a->doc->arena, "%zu", n)));
		dg_note_here(e->a, d, e->node);
		return;
	}
	d = dg_report(sink, DG_R_edit_absent, old->span, DG_ARGS(excerpt(words)));
	dg_note_here(e->a, d, e->node);
	if (sink->n >= DG_NEAREST_UNTIL || e->n == 0)
		return;
	typed = meant(e, words);
	if (typed.n > 0)
		dg_note(sink, d, DG_R_note_type_marks, old->span, DG_ARGS(typed));
	else
		note_nearest(e, d, words);
}

/* ---- doing it ------------------------------------------------------------------------------ */

static bool
has_face(const struct dg_node *value)
{
	for (const struct dg_node *n = value->first; n != NULL; n = n->next)
		if ((n->kind == DG_K_TEXT && n->u.text.face != 0) ||
		    (n->kind == DG_K_VAR && n->u.ref.face != 0))
			return true;
	return false;
}

/* Begins words that stand close to what is before them: ", và", ". Củng"? */
static bool
leans(struct dg_str s)
{
	return s.n > 0 && strchr(",.;:)", s.p[0]) != NULL && (s.n == 1 || s.p[1] == ' ');
}

/* The space before the words: none before a mark, one where a mark was. */
static void
fit_gap(struct editing *e, const struct dg_flat *f, struct dg_swap *s, struct dg_node *new)
{
	struct dg_str	now = dg_buf_str(&f->text), words;
	struct dg_flat	other;

	if (new == NULL || new->first == NULL || s->from == 0)
		return;
	dg_flat_init(&other);
	dg_flat_fill(&other, new);
	words = dg_buf_str(&other.text);
	if (leans(words) && now.p[s->from - 1] == ' ')
		s->from--;
	else if (!leans(words) && leans(dg_str_sub(now, s->from, now.n)) &&
	    now.p[s->from - 1] != ' ')
		dg_node_prepend(new, dg_node_text(e->a->doc->arena, DG_STR(" "), 0, new->span,
		    DG_FROM_PLAN));
	dg_flat_fini(&other);
}

static void
read_change(struct editing *e, struct dg_node *change)
{
	struct dg_node		*old = change->first, *new = old->next;
	struct dg_flat		 f;
	struct dg_str		 words;
	struct edited		*x = NULL;
	size_t			 at = 0, n;

	while (new != NULL && new->kind != DG_K_VALUE)
		new = new->next;
	dg_flat_init(&f);
	dg_flat_fill(&f, old);
	words = dg_arena_dup(e->a->doc->arena, dg_buf_str(&f.text));
	dg_flat_fini(&f);
	if (words.n == 0)
		return;
	n = count(e, words, &x, &at);
	if (n != 1) {
		report(e, old, words, n);
		return;
	}
	DG_GROW(x->swap, x->n, x->cap);
	x->swap[x->n] = (struct dg_swap){ .from = at, .to = at + words.n, .inlines = new,
	    .own_face = has_face(old) || (new != NULL && has_face(new)), .how = DG_BY_EDIT,
	    .at = change->span };
	dg_swap_close_gap(&x->swap[x->n], &x->flat);
	fit_gap(e, &x->flat, &x->swap[x->n++], new);
}

/* Old words begin and end with no space, so when both took the one between them, the
 * first takes the one before it instead. */
static void
part_gap(const struct dg_flat *f, struct dg_swap *first, struct dg_swap *second)
{
	if (second->from + 1 != first->to || f->text.p[second->from] != ' ')
		return;
	first->to--;
	if (first->from > 0 && f->text.p[first->from - 1] == ' ')
		first->from--;
}

static int
by_place(const void *a, const void *b)
{
	const struct dg_swap *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static void
rewrite(struct editing *e, struct edited *x)
{
	struct dg_arena *a = e->a->doc->arena;
	struct dg_diag	*d;

	if (x->n == 0)
		return;
	qsort(x->swap, x->n, sizeof *x->swap, by_place);
	for (size_t i = x->n - 1; i > 0; i--)
		part_gap(&x->flat, &x->swap[i - 1], &x->swap[i]);
	for (size_t i = 1; i < x->n; i++) {
		if (x->swap[i].from >= x->swap[i - 1].to)
			continue;
		d = dg_report(e->a->doc->sink, DG_R_edit_overlap, x->swap[i].at, DG_NO_ARGS);
		dg_note(e->a->doc->sink, d, DG_R_note_declared_here, x->swap[i - 1].at,
		    DG_ARGS(DG_STR("-")));
		dg_note_here(e->a, d, e->node);
		return;
	}
	dg_origin_push(a, x->leaf, DG_BY_EDIT, e->job->op->span, x->leaf->span,
	    dg_arena_dup(a, dg_buf_str(&x->flat.text)));
	dg_flat_rewrite(a, x->leaf, &x->flat, x->swap, x->n);
	dg_field_settle(a, x->leaf);
}

/* ---- fields and keys --------------------------------------------------------------------------- */

void
dg_field_settle(struct dg_arena *a, struct dg_node *leaf)
{
	if (leaf->kind == DG_K_FIELD)
		leaf->u.field.raw = dg_flat_words(a, leaf);
}

/* A field takes the place of the one of its name, or comes behind the others. */
static void
put_field(struct editing *e, struct dg_node *row, struct dg_node *field)
{
	struct dg_arena *a = e->a->doc->arena;
	struct dg_node	*old = row->first;

	while (old != NULL && !(old->kind == DG_K_FIELD && dg_str_eq(old->u.field.name,
	    field->u.field.name)))
		old = old->next;
	dg_node_unlink(field);
	dg_origin_push(a, field, DG_BY_EDIT, e->job->op->span, old != NULL ? old->span :
	    row->span, old != NULL ? dg_flat_words(a, old) : DG_STR(""));
	if (old != NULL) {
		dg_node_insert_before(old, field);
		dg_node_unlink(old);
	} else {
		dg_node_append(row, field);
	}
}

/* The words of value become those of the leaf. */
static void
put_words(struct editing *e, struct dg_node *leaf, struct dg_node *value)
{
	struct dg_arena *a = e->a->doc->arena;
	struct dg_node	*n;

	dg_origin_push(a, leaf, DG_BY_EDIT, e->job->op->span, leaf->span, dg_flat_words(a, leaf));
	while (leaf->first != NULL)
		dg_node_unlink(leaf->first);
	while ((n = value->first) != NULL) {
		dg_node_unlink(n);
		dg_node_append(leaf, n);
	}
}

static void
put_key(struct editing *e, struct dg_node *block, struct dg_node *field)
{
	struct dg_arena	*arena = e->a->doc->arena;
	struct dg_attr	*t = block->attrs, **end = &block->attrs;
	bool		 inlines = dg_str_is(field->u.field.name, "title");

	while (t != NULL && !dg_str_eq(t->key, field->u.field.name)) {
		end = &t->next;
		t = t->next;
	}
	if (t == NULL) {
		t = *end = DG_NEW(arena, struct dg_attr);
		t->key = field->u.field.name;
		t->key_span = field->u.field.name_span;
	}
	t->value = field->u.field.raw;
	t->value_span = field->span;
	dg_origin_push(arena, block, DG_BY_EDIT, e->job->op->span, block->span, DG_STR(""));
	if (dg_str_is(field->u.field.name, "caption") && block->first != NULL &&
	    block->first->kind == DG_K_PARA) {
		put_words(e, block->first, field);
		return;
	}
	if (!inlines)
		return;
	if (t->inlines == NULL)
		t->inlines = dg_node_new(arena, DG_K_VALUE, field->span);
	put_words(e, t->inlines, field);
}

static void
edit_field(struct editing *e, struct dg_node *field)
{
	struct dg_node	*n = e->node;
	struct dg_sink	*sink = e->a->doc->sink;
	struct dg_str	 name = dg_arena_join(e->a->doc->arena, DG_STR("#"),
	    dg_address_of(e->a->doc->arena, n));

	if (n->kind == DG_K_SIGNATURE && n->first != NULL && n->first == n->last &&
	    !dg_str_is(field->u.field.name, "as"))
		n = n->first;
	if (n->kind == DG_K_RECORD || n->kind == DG_K_SIGNER)
		put_field(e, n, field);
	else if (n->kind == DG_K_SECTION && n->first != NULL)
		put_words(e, n->first, field);
	else if (n->kind == DG_K_SIGNATURE && !dg_str_is(field->u.field.name, "as"))
		dg_note_here(e->a, dg_report(sink, DG_R_edit_signers,
		    field->u.field.name_span, DG_ARGS(name)), n);
	else if (!dg_kind_is_in(n->kind, DG_KEYED))
		dg_note_here(e->a, dg_report(sink, DG_R_edit_no_fields,
		    field->u.field.name_span, DG_ARGS(dg_str_trim(dg_span_text(
		    e->a->doc->sources, field->u.field.name_span)))), n);
	else
		put_key(e, n, field);
}

void
dg_edit_apply(struct dg_apply *a, struct dg_job *job)
{
	struct editing	 e = { .a = a, .job = job, .node = job->nodes[0] };
	struct dg_node	*n, *next;

	if (job->n > 1) {
		dg_report_several(a, job);
		return;
	}
	collect(&e);
	for (n = job->op->first; n != NULL; n = n->next)
		if (n->kind == DG_K_CHANGE)
			read_change(&e, n);
	for (size_t i = 0; i < e.n; i++)
		rewrite(&e, &e.leaf[i]);
	fini(&e);
	for (n = job->op->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == DG_K_FIELD)
			edit_field(&e, n);
	}
}
