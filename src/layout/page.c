/*
 * page.c - walks the composed tree and fills pages.
 *
 * The tree is flattened to blocks: paragraphs, tables, page breaks.  Each is
 * placed below the one before; what must not be parted from the next is
 * weighed first, as a chain, and begins a new page when it would not fit.
 * Where Word and LibreOffice agree this is what they do: two lines at least
 * on either side of a page end, no space above text that an automatic page
 * end brought to the top, the larger of the spaces between two paragraphs.
 * A paragraph kept with the next one is not parted (LibreOffice).
 */
#include "layout/page.h"

#include <stdlib.h>

#include "layout/table.h"

struct block {
	struct dg_node		*node;		/* LEAF or TABLE */
	const struct dg_page_setup *setup;	/* new pages begin here, or NULL */
	bool			 breaks;	/* a new page begins here */
	bool			 keep;		/* with the next block */
	struct dg_lines		*lines;		/* once laid */
	struct dg_box		*box;
};

struct walk {
	struct dg_flow	 flow;
	struct block	*block;
	size_t		 n, cap;
	size_t		 weighed;	/* blocks before this need no weighing */
	bool		 notes;		/* there are footnotes */
};

/* ---- flattening --------------------------------------------------------- */

/* A table is kept with the next block by the paragraphs of its last row. */
static bool
is_kept(const struct dg_node *n)
{
	if (n->keep_next)
		return true;
	if (n->kind != DG_K_TABLE)
		return n->style->keep_next;
	return n->last && dg_row_keeps(n->last);
}

static void
add_block(struct walk *w, struct dg_node *node, const struct dg_page_setup **setup,
	bool *breaks)
{
	DG_GROW(w->block, w->n, w->cap);
	w->block[w->n++] = (struct block){ .node = node, .setup = *setup,
		.breaks = *breaks, .keep = is_kept(node) };
	*setup = NULL;
	*breaks = false;
}

static void
flatten(struct walk *w, struct dg_node *root)
{
	const struct dg_page_setup *setup = NULL;
	bool breaks = false;
	struct dg_node *n = root;

	while (n) {
		bool block = n->kind == DG_K_TABLE
			|| (dg_kind_is_leaf(n->kind) && n->style);

		if (dg_is_contact(n))
			break;
		if (n->page)
			setup = n->page;
		if (n->kind == DG_K_NOTE)
			w->notes = true;
		if (n->kind == DG_K_PAGE_BREAK)
			breaks = true;
		else if (block)
			add_block(w, n, &setup, &breaks);
		n = block || n->kind == DG_K_NOTE || dg_kind_is_leaf(n->kind)
			? dg_node_skip(root, n) : dg_node_walk(root, n);
	}
}

/* ---- measuring blocks --------------------------------------------------- */

static struct dg_lines *
lines_of(struct walk *w, struct block *b)
{
	if (b->lines == NULL) {
		b->lines = DG_NEW(w->flow.lay->doc->arena, struct dg_lines);
		dg_para_lay(w->flow.lay, b->node, w->flow.width, DG_ROLE_TEXT, b->lines);
	}
	return b->lines;
}

static struct dg_box *
box_of(struct walk *w, struct block *b)
{
	if (b->box == NULL)
		b->box = dg_table_measure(w->flow.lay, b->node, w->flow.width, 0);
	return b->box;
}

static bool
stays_whole(struct walk *w, struct block *b)
{
	const struct dg_lines *lines = lines_of(w, b);
	dg_emu height = (dg_emu)lines->n * lines->height;

	return (b->keep || b->node->style->keep_lines)
		&& height <= dg_flow_page_height(&w->flow);
}

/* How many of its lines must stand together at the least. */
static size_t
least_lines(struct walk *w, struct block *b)
{
	size_t n = lines_of(w, b)->n;

	return stays_whole(w, b) ? n : dg_flow_least_lines(n);
}

/* Height of the first n lines, and of the notes called there. */
static dg_emu
lines_height(struct walk *w, const struct dg_lines *lines, size_t n, dg_emu *notes)
{
	for (size_t i = 0; i < n; i++)
		*notes += dg_notes_height(&w->flow, lines->line[i].notes,
			lines->line[i].n_notes, w->flow.notes_height + *notes);
	return (dg_emu)n * lines->height;
}

static bool
goes_on(const struct walk *w, size_t i)
{
	return w->block[i].keep && i + 1 < w->n && w->block[i + 1].setup == NULL
		&& !w->block[i + 1].breaks;
}

/* Does a paragraph have to stand between this table and what follows? */
static bool
is_parted(const struct walk *w, size_t i)
{
	return i + 1 == w->n || w->block[i + 1].setup
		|| w->block[i + 1].node->kind == DG_K_TABLE;
}

/* Height of what of table i must stand with the line before it; all of it
 * takes along the paragraph behind it. */
static dg_emu
head_height(struct walk *w, size_t i)
{
	struct dg_box *box = box_of(w, &w->block[i]);
	dg_emu head = dg_table_head_height(&w->flow, box);
	bool whole = box->n > 0 && head == dg_table_height(box, 0, box->n);

	return head + (whole && is_parted(w, i) ? DG_TABLE_END : 0);
}

/*
 * The height that block i needs together with all it is kept with, up to the
 * first lines of what ends the chain; 0 when no page can hold it.  owed is
 * the space after the block before, first the space above block i.  *end:
 * the block behind the last that was weighed.
 */
static dg_emu
weigh_chain(struct walk *w, size_t i, dg_emu first, size_t *end)
{
	dg_emu h = first, notes = 0, page = dg_flow_page_height(&w->flow);
	dg_emu after = 0;

	for (size_t k = i; ; k++) {
		struct block *b = &w->block[k];
		bool more = goes_on(w, k), table = b->node->kind == DG_K_TABLE;

		*end = k + 1;
		if (table) {
			h += after + head_height(w, k);
			more = false;
		} else {
			const struct dg_lines *lines = lines_of(w, b);
			const struct dg_style *s = b->node->style;

			if (k > i)
				h += s->before > after ? s->before : after;
			h += lines_height(w, lines, more ? lines->n
				: least_lines(w, b), &notes);
			after = s->after;
		}
		if (h + notes > page)
			return 0;
		if (!more)
			return h + notes;
	}
}

/* ---- placing paragraphs ------------------------------------------------- */

/* How many lines from `from` on fit below the gap. */
static size_t
count_fitting(struct dg_flow *f, const struct dg_lines *lines, size_t from, dg_emu gap)
{
	dg_emu room = dg_flow_room(f) - gap, notes = 0;
	size_t i = from;

	for (; i < lines->n; i++) {
		const struct dg_line *l = &lines->line[i];
		dg_emu used = f->notes_height + notes;

		room -= lines->height;
		if (dg_notes_least(f, l->notes, l->n_notes, used) + notes > room)
			break;
		notes += dg_notes_height(f, l->notes, l->n_notes, used);
	}
	return i - from;
}

/* How many lines to place of those that fit; 0: begin a new page. */
static size_t
choose_lines(struct walk *w, struct block *b, size_t from, size_t fit)
{
	size_t rest = b->lines->n - from;
	size_t k = dg_flow_split(rest, fit, from == 0);

	if (k < rest && from == 0 && stays_whole(w, b))
		k = 0;
	if (k == 0 && dg_flow_is_empty(&w->flow))
		k = fit > 0 ? fit : 1;
	return k;
}

static void
draw_lines(struct dg_flow *f, const struct dg_lines *lines, size_t from, size_t n)
{
	dg_emu y = f->y;

	f->y += (dg_emu)n * lines->height;
	f->fresh = false;
	for (size_t i = from; i < from + n; i++, y += lines->height) {
		dg_flow_line(f, &lines->line[i], f->left, y, false);
		dg_notes_add(f, lines->line[i].notes, lines->line[i].n_notes);
	}
	if (from + n == lines->n)
		dg_flow_drawn(f, lines, f->left, y - lines->height);
}

static void
place_paragraph(struct walk *w, struct block *b)
{
	struct dg_flow *f = &w->flow;
	const struct dg_lines *lines = lines_of(w, b);
	size_t from = 0;

	while (from < lines->n) {
		dg_emu gap = from == 0 ? dg_flow_gap(f, b->node->style->before) : 0;
		size_t n = choose_lines(w, b, from, count_fitting(f, lines, from, gap));

		if (n > 0) {
			f->y += gap;
			draw_lines(f, lines, from, n);
			from += n;
		}
		if (from < lines->n)
			dg_flow_break(f, true);
	}
	f->owed = b->node->style->after;
}

/* ---- placing blocks ----------------------------------------------------- */

static dg_emu
space_before(const struct block *b)
{
	return b->node->kind == DG_K_TABLE ? 0 : b->node->style->before;
}

static void
place_table(struct walk *w, size_t i)
{
	struct block *b = &w->block[i];
	struct dg_box *box = box_of(w, b);
	dg_emu end = is_parted(w, i) && box->n > 0 ? DG_TABLE_END : 0, tail = end;
	size_t weighed;

	if (i == 0 && w->notes)
		w->flow.y += DG_TABLE_END;
	if (goes_on(w, i))
		tail += weigh_chain(w, i + 1, space_before(&w->block[i + 1]), &weighed);
	dg_table_place(&w->flow, box, tail);
	w->flow.y += end;
	w->flow.owed = 0;
}

/* Begins a new page when block i and what it is kept with would not fit. */
static void
keep_together(struct walk *w, size_t i)
{
	struct dg_flow *f = &w->flow;
	dg_emu gap = dg_flow_gap(f, space_before(&w->block[i]));

	if (i < w->weighed || !goes_on(w, i) || w->block[i].node->kind == DG_K_TABLE)
		return;
	if (weigh_chain(w, i, gap, &w->weighed) > dg_flow_room(f)
		&& !dg_flow_is_empty(f))
		dg_flow_break(f, true);
}

static void
place_block(struct walk *w, size_t i)
{
	struct block *b = &w->block[i];

	if (b->setup)
		dg_flow_begin(&w->flow, b->setup);
	else if (b->breaks && !w->flow.fresh)
		dg_flow_break(&w->flow, false);
	else if (b->breaks)
		w->flow.automatic = false;
	keep_together(w, i);
	if (b->node->kind == DG_K_TABLE)
		place_table(w, i);
	else
		place_paragraph(w, b);
}

void
dg_page_fill(struct dg_layout *lay)
{
	struct walk w = { 0 };

	dg_flow_init(&w.flow, lay);
	flatten(&w, lay->doc->root);
	if (w.n == 0 || w.block[0].setup == NULL)
		dg_flow_begin(&w.flow, &lay->sheet->main);
	for (size_t i = 0; i < w.n; i++)
		place_block(&w, i);
	dg_flow_end(&w.flow);
	dg_flow_fini(&w.flow);
	free(w.block);
}
