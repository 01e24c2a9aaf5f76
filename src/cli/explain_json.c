/* explain_json.c - provenance for programs: docs/docgen.1 has the keys. */
#include "cli/cli.h"
#include "cli/explain.h"

struct json {
	const struct dg_explanation	*e;
	struct dg_buf			*out;
	bool				 more;		/* a value stands before */
};

/* ---- values ---------------------------------------------------------------------- */

static void
comma(struct json *j)
{
	if (j->more)
		dg_buf_putc(j->out, ',');
	j->more = true;
}

static void
key(struct json *j, const char *name)
{
	comma(j);
	dg_json_add(j->out, dg_str_of(name));
	dg_buf_putc(j->out, ':');
}

static void
put_str(struct json *j, const char *name, struct dg_str s)
{
	key(j, name);
	dg_json_add(j->out, s);
}

static void
put_int(struct json *j, const char *name, size_t n)
{
	key(j, name);
	dg_buf_fmt(j->out, "%zu", n);
}

static void
put_bool(struct json *j, const char *name, bool on)
{
	key(j, name);
	dg_buf_puts(j->out, on ? "true" : "false");
}

/* name NULL: an element of an array. */
static void
open(struct json *j, const char *name, char bracket)
{
	if (name != NULL)
		key(j, name);
	else
		comma(j);
	dg_buf_putc(j->out, bracket);
	j->more = false;
}

static void
close(struct json *j, char bracket)
{
	dg_buf_putc(j->out, bracket);
	j->more = true;
}

/* ---- places ------------------------------------------------------------------------ */

/* "level", "file", "line", "column"; level 0: of no plan. */
static void
put_place(struct json *j, struct dg_span at)
{
	unsigned level = dg_ledger_level(&j->e->ledger, at);
	struct dg_place place = { 0 };

	if (at.source != 0)
		place = dg_span_place(j->e->doc.sources, at);
	put_int(j, "level", level < j->e->chain.n ? level + 1 : 0);
	put_str(j, "file", at.source != 0 ? dg_source_at(j->e->doc.sources, at.source)->path :
	    DG_STR(""));
	put_int(j, "line", place.line);
	put_int(j, "column", place.column);
}

/* ---- blocks ------------------------------------------------------------------------- */

static void
put_chain(struct json *j, const struct dg_account *a)
{
	open(j, "chain", '[');
	for (const struct dg_event *e = a->history; e != NULL; e = e->next) {
		open(j, NULL, '{');
		put_str(j, "operation", dg_str_of(dg_origin_name(e->how)));
		put_place(j, e->at);
		if (e->how == DG_BY_MOVE)
			put_str(j, "section", e->why);
		if (e->how == DG_BY_REMOVE)
			put_str(j, "reason", e->why);
		open(j, "changes", '[');
		for (const struct dg_reworded *w = e->words; w != NULL; w = w->next) {
			open(j, NULL, '{');
			put_place(j, w->at);
			put_str(j, e->how == DG_BY_REPLACE ? "address" : "field", w->field);
			put_str(j, "old", w->old);
			put_str(j, "new", w->now);
			close(j, '}');
		}
		close(j, ']');
		close(j, '}');
	}
	close(j, ']');
}

/* Where the words of a run come from: what a plan did to it, or how it was made. */
static void
put_run(struct json *j, const struct dg_node *n)
{
	const struct dg_origin *o = n->origin;

	while (o != NULL && o->how < DG_BY_REPLACE)
		o = o->next;
	open(j, NULL, '{');
	put_str(j, "text", n->u.text.s);
	put_str(j, "from", dg_str_of(dg_origin_name(n->origin->how)));
	put_place(j, o != NULL ? o->at : n->span);
	if (o != NULL) {
		put_str(j, "operation", dg_str_of(dg_origin_name(o->how)));
		put_str(j, "old", o->text);
	}
	close(j, '}');
}

static void
put_runs(struct json *j, const struct dg_account *a)
{
	const struct dg_node *leaf = a->node;

	if ((a->kind == DG_K_SECTION || a->kind == DG_K_ITEM) && leaf->first != NULL)
		leaf = leaf->first;
	open(j, "runs", '[');
	if (dg_kind_is_leaf(leaf->kind))
		for (const struct dg_node *n = leaf->first; n != NULL; n = n->next)
			if (n->kind == DG_K_TEXT)
				put_run(j, n);
	close(j, ']');
}

static struct dg_str
last_operation(const struct dg_account *a)
{
	const struct dg_event *e = a->history;

	while (e->next != NULL)
		e = e->next;
	return dg_str_of(dg_origin_name(e->how));
}

static void
put_account(struct json *j, const char *name, const struct dg_account *a)
{
	open(j, name, '{');
	put_str(j, "address", a->address);
	put_str(j, "number", dg_explain_number(a));
	put_str(j, "kind", dg_str_of(dg_kind_name(a->kind)));
	put_str(j, "class", dg_str_of(dg_share_name(a->share)));
	put_bool(j, "counted", a->counted);
	put_bool(j, "moved", a->moved);
	put_place(j, a->span);
	put_str(j, "operation", last_operation(a));
	put_str(j, "words", dg_explain_words(j->e, a));
	put_chain(j, a);
	put_runs(j, a);
	put_int(j, "inside", a->inside);
	close(j, '}');
}

static void
put_gone(struct json *j, const char *name, const struct dg_account *a)
{
	open(j, name, '{');
	put_str(j, "address", a->address);
	put_str(j, "kind", dg_str_of(dg_kind_name(a->kind)));
	put_str(j, "class", dg_str_of(dg_share_name(a->share)));
	put_str(j, "reason", a->share == DG_SHARE_REMOVED ? a->node->origin->text : DG_STR(""));
	put_place(j, a->span);
	put_str(j, "words", a->words);
	put_int(j, "blocks", a->inside);
	put_chain(j, a);
	close(j, '}');
}

/* ---- the document ------------------------------------------------------------------- */

static void
put_sums(struct json *j, const size_t *sum)
{
	open(j, "blocks", '{');
	for (unsigned s = 0; s < DG_SHARES; s++)
		put_int(j, dg_share_name(s), sum[s]);
	close(j, '}');
}

static void
put_levels(struct json *j)
{
	const struct dg_ledger *l = &j->e->ledger;

	open(j, "levels", '[');
	for (unsigned i = 0; i < l->chain->n; i++) {
		open(j, NULL, '{');
		put_int(j, "level", i + 1);
		put_str(j, "file", l->chain->level[i].doc.path);
		put_str(j, "unit", dg_doc_value(&l->chain->level[i].doc, "unit"));
		put_sums(j, l->sum[i]);
		close(j, '}');
	}
	close(j, ']');
	open(j, "total", '{');
	put_sums(j, l->total);
	close(j, '}');
}

static void
put_entry(struct json *j, const struct dg_entry *e)
{
	put_str(j, "value", e->value);
	put_place(j, e->key_span);
}

static void
put_header(struct json *j)
{
	open(j, "header", '[');
	for (const struct dg_entry *e = j->e->doc.header; e != NULL; e = e->next) {
		open(j, NULL, '{');
		put_str(j, "key", e->key);
		put_entry(j, e);
		open(j, "above", '[');
		for (const struct dg_entry *x = e->above; x != NULL; x = x->above) {
			open(j, NULL, '{');
			put_entry(j, x);
			close(j, '}');
		}
		close(j, ']');
		close(j, '}');
	}
	close(j, ']');
}

static void
put_document(struct json *j)
{
	const struct dg_ledger *l = &j->e->ledger;

	put_levels(j);
	put_header(j);
	open(j, "blocks", '[');
	for (size_t i = 0; i < l->n; i++)
		put_account(j, NULL, &l->item[i]);
	close(j, ']');
	open(j, "gone", '[');
	for (size_t i = 0; i < l->n_gone; i++)
		put_gone(j, NULL, &l->gone[i]);
	close(j, ']');
}

void
dg_explain_json(const struct dg_explanation *e, struct dg_buf *out)
{
	struct json j = { e, out, false };

	open(&j, NULL, '{');
	put_str(&j, "file", e->doc.path);
	put_str(&j, "unit", e->unit);
	if (e->gone != NULL)
		put_gone(&j, "gone", e->found);
	else if (e->found != NULL)
		put_account(&j, "block", e->found);
	else
		put_document(&j);
	close(&j, '}');
	dg_buf_putc(out, '\n');
}
