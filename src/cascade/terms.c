/*
 * terms.c - other words for inherited ones.
 *
 * One pass over each text: at every syllable the longest rule that fits is
 * taken, and what it gives is not looked at again.  What stays as it is (shield.c)
 * is marked first, where any rule fits at all.
 */
#include "cascade/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/names.h"

struct terms {
	struct dg_apply	*a;
	struct dg_phrases *rules, *keep;
	uint32_t	 source;	/* of the level: its own words stay */
	struct dg_flat	 flat;		/* the text that is looked at */
};

/* ---- rules ------------------------------------------------------------------------- */

static void
add_rule(struct terms *t, struct dg_node *change)
{
	struct dg_arena		*a = t->a->doc->arena;
	const struct dg_node	*twin;
	struct dg_str		 old = dg_node_plain(a, change->first);
	struct dg_diag		*d;

	if (old.n == 0)
		return;
	if (!dg_phrases_add(t->rules, old, change, &twin))
		dg_report(t->a->doc->sink, DG_R_terms_too_long, change->span, DG_ARGS(
		    dg_arena_fmt(a, "%d", DG_PHRASE_MAX)));
	if (twin != NULL) {
		d = dg_report(t->a->doc->sink, DG_R_terms_twice, change->span, DG_ARGS(old));
		dg_note(t->a->doc->sink, d, DG_R_note_declared_here, twin->span, DG_ARGS(old));
	}
}

/* "Sơn Hà; Đảng bộ tỉnh" */
static void
add_keep(struct terms *t, const struct dg_node *op)
{
	const struct dg_attr	*keep = dg_node_attr(op, "keep");
	struct dg_str		 rest = keep != NULL ? keep->value : DG_STR("");
	const struct dg_node	*twin;

	while (rest.n > 0) {
		struct dg_str name = dg_str_trim(dg_str_cut(&rest, ';'));

		if (name.n > 0 && !dg_phrases_add(t->keep, name, op, &twin))
			dg_report(t->a->doc->sink, DG_R_terms_too_long, keep->value_span,
			    DG_ARGS(dg_arena_fmt(t->a->doc->arena, "%d", DG_PHRASE_MAX)));
	}
}

static bool
read_rules(struct terms *t)
{
	bool any = false;

	for (size_t i = 0; i < t->a->n_jobs; i++) {
		struct dg_node *op = t->a->jobs[i].op;

		if (op->u.op.what != DG_OP_TERMS)
			continue;
		add_keep(t, op);
		for (struct dg_node *c = op->first; c != NULL; c = c->next) {
			if (c->kind != DG_K_CHANGE)
				continue;
			any = true;
			add_rule(t, c);
		}
	}
	return any;
}

static void
report_unused(struct terms *t)
{
	for (size_t i = 0; i < t->rules->n; i++) {
		const struct dg_phrase *p = &t->rules->item[i];

		if (!p->used)
			dg_report(t->a->doc->sink, DG_R_terms_unused, p->node->span,
			    DG_ARGS(p->text));
	}
}

/* ---- one text ------------------------------------------------------------------------ */

static struct dg_str
replacement(struct terms *t, const struct dg_phrase *p, enum dg_phrase_case how)
{
	struct dg_arena	*a = t->a->doc->arena;
	struct dg_str	 new = dg_node_plain(a, p->node->last);

	return how == DG_CASE_UPPER ? dg_text_upper(a, new) : how == DG_CASE_CAPITAL ?
	    dg_text_capital(a, new) : new;
}

static bool
spend(struct terms *t, const struct dg_swap *swap, const struct dg_phrase *p)
{
	struct dg_chain	*chain = t->a->chain;
	struct dg_arena	*a = t->a->doc->arena;

	if (swap->text.n > swap->to - swap->from)
		chain->grown += swap->text.n - (swap->to - swap->from);
	if (++chain->swapped <= DG_MAX_SWAPS && chain->grown <= DG_MAX_EXPANSION)
		return true;
	dg_report(t->a->doc->sink, DG_R_terms_grow, p->node->span, DG_ARGS(
	    dg_arena_fmt(a, "%u", DG_MAX_EXPANSION >> 20),
	    dg_arena_fmt(a, "%u", DG_MAX_SWAPS)));
	chain->full = true;	/* the levels below would be told the same */
	return false;
}

/* Words that go without others in their place leave no run that could say so. */
static void
keep_deleted(struct terms *t, struct dg_node *leaf, struct dg_str s, const struct dg_swap *swap,
    size_t n)
{
	struct dg_arena *a = t->a->doc->arena;

	for (size_t i = 0; i < n; i++)
		if (swap[i].text.n == 0)
			dg_origin_push(a, leaf, DG_BY_TERMS, swap[i].at, leaf->span, dg_arena_dup(a,
			    dg_str_trim(dg_str_sub(s, swap[i].from, swap[i].to))));
}

/* The flat of a leaf where a rule fits, as far as the rules alone go. */
static void
swap_flat(struct terms *t, struct dg_node *leaf)
{
	const struct dg_flat *f = &t->flat;
	struct dg_str	 s = dg_buf_str(&f->text);
	bool		*shield = dg_shield_make(f, t->keep, t->source);
	struct dg_swap	*swap = NULL;
	size_t		 n = 0, cap = 0, at = 0;
	struct dg_hit	 hit;

	while (!t->a->chain->full &&
	    (hit = dg_phrases_next(t->rules, s, at, shield)).phrase != NULL) {
		DG_GROW(swap, n, cap);
		swap[n] = (struct dg_swap){ .from = hit.from, .to = hit.end, .how = DG_BY_TERMS,
		    .at = hit.phrase->node->span, .text = replacement(t, hit.phrase, hit.how) };
		dg_swap_close_gap(&swap[n], f);
		hit.phrase->used = true;
		at = swap[n].to > hit.end ? swap[n].to : hit.end;
		if (!spend(t, &swap[n], hit.phrase))
			break;
		/* A gap closed twice would overlap. */
		if (n > 0 && swap[n].from < swap[n - 1].to)
			swap[n].from = swap[n - 1].to;
		n++;
	}
	if (n > 0) {
		keep_deleted(t, leaf, s, swap, n);
		dg_flat_rewrite(t->a->doc->arena, leaf, f, swap, n);
		dg_field_settle(t->a->doc->arena, leaf);
	}
	free(shield);
	free(swap);
}

static void
swap_words(struct terms *t, struct dg_node *leaf)
{
	struct dg_str s;

	dg_flat_fill(&t->flat, leaf);
	s = dg_buf_str(&t->flat.text);
	dg_quotations_check(t->a, leaf, s);
	if (dg_phrases_next(t->rules, s, 0, NULL).phrase != NULL)
		swap_flat(t, leaf);
}

/* ---- the tree ------------------------------------------------------------------------- */

/* A field of running words; amounts, dates and names of people stay. */
static bool
is_worded(const struct dg_node *n)
{
	return n->kind == DG_K_FIELD && n->parent->kind == DG_K_RECORD &&
	    dg_field_is_words(n->u.field.name, dg_field_kinds(n->parent->parent->kind));
}

static bool
is_text(const struct dg_node *n)
{
	return n->kind == DG_K_PARA || n->kind == DG_K_HEADING || n->kind == DG_K_RECIPIENT ||
	    is_worded(n);
}

void
dg_terms_apply(struct dg_apply *a)
{
	struct terms	 t = { .a = a, .source = a->level->doc.source };
	struct dg_node	*n, *next;

	dg_flat_init(&t.flat);
	t.rules = dg_phrases_new(a->doc->arena);
	t.keep = dg_phrases_new(a->doc->arena);
	if (read_rules(&t) && !a->chain->full) {
		for (n = a->root; n != NULL && !a->chain->full; n = next) {
			bool locked = n->classes & DG_CLASS_LOCKED;

			next = locked || is_text(n) ? dg_node_skip(a->root, n) : dg_node_walk(a->root, n);
			for (struct dg_attr *k = n->attrs; k != NULL && !locked; k = k->next)
				if (k->inlines != NULL)
					swap_words(&t, k->inlines);
			if (!locked && is_text(n))
				swap_words(&t, n);
		}
		if (!a->chain->full)
			report_unused(&t);
	}
	dg_flat_fini(&t.flat);
	dg_phrases_free(t.rules);
	dg_phrases_free(t.keep);
}
