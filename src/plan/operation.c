/*
 * operation.c - what a plan does to the one it extends: what an operation is
 * about decides how its lines are read.
 *
 * Targets are only names here; the kinds of what the plans above name
 * (doc->above) say whether lines are rows, recipients, fields or text.
 */
#include "plan/parser.h"

#include <stdlib.h>

#include "base/text.h"

static int
compare_known(const void *key, const void *item)
{
	return dg_str_cmp(*(const struct dg_str *)key, ((const struct dg_known *)item)->id);
}

const struct dg_known *
dg_known_find(const struct dg_plan *p, struct dg_str id)
{
	return p->doc->n_above == 0 ? NULL : bsearch(&id, p->doc->above, p->doc->n_above,
	    sizeof *p->doc->above, compare_known);
}

bool
dg_plan_is_data(const struct dg_plan *p, struct dg_str id)
{
	const struct dg_known *known;

	if (dg_scan_is_data(&p->scan, id))
		return true;
	known = dg_known_find(p, id);
	return known != NULL && dg_kind_is_rows(known->kind);
}

/* ---- addresses ---------------------------------------------------------------------- */

/* "x", "kp.tong", "pc.danh-gia.hạn", "x/4/1", "/1": well formed?  Field names may
 * be Vietnamese. */
static bool
address_ok(struct dg_str s)
{
	size_t i = 0;

	if (s.n == 0 || s.n > DG_MAX_ID)
		return false;
	while (i < s.n) {
		uint32_t c = dg_utf8_next(s, &i);

		if (!dg_char_is_letter(c) && !dg_char_is_digit(c) && c != '-' && c != '.' &&
		    c != '/')
			return false;
	}
	return s.p[0] != '.' && s.p[s.n - 1] != '.' && s.p[s.n - 1] != '/' &&
	    dg_str_find(s, "..") == s.n && dg_str_find(s, "//") == s.n;
}

bool
dg_target_ok(struct dg_plan *p, struct dg_str word, struct dg_span span)
{
	if (word.n > 1 && word.p[0] == '#' && address_ok(dg_str_sub(word, 1, word.n)))
		return true;
	dg_plan_error(p, DG_R_target_malformed, span, DG_ARGS(dg_plan_excerpt(word)));
	return false;
}

void
dg_target_add(struct dg_plan *p, struct dg_node *op, struct dg_str word, struct dg_span span)
{
	struct dg_op_target **end = &op->u.op.targets, *t;

	if (!dg_target_ok(p, word, span))
		return;
	while (*end != NULL)
		end = &(*end)->next;
	t = DG_NEW(p->doc->arena, struct dg_op_target);
	t->address = dg_arena_dup(p->doc->arena, dg_str_sub(word, 1, word.n));
	t->span = span;
	*end = t;
}

void
dg_target_place(struct dg_plan *p, struct dg_node *op, struct dg_str key, struct dg_str word,
    struct dg_span span)
{
	if (op->u.op.place.address.n > 0) {
		dg_plan_error(p, DG_R_move_two_places, span, DG_NO_ARGS);
		return;
	}
	if (!dg_target_ok(p, word, span))
		return;
	op->u.op.where = dg_str_is(key, "after") ? DG_WHERE_AFTER :
	    dg_str_is(key, "before") ? DG_WHERE_BEFORE : DG_WHERE_INTO;
	op->u.op.place.address = dg_arena_dup(p->doc->arena, dg_str_sub(word, 1, word.n));
	op->u.op.place.span = span;
}

bool
dg_target_is_move_key(struct dg_str key)
{
	return dg_str_is(key, "after") || dg_str_is(key, "before") || dg_str_is(key, "into");
}

void
dg_operation_check(struct dg_plan *p, const struct dg_block *block, struct dg_node *op,
    struct dg_span opener)
{
	struct dg_op_target *t = op->u.op.targets;

	if (op->u.op.what == DG_OP_TERMS) {
		if (t != NULL)
			dg_plan_error(p, DG_R_terms_target, t->span, DG_NO_ARGS);
		op->u.op.targets = NULL;
		return;
	}
	if (t == NULL)
		dg_plan_error(p, DG_R_op_target_missing, opener, DG_ARGS(
		    dg_str_of(block->name)));
	else if (t->next != NULL && op->u.op.what != DG_OP_REPLACE) {
		dg_plan_error(p, DG_R_target_several, t->next->span, DG_ARGS(
		    dg_str_of(block->name)));
		t->next = NULL;
	}
	if (op->u.op.what == DG_OP_MOVE && op->u.op.place.address.n == 0)
		dg_plan_error(p, DG_R_move_no_place, opener, DG_NO_ARGS);
}

/* ---- what the target is ---------------------------------------------------------------- */

/* The kind of what the first part of the target names; DOC when unknown. */
static enum dg_kind
target_kind(const struct dg_plan *p, const struct dg_node *op, struct dg_str *rest)
{
	struct dg_str		 s = op->u.op.targets != NULL ? op->u.op.targets->address :
	    DG_STR("");
	const struct dg_known	*known;
	size_t			 n = 0;

	while (n < s.n && s.p[n] != '.' && s.p[n] != '/')
		n++;
	known = dg_known_find(p, dg_str_sub(s, 0, n));
	*rest = dg_str_sub(s, n, s.n);
	return known != NULL ? known->kind : DG_K_DOC;
}

static bool
is_lines(enum dg_kind kind)
{
	return kind == DG_K_RECIPIENTS || kind == DG_K_ADDRESSEES || kind == DG_K_BASES;
}

/* Lines that are added to a block are written as in it. */
const struct dg_block *
dg_operation_lines(const struct dg_plan *p, const struct dg_node *op)
{
	struct dg_str	rest;
	enum dg_kind	kind = target_kind(p, op, &rest);
	bool		adds_inside = op->u.op.what == DG_OP_APPEND ||
	    op->u.op.what == DG_OP_PREPEND;

	if (op->u.op.what == DG_OP_REMOVE || op->u.op.what == DG_OP_EDIT ||
	    op->u.op.what == DG_OP_TERMS || op->u.op.what == DG_OP_MOVE)
		return NULL;
	if (!dg_kind_is_rows(kind) && !is_lines(kind))
		return NULL;
	return (rest.n == 0) == adds_inside ? dg_block_of(kind) : NULL;
}

/* The bits of the fields that an edit of the target may have; 0: it has none. */
static unsigned
field_kinds(enum dg_kind kind, struct dg_str rest)
{
	if (dg_kind_is_rows(kind) && rest.n > 0)
		return dg_field_kinds(kind);
	return kind == DG_K_SIGNATURE ? DG_IN_SIGNATURE : 0;
}

/* ---- edit ------------------------------------------------------------------------------- */

/* Takes the rest of the line in hand from byte at on, and the lines that start with
 * a space, as inlines. */
static struct dg_node *
read_value(struct dg_plan *p, size_t at, unsigned flags, struct dg_prose *prose)
{
	struct dg_node *value;

	p->line = dg_line_sub(&p->line, at, p->line.text.n);
	p->n_lines = 0;
	dg_plan_keep(p);
	while (p->more && p->line.indent > 0 && p->line.text.n > 0 &&
	    dg_mark_of(p->line.text).kind != DG_LINE_BLOCK)
		dg_plan_keep(p);
	*prose = dg_prose_join(p->doc->arena, p->lines, p->n_lines);
	value = dg_plan_node(p, DG_K_VALUE, dg_prose_span(p->doc, prose, 0, prose->text.n));
	dg_inline_read(p, prose, value, flags);
	return value;
}

static bool
starts_change(struct dg_str s, char sign)
{
	return s.n >= 1 && s.p[0] == sign && (s.n == 1 || s.p[1] == ' ');
}

static void
read_old(struct dg_plan *p, struct dg_node *op)
{
	struct dg_node	*change = dg_plan_node(p, DG_K_CHANGE, dg_line_whole(p->doc, &p->line));
	struct dg_prose	 prose;
	struct dg_node	*old = read_value(p, 1, DG_INLINE_STARS | DG_INLINE_NOTES, &prose);

	if (old->first == NULL)
		dg_plan_error(p, DG_R_edit_blank, change->span, DG_NO_ARGS);
	dg_node_append(change, old);
	dg_node_append(op, change);
}

static void
read_new(struct dg_plan *p, struct dg_open *o)
{
	struct dg_node	*change = o->node->last;
	struct dg_prose	 prose;

	if (change == NULL || change->kind != DG_K_CHANGE || change->first != change->last) {
		dg_plan_error(p, DG_R_edit_new_alone, dg_line_whole(p->doc, &p->line),
		    DG_NO_ARGS);
		o->strayed = true;
		change = NULL;
	}
	if (change != NULL)
		dg_node_append(change, read_value(p, 1, DG_INLINE_STARS | DG_INLINE_NOTES,
		    &prose));
	else
		read_value(p, 1, DG_INLINE_STARS, &prose);
}

static struct dg_node *
find_field(const struct dg_node *op, struct dg_str name)
{
	for (struct dg_node *f = op->first; f != NULL; f = f->next)
		if (f->kind == DG_K_FIELD && dg_str_eq(f->u.field.name, name))
			return f;
	return NULL;
}

/* "title: …", "unit: triệu đồng": a key of the block's first line. */
static void
read_key(struct dg_plan *p, struct dg_node *op, const struct dg_line *name, size_t colon)
{
	struct dg_str	 key = dg_arena_dup(p->doc->arena, name->text);
	struct dg_span	 span = dg_line_whole(p->doc, name);
	struct dg_node	*field, *before = find_field(op, key);
	struct dg_prose	 prose;
	struct dg_diag	*d;

	field = read_value(p, colon + 1, DG_INLINE_STARS | DG_INLINE_NOTES, &prose);
	dg_node_turn(field, DG_K_FIELD);
	field->u.field.name = key;
	field->u.field.name_span = span;
	field->u.field.raw = prose.text;
	if (before != NULL) {
		d = dg_plan_error(p, DG_R_field_repeated, span, DG_ARGS(key));
		dg_plan_point(p, d, before->u.field.name_span, key);
		return;
	}
	dg_node_append(op, field);
}

static bool
is_key(const struct dg_block *block, enum dg_kind kind, struct dg_str name)
{
	if (kind == DG_K_DOC)
		return true;	/* the target is not known, which is told elsewhere */
	if (kind == DG_K_SECTION || kind == DG_K_ANNEX)
		return dg_str_is(name, "title") || (block != NULL &&
		    dg_block_has_key(block, name));
	return block != NULL && dg_block_has_key(block, name);
}

/* A line with a colon; false when the block, which has no closer, ends. */
static bool
read_field(struct dg_plan *p, struct dg_open *o, enum dg_kind kind, struct dg_str rest)
{
	size_t			 colon = dg_str_find_char(p->line.text, ':');
	struct dg_line		 name = dg_line_sub(&p->line, 0, colon);
	unsigned		 kinds = field_kinds(kind, rest);
	const struct dg_block	*block = rest.n == 0 ? dg_block_of(kind) : NULL;

	if (colon < p->line.text.n && is_key(block, kind, name.text)) {
		read_key(p, o->node, &name, colon);
		return true;
	}
	if (kinds != 0) {
		struct dg_open as = *o;

		as.block = dg_block_of(kind);
		return dg_field_line(p, &as, o->node, kinds);
	}
	return dg_block_stray(p, o, DG_R_edit_line);
}

void
dg_edit_read(struct dg_plan *p, struct dg_open *o)
{
	struct dg_str	rest;
	enum dg_kind	kind = target_kind(p, o->node, &rest);

	while (p->more) {
		enum dg_line_kind line = dg_mark_of(p->line.text).kind;

		if (line == DG_LINE_BLOCK)
			return;
		if (line == DG_LINE_BLANK)
			dg_plan_advance(p);
		else if (starts_change(p->line.text, '-'))
			read_old(p, o->node);
		else if (starts_change(p->line.text, '+'))
			read_new(p, o);
		else if (!read_field(p, o, kind, rest))
			return;
	}
}

/* ---- terms ------------------------------------------------------------------------------ */

/* A side of "old -> new": plain words. */
static struct dg_node *
term_side(struct dg_plan *p, const struct dg_line *side)
{
	struct dg_span	span = dg_line_whole(p->doc, side);
	struct dg_node *value = dg_plan_node(p, DG_K_VALUE, span);
	struct dg_str	s = side->text;

	if (dg_str_find(s, "{{") < s.n || dg_str_find(s, "[@") < s.n)
		dg_plan_error(p, DG_R_terms_mark, span, DG_ARGS(dg_plan_excerpt(s)));
	else if (s.n > 0)
		dg_node_append(value, dg_node_text(p->doc->arena, dg_inline_words(p, s), 0,
		    span, DG_FROM_PLAN));
	return value;
}

static bool
read_term(struct dg_plan *p, struct dg_open *o)
{
	struct dg_line	 line = p->line, old, new;
	size_t		 at = dg_str_find(line.text, "->");
	struct dg_node	*change;

	if (at == line.text.n || dg_str_trim(dg_str_sub(line.text, 0, at)).n == 0)
		return dg_block_stray(p, o, DG_R_terms_line);
	old = dg_line_sub(&line, 0, at);
	new = dg_line_sub(&line, at + 2, line.text.n);
	if (dg_str_find(new.text, "->") < new.text.n)
		return dg_block_stray(p, o, DG_R_terms_line);
	change = dg_plan_node(p, DG_K_CHANGE, dg_line_whole(p->doc, &line));
	dg_node_append(change, term_side(p, &old));
	dg_node_append(change, term_side(p, &new));
	dg_node_append(o->node, change);
	dg_plan_advance(p);
	return true;
}

void
dg_terms_read(struct dg_plan *p, struct dg_open *o)
{
	while (p->more) {
		enum dg_line_kind line = dg_mark_of(p->line.text).kind;

		if (line == DG_LINE_BLOCK)
			return;
		if (line == DG_LINE_BLANK)
			dg_plan_advance(p);
		else if (!read_term(p, o))
			return;
	}
}

/* ---- {{parent}} ----------------------------------------------------------------------------- */

/* Is the line "{{parent}}", "{{parent:body}}", "{{parent #x}}" or the like, and nothing else? */
bool
dg_parent_is_line(struct dg_str s)
{
	if (!dg_str_starts(s, "{{parent") || !dg_str_ends(s, "}}") || s.n < 10)
		return false;
	s = dg_str_sub(s, 8, s.n - 2);
	return (s.n == 0 || s.p[0] == ':' || s.p[0] == ' ') && dg_str_find(s, "}}") == s.n;
}

static bool
in_replace(const struct dg_plan *p)
{
	for (size_t i = p->n_open; i > 0; i--)
		if (p->open[i - 1].node != NULL && p->open[i - 1].node->kind == DG_K_OP)
			return p->open[i - 1].node->u.op.what == DG_OP_REPLACE;
	return false;
}

/* ":joined" is about all targets. */
static bool
parent_ok(struct dg_str word, struct dg_str address)
{
	if (dg_str_is(word, ":joined"))
		return address.n == 0;
	return (word.n == 0 || dg_str_is(word, ":body")) &&
	    (address.n == 0 || address_ok(address));
}

void
dg_parent_read(struct dg_plan *p)
{
	struct dg_str	 s = p->line.text, inside = dg_str_sub(s, 8, s.n - 2), word;
	struct dg_span	 span = dg_line_whole(p->doc, &p->line);
	struct dg_node	*n = dg_plan_node(p, DG_K_PARENT, span);

	if (p->n_levels > 0 && p->line.indent >= 2) {
		dg_plan_error(p, DG_R_parent_not_here, span, DG_NO_ARGS);
		dg_plan_advance(p);
		return;
	}
	dg_list_close(p);
	dg_plan_advance(p);
	word = dg_str_trim(dg_str_cut(&inside, '#'));
	if (p->n_open > 0)	/* whatever is wrong with it, the block is not empty */
		p->open[p->n_open - 1].strayed = true;
	if (!in_replace(p)) {
		dg_plan_error(p, DG_R_parent_not_here, span, DG_NO_ARGS);
		return;
	}
	if (!parent_ok(word, inside)) {
		dg_plan_error(p, DG_R_parent_malformed, span, DG_ARGS(dg_plan_excerpt(s)));
		return;
	}
	n->u.ref.path = dg_arena_dup(p->doc->arena, inside);
	n->u.ref.filter = word.n > 0 ? dg_arena_dup(p->doc->arena, dg_str_sub(word, 1, word.n)) :
	    DG_STR("");
	dg_body_place(p, n);
}
