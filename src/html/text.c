/*
 * text.c - a document as plain text: a paragraph a line.
 *
 * An empty line is a wish, paid before the next line: so there is none at the ends, and
 * never two.
 */
#include "html/part.h"

#include <string.h>

#include "base/text.h"
#include "layout/review.h"

struct text {
	const struct dg_html_source *from;
	struct dg_buf	*out;
	struct dg_slots	 slots;
	bool		 in_row;	/* of a ruled table */
	bool		 begun;		/* the line, or the cell, has words */
	bool		 apart;		/* an empty line comes before the next */
	unsigned	 fields;	/* empty ones before the next cell's */
};

/* ---- words -------------------------------------------------------------------------- */

static bool
ends_in_space(const struct text *t)
{
	return t->out->n == 0 || strchr(" \t\n", t->out->p[t->out->n - 1]) != NULL;
}

/* Spaces never double, and a control is none of a text. */
static void
put(struct text *t, struct dg_str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = dg_utf8_next(s, &at);

		if (c == ' ' || c == '\t' || c == '\n') {
			if (!ends_in_space(t))
				dg_buf_putc(t->out, ' ');
		} else if (c == 0xa0) {		/* room to write is as wide as it was */
			dg_buf_putc(t->out, ' ');
		} else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
			dg_buf_puts(t->out, "\uFFFD");
		} else {
			dg_buf_add_str(t->out, dg_str_sub(s, from, at));
		}
	}
}

/* "[1]": what calls a note, and what begins one; raised digits are also of units: m². */
static void
put_number(struct text *t, const struct dg_node *ref)
{
	dg_buf_fmt(t->out, "[%u]", (unsigned)ref->u.ref.note_number);
}

static void
put_words(struct text *t, const struct dg_node *leaf)
{
	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (n->kind == DG_K_TAB && dg_is_entry(leaf))
			return;
		if (n->kind == DG_K_TEXT)
			put(t, n->u.text.s);
		else if (n->kind == DG_K_BREAK || n->kind == DG_K_TAB)
			put(t, DG_STR(" "));
		else if (n->kind == DG_K_NOTE_REF)
			put_number(t, n);
	}
}

/* ---- lines --------------------------------------------------------------------------- */

static void
trim_line(struct text *t, const char *space)
{
	while (t->out->n > 0 && strchr(space, t->out->p[t->out->n - 1]) != NULL)
		t->out->n--;
}

static void
begin_line(struct text *t)
{
	if (t->apart && t->out->n > 0)
		dg_buf_putc(t->out, '\n');
	t->apart = false;
}

static void
put_origin(struct text *t, const struct dg_node *leaf)
{
	const struct dg_ledger *review = t->from->review;
	struct dg_marked m;

	if (review != NULL && dg_ledger_mark(review, leaf, &m))
		dg_buf_fmt(t->out, "[%s%u] ", dg_review_letter(m.share), m.by + 1);
}

static void
put_leaf(struct text *t, const struct dg_node *leaf)
{
	if (leaf->first == NULL && leaf->label.n == 0)
		return;
	if (leaf->kind == DG_K_HEADING && leaf->style != NULL && leaf->style->outline > 0)
		t->apart = true;
	if (!t->in_row)
		begin_line(t);
	else if (t->begun)
		put(t, DG_STR(" "));
	put_origin(t, leaf);
	put(t, leaf->label);
	if (leaf->label.n > 0)
		put(t, DG_STR(" "));
	put_words(t, leaf);
	t->begun = true;
	if (t->in_row)
		return;
	trim_line(t, " ");
	dg_buf_putc(t->out, '\n');
}

/* ---- rows of ruled tables ---------------------------------------------------------------- */

static bool
is_ruled(const struct dg_node *table)
{
	return table->u.table.look == DG_LOOK_GRID;
}

static void
row_open(struct text *t)
{
	begin_line(t);
	dg_slots_row(&t->slots);
	t->in_row = true;
	t->fields = 0;
}

/* The columns that it spans, and those that others cover, are empty fields. */
static void
cell_open(struct text *t, const struct dg_node *cell)
{
	unsigned columns, covered, missing = dg_slots_missing(&t->slots, cell, &covered);
	size_t rows;

	trim_line(t, " ");
	for (unsigned n = t->fields + missing + covered; n > 0; n--)
		dg_buf_putc(t->out, '\t');
	dg_slots_take(&t->slots, cell, &columns, &rows);
	t->fields = columns;
	t->begun = false;
}

static void
row_close(struct text *t)
{
	unsigned covered;

	dg_slots_missing(&t->slots, NULL, &covered);
	trim_line(t, " \t");
	dg_buf_putc(t->out, '\n');
	t->in_row = false;
}

/* ---- blocks --------------------------------------------------------------------------------- */

/* Groups and annexes are parts of a document; so are ruled tables. */
static bool
stands_apart(const struct dg_node *n)
{
	return n->kind == DG_K_ANNEX || n->kind == DG_K_TOC ||
	    (n->kind == DG_K_GROUP && n->u.group.what != DG_GROUP_DATA) ||
	    (n->kind == DG_K_TABLE && is_ruled(n)) ||
	    dg_is_caption(n);
}

static bool
enter(void *to, const struct dg_node *n)
{
	struct text *t = to;

	t->apart |= stands_apart(n) && !(n->kind == DG_K_TABLE && n->prev != NULL &&
	    dg_is_caption(n->prev));
	if (n->kind == DG_K_NOTE)
		return false;
	if (dg_kind_is_leaf(n->kind)) {
		put_leaf(t, n);
		return false;
	}
	if (n->kind == DG_K_TABLE && is_ruled(n))
		dg_slots_init(&t->slots, n);
	else if (n->kind == DG_K_ROW && is_ruled(n->parent))
		row_open(t);
	else if (n->kind == DG_K_CELL && is_ruled(n->parent->parent))
		cell_open(t, n);
	return true;
}

static void
leave(void *to, const struct dg_node *n)
{
	struct text *t = to;

	if (n->kind == DG_K_ROW && is_ruled(n->parent))
		row_close(t);
	t->apart |= stands_apart(n);
}

static const struct dg_html_walk walk = { enter, leave };

/* ---- notes -------------------------------------------------------------------------------------- */

static void
put_note(struct text *t, const struct dg_node *ref)
{
	const struct dg_node *note = ref->u.ref.note;

	for (const struct dg_node *n = note->first; n != NULL; n = n->next) {
		if (!dg_kind_is_leaf(n->kind))
			continue;
		begin_line(t);
		if (n == note->first) {
			put_number(t, ref);
			put(t, DG_STR(" "));
		}
		put_words(t, n);
		dg_buf_putc(t->out, '\n');
	}
}

static void
put_notes(struct text *t, struct dg_node *root)
{
	t->apart = true;
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(NOTE_REF))) != NULL;)
		if (n->u.ref.note != NULL && dg_node_enclosing(n, DG_K_NOTE) == NULL)
			put_note(t, n);
}

static void
put_legend(struct text *t)
{
	const struct dg_ledger *review = t->from->review;
	struct dg_arena *a = t->from->doc->arena;
	enum dg_share share;
	struct dg_str s;

	if (review == NULL)
		return;
	dg_buf_puts(t->out, "Bản ghi nguồn gốc. Trong ngoặc vuông: cách xử lý và cấp xử lý.\n");
	for (unsigned i = 0; i < review->chain->n; i++) {
		dg_buf_add_str(t->out, dg_review_level(review, a, i));
		dg_buf_putc(t->out, '\n');
	}
	for (unsigned i = 0; (s = dg_review_class(a, i, &share)).n > 0; i++) {
		dg_buf_add_str(t->out, s);
		dg_buf_putc(t->out, '\n');
	}
	t->apart = true;
}

bool
dg_text_write(const struct dg_html_source *from, struct dg_buf *out)
{
	struct text t = { .from = from, .out = out };
	struct dg_node *root = from->doc->root;

	put_legend(&t);
	for (const struct dg_node *n = root->first; n != NULL; n = n->next) {
		if (dg_is_contact(n))
			put_notes(&t, root);
		dg_html_walk(n, &walk, &t);
	}
	if (root->last == NULL || !dg_is_contact(root->last))
		put_notes(&t, root);
	return dg_html_fits(from, out);
}
