/*
 * block.c - lines that start with ":::": what opens, what closes.
 *
 * Which openers have no closer is known beforehand (scan.c); such a block
 * ends where its lines stop fitting, so that one missing closer is one
 * message.
 */
#include "plan/parser.h"

/* What an unknown block is read as: text that stays where it is. */
static const struct dg_block unknown = { "", DG_K_DOC, DG_BLOCK_FLOW, DG_BODY_TEXT, false, 0,
	{ NULL } };

static struct dg_open *
top(struct dg_plan *p)
{
	return p->n_open > 0 ? &p->open[p->n_open - 1] : NULL;
}

bool
dg_block_stray(struct dg_plan *p, struct dg_open *o, enum dg_rule rule)
{
	if (o->unclosed)
		return false;
	o->strayed = true;
	dg_plan_error(p, rule, dg_line_whole(p->doc, &p->line),
	    DG_ARGS(dg_plan_excerpt(p->line.text), dg_str_of(o->block->name)));
	dg_plan_advance(p);
	return true;
}

/* ---- closing ----------------------------------------------------------------------- */

static void
pop(struct dg_plan *p)
{
	struct dg_open *o = &p->open[--p->n_open];

	if (o->framed)
		dg_body_pop(p);
	if (o->node != NULL && o->node->first == NULL && o->block->kind != DG_K_TABLE &&
	    !o->unclosed && !o->strayed)
		dg_plan_error(p, DG_R_block_empty, o->opener,
		    DG_ARGS(dg_str_of(o->block->name)));
}

void
dg_block_close_all(struct dg_plan *p)
{
	while (p->n_open > 0)
		pop(p);
}

/* Must the block at the top name itself in its closer? */
static bool
must_name(const struct dg_plan *p)
{
	const struct dg_open *o = &p->open[p->n_open - 1];

	return o->holds_block || (p->n_open > 1 && !o[-1].unclosed);
}

static void
close_named(struct dg_plan *p, struct dg_str name, struct dg_span span)
{
	size_t		 at = p->n_open;
	struct dg_diag	*d;

	while (at > 0 && !dg_str_eq(p->open[at - 1].name, name) &&
	    !dg_str_is(name, p->open[at - 1].block->name))
		at--;
	if (at > 0) {
		while (p->n_open >= at)
			pop(p);
		return;
	}
	d = dg_plan_error(p, DG_R_closer_other, span, DG_ARGS(dg_plan_excerpt(name),
	    top(p)->name));
	dg_plan_point(p, d, top(p)->opener, top(p)->name);
	pop(p);
}

static void
close_block(struct dg_plan *p, struct dg_str name)
{
	struct dg_span span = dg_line_whole(p->doc, &p->line);

	if (p->n_open == 0) {
		dg_plan_error(p, DG_R_closer_stray, span, DG_NO_ARGS);
	} else if (name.n > 0) {
		close_named(p, name, span);
	} else {
		if (must_name(p))
			dg_plan_error(p, DG_R_closer_unnamed, span, DG_ARGS(top(p)->name));
		pop(p);
	}
	dg_plan_advance(p);
}

/* ---- opening ------------------------------------------------------------------------ */

/* Lets blocks without closer end that cannot hold this one. */
static void
make_room(struct dg_plan *p, const struct dg_block *block)
{
	while (p->n_open > 0 && top(p)->block->body == DG_BODY_LINES)
		pop(p);
	while (p->n_open > 0 && block->place == DG_BLOCK_OUTER && top(p)->unclosed &&
	    (top(p)->block->kind == DG_K_ANNEX || top(p)->block->operation))
		pop(p);
}

/* In an annex, or in what an operation adds? */
static bool
in_inner(const struct dg_plan *p)
{
	for (size_t i = 0; i < p->n_open; i++)
		if (p->open[i].block->kind == DG_K_ANNEX || p->open[i].block->operation)
			return true;
	return false;
}

static struct dg_open *
push(struct dg_plan *p, const struct dg_block *block, struct dg_str name,
    struct dg_span opener)
{
	struct dg_open *o;

	if (p->n_open > 0)
		top(p)->holds_block = true;
	o = &p->open[p->n_open++];
	*o = (struct dg_open){ .block = block, .name = name, .opener = opener,
	    .unclosed = dg_scan_is_unclosed(&p->scan, opener.start) };
	if (o->unclosed)
		dg_plan_error(p, DG_R_block_unclosed, opener, DG_ARGS(name));
	return o;
}

static void
read_lines(struct dg_plan *p, struct dg_open *o)
{
	switch (o->block->kind) {
	case DG_K_TARGETS: case DG_K_TASKS: case DG_K_BUDGET:
		dg_rows_read(p, o);
		break;
	case DG_K_RECIPIENTS: case DG_K_ADDRESSEES: case DG_K_BASES:
		dg_recipients_read(p, o);
		break;
	case DG_K_SIGNATURE:
		dg_signature_read(p, o);
		break;
	case DG_K_COPY:
		dg_copy_read(p, o);
		break;
	case DG_K_OP:
		if (o->node->u.op.what == DG_OP_TERMS)
			dg_terms_read(p, o);
		else
			dg_edit_read(p, o);
		break;
	default:
		dg_table_block_read(p, o);
	}
	/* A block without closer ends here; the others wait for theirs. */
	if (p->more && dg_mark_of(p->line.text).kind != DG_LINE_BLOCK)
		pop(p);
}

/* Operations stand at the top, or directly in a condition there. */
static void
place_operation(struct dg_plan *p, const struct dg_block *block, struct dg_node *node,
    struct dg_span opener)
{
	bool inside = false;

	for (size_t i = 0; i < p->n_open; i++)
		inside |= p->open[i].block->kind != DG_K_WHEN && !p->open[i].unclosed;
	if (!p->doc->extends)
		dg_plan_error(p, DG_R_operation_alone, opener, DG_ARGS(dg_str_of(block->name)));
	else if (inside)
		dg_plan_error(p, DG_R_operation_inside, opener, DG_ARGS(dg_str_of(block->name)));
	else if (!in_inner(p))	/* in a condition in what is not closed: that was told */
		dg_body_place_outer(p, node);
}

/* Puts the node of a block in the tree; a table waits for its rows. */
static void
place(struct dg_plan *p, const struct dg_block *block, struct dg_node *node,
    struct dg_span opener)
{
	if (block->operation)
		place_operation(p, block, node, opener);
	else if ((block->place == DG_BLOCK_OUTER || block->kind == DG_K_TOC) && in_inner(p))
		dg_plan_error(p, DG_R_block_not_here, opener, DG_ARGS(
		    dg_str_of(block->name)));
	else if (block->place == DG_BLOCK_OUTER)
		dg_body_place_outer(p, node);
	else if (block->kind != DG_K_TABLE && block->kind != DG_K_WHEN)
		dg_body_place(p, node);
}

/* A block of this version; its first line is in hand. */
static void
open_known(struct dg_plan *p, const struct dg_block *block, struct dg_str name,
    struct dg_span opener, size_t at)
{
	struct dg_node	*node = dg_plan_node(p, block->kind, dg_line_whole(p->doc, &p->line));
	struct dg_open	*o;

	if (block->kind == DG_K_WHEN)
		dg_opener_when(p, &p->line, at, node);
	else
		dg_opener_read(p, &p->line, at, block, node);
	if (block->operation)
		node->u.op.what = block->op;
	dg_opener_check(p, block, node, opener);
	place(p, block, node, opener);
	dg_plan_advance(p);
	if (block->body == DG_BODY_NONE)
		return;
	o = push(p, block, name, opener);
	o->node = node;
	if (block->operation && dg_operation_lines(p, node) != NULL)
		o->block = dg_operation_lines(p, node);
	if (o->block->body == DG_BODY_TEXT) {
		o->framed = true;
		dg_body_push(p, node);
	} else {
		read_lines(p, o);
	}
}

/* A block that is unknown: its text is read in place. */
static void
open_unknown(struct dg_plan *p, struct dg_str name, struct dg_span opener)
{
	dg_plan_advance(p);
	push(p, &unknown, name, opener);
}

static const struct dg_block *
find_block(struct dg_plan *p, struct dg_str name, struct dg_span span)
{
	const struct dg_block	*block = dg_block_find(name);
	struct dg_diag		*d;

	if (block != NULL)
		return block;
	d = dg_plan_error(p, DG_R_block_unknown, span, DG_ARGS(dg_plan_excerpt(name)));
	block = dg_block_guess(name);
	if (block == NULL)
		return &unknown;
	dg_note(p->doc->sink, d, DG_R_note_did_you_mean, span, DG_ARGS(dg_str_of(block->name)));
	return block;
}

static void
open_block(struct dg_plan *p, size_t from)
{
	struct dg_str		 s = p->line.text, name;
	size_t			 to = from;
	struct dg_span		 opener;
	const struct dg_block	*block;

	while (to < s.n && s.p[to] != ' ')
		to++;
	name = dg_str_sub(s, from, to);
	opener = dg_line_span(p->doc, &p->line, 0, to);
	block = find_block(p, name, opener);
	make_room(p, block);
	if (p->n_open == DG_MAX_DEPTH) {
		dg_plan_error(p, DG_R_block_too_deep, opener, DG_NO_ARGS);
		dg_plan_advance(p);
	} else if (block == &unknown) {
		open_unknown(p, name, opener);
	} else {
		open_known(p, block, name, opener, to);
	}
}

void
dg_block_line(struct dg_plan *p)
{
	struct dg_str	s = p->line.text;
	size_t		n = 0, from;
	struct dg_span	colons;

	while (n < s.n && s.p[n] == ':')
		n++;
	colons = dg_line_span(p->doc, &p->line, 0, n);
	if (p->line.indent >= 2 && p->n_levels > 0)
		dg_plan_error(p, DG_R_block_in_item, colons, DG_NO_ARGS);
	else if (p->line.indent > 0)
		dg_plan_error(p, DG_R_block_indented, colons, DG_NO_ARGS);
	if (n != 3)
		dg_plan_error(p, DG_R_block_colons, colons, DG_NO_ARGS);
	else if (n < s.n && s.p[n] != ' ')
		dg_plan_error(p, DG_R_block_space, colons, DG_NO_ARGS);
	dg_list_close(p);
	for (from = n; from < s.n && s.p[from] == ' '; from++)
		;
	if (from == s.n)
		close_block(p, DG_STR(""));
	else if (s.p[from] == '/')
		close_block(p, dg_str_trim(dg_str_sub(s, from + 1, s.n)));
	else
		open_block(p, from);
}
