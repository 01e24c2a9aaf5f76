/*
 * block.c - blocks as numbers: what they say, who they are, their words.
 *
 * All that a block says is written down in one text, and equal texts have equal
 * numbers; what is computed anew wherever a block stands (its label, its style) is
 * not among it.
 */
#include "compare/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* ---- what a block says ---------------------------------------------------------- */

/* Bytes that no text holds begin what is no text. */
enum { IS_FACE = 1, IS_INLINE, IS_CELL, IS_NODE };

struct saying {
	struct dg_comparison	*c;
	struct dg_buf		 text;
	uint8_t			 face;		/* of the words before */
};

static void
say_face(struct saying *s, uint8_t face)
{
	if (face != s->face)
		dg_buf_fmt(&s->text, "%c%u", IS_FACE, face);
	s->face = face;
}

static void
say_picture(struct saying *s, const struct dg_node *picture)
{
	dg_buf_fmt(&s->text, "%cpicture %u", IS_INLINE,
	    dg_symbol(&s->c->symbols, picture->u.picture.file->file));
}

static void say_below(struct saying *, const struct dg_node *top);

/* Notes do not call notes, so this goes no deeper than once. */
static void
say_note(struct saying *s, const struct dg_node *ref)
{
	const struct dg_node *note = ref->u.ref.note;
	bool inside = dg_node_enclosing(ref, DG_K_NOTE) != NULL;

	dg_buf_fmt(&s->text, "%cnote %.*s", IS_INLINE, DG_FMT(ref->u.ref.path));
	if (note != NULL && !inside)
		say_below(s, note);
}

static void
say(struct saying *s, const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_TEXT:
		if (n->u.text.s.n > 0)
			say_face(s, n->u.text.face);
		dg_buf_add_str(&s->text, n->u.text.s);
		break;
	case DG_K_NOTE_REF:
		say_note(s, n);
		break;
	case DG_K_PICTURE:
		say_picture(s, n);
		break;
	case DG_K_CELL:
		dg_buf_fmt(&s->text, "%c%u %u %u", IS_CELL, n->u.cell.column,
		    n->u.cell.colspan, n->u.cell.rowspan);
		break;
	default:
		dg_buf_fmt(&s->text, "%c%s", IS_NODE, dg_kind_is_leaf(n->kind) ?
		    "leaf" : dg_kind_name(n->kind));
	}
}

static void
say_below(struct saying *s, const struct dg_node *top)
{
	struct dg_node *n = dg_node_walk(top, (struct dg_node *)top);

	while (n != NULL) {
		if (n->kind != DG_K_NOTE)
			say(s, n);
		n = n->kind == DG_K_NOTE ? dg_node_skip(top, n) :
		    dg_node_walk(top, n);
	}
}

static uint32_t
key_of(struct dg_comparison *c, const struct dg_node *first, const struct dg_node *last,
    uint32_t sort)
{
	struct saying s = { .c = c };
	uint32_t key;

	dg_buf_init(&s.text, DG_MAX_OUTPUT);
	dg_buf_fmt(&s.text, "%c%u", IS_NODE, sort);
	for (const struct dg_node *n = first;; n = n->next) {
		say(&s, n);
		say_below(&s, n);
		if (n == last)
			break;
	}
	key = dg_symbol(&c->symbols, dg_arena_dup(c->arena, dg_buf_str(&s.text)));
	dg_buf_fini(&s.text);
	return key;
}

/* ---- who a block is --------------------------------------------------------------- */

/* Letterhead, title and closing are there once; their parts are known by their
 * place. */
static bool
is_framework(const struct dg_node *n)
{
	return n->kind == DG_K_GROUP && (n->u.group.what == DG_GROUP_LETTERHEAD ||
	    n->u.group.what == DG_GROUP_TITLE || n->u.group.what == DG_GROUP_CLOSING ||
	    n->u.group.what == DG_GROUP_COPY);
}

static uint32_t
framework_id(struct dg_comparison *c, const struct dg_node *n)
{
	unsigned place = 0;

	for (const struct dg_node *s = n->prev; s != NULL; s = s->prev)
		place++;
	return dg_symbol(&c->symbols, dg_arena_fmt(c->arena, "%c%u %u", IS_NODE,
	    (unsigned)n->parent->u.group.what, place));
}

/* Its own id, or that of what it begins. */
static uint32_t
id_of(struct dg_comparison *c, const struct dg_node *n)
{
	if (n->parent != NULL && is_framework(n->parent))
		return framework_id(c, n);
	while (n->id.n == 0 && n->prev == NULL && n->parent != NULL &&
	    n->kind != DG_K_ROW)
		n = n->parent;
	return dg_symbol(&c->symbols, n->id);
}

static uint32_t
sort_of(struct dg_comparison *c, const struct dg_node *n)
{
	struct saying s = { .c = c };
	uint32_t sort;

	dg_buf_init(&s.text, DG_MAX_FILE);
	if (n->kind == DG_K_TABLE)
		dg_buf_fmt(&s.text, "%ctable %u %d", IS_NODE, n->u.table.columns,
		    n->u.table.look);
	else
		dg_buf_fmt(&s.text, "%c%s", IS_NODE, dg_is_entry(n) ? "entry" : "leaf");
	for (const struct dg_node *p = n->first; p != NULL; p = p->next)
		if (p->kind == DG_K_PICTURE)
			say_picture(&s, p);
	sort = dg_symbol(&c->symbols, dg_arena_dup(c->arena, dg_buf_str(&s.text)));
	dg_buf_fini(&s.text);
	return sort;
}

/* ---- its words ---------------------------------------------------------------------- */

static int
compare_symbols(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

/* All words of a block, sorted. */
static void
set_words(struct dg_comparison *c, struct dg_block *b, struct dg_node *first,
    const struct dg_node *last)
{
	struct dg_words words = { 0 };
	uint32_t *symbol;

	for (struct dg_node *n = first;; n = n->next) {
		for (struct dg_node *leaf = n; leaf != NULL; leaf = dg_node_walk(n, leaf))
			if (dg_kind_is_leaf(leaf->kind))
				dg_words_add(c, leaf, &words);
		if (n == last)
			break;
	}
	symbol = DG_NEW_ARRAY(c->arena, words.n, uint32_t);
	b->words = symbol;
	for (size_t i = 0; i < words.n; i++)
		if (words.item[i].letters)
			symbol[b->n_words++] = words.item[i].symbol;
	if (b->n_words > 0)
		qsort(symbol, b->n_words, sizeof *symbol, compare_symbols);
	free(words.item);
}

/* ---- lists --------------------------------------------------------------------------- */

void
dg_blocks_add(struct dg_comparison *c, struct dg_blocks *blocks, struct dg_node *first,
    struct dg_node *last, uint32_t sort)
{
	struct dg_block b = { .id = id_of(c, first), .sort = sort };

	b.key = key_of(c, first, last, sort);
	set_words(c, &b, first, last);
	if (blocks->n == blocks->cap) {
		blocks->cap = blocks->cap > 0 ? blocks->cap * 2 : 16;
		blocks->node = dg_xrealloc(blocks->node,
		    blocks->cap * sizeof *blocks->node);
		blocks->block = dg_xrealloc(blocks->block,
		    blocks->cap * sizeof *blocks->block);
	}
	blocks->node[blocks->n] = first;
	blocks->block[blocks->n++] = b;
}

void
dg_blocks_of(struct dg_comparison *c, struct dg_node *root, struct dg_blocks *blocks)
{
	struct dg_node *n = dg_node_walk(root, root);

	*blocks = (struct dg_blocks){ 0 };
	while (n != NULL) {
		bool table = n->kind == DG_K_TABLE;
		bool block = table ? n->first != NULL : dg_kind_is_leaf(n->kind) &&
		    n->kind != DG_K_PAGE_BREAK;

		if (block)
			dg_blocks_add(c, blocks, n, n, sort_of(c, n));
		n = block || table || n->kind == DG_K_NOTE || dg_is_contact(n) ?
		    dg_node_skip(root, n) : dg_node_walk(root, n);
	}
}

void
dg_blocks_fini(struct dg_blocks *blocks)
{
	free(blocks->node);
	free(blocks->block);
	free(blocks->match);
}

void
dg_blocks_pair(struct dg_blocks *a, size_t i, struct dg_blocks *b, size_t j)
{
	a->match[i] = (uint32_t)j;
	b->match[j] = (uint32_t)i;
}

void
dg_blocks_match(struct dg_comparison *c, struct dg_blocks *a, struct dg_blocks *b)
{
	a->match = dg_xmalloc((a->n + 1) * sizeof *a->match);
	b->match = dg_xmalloc((b->n + 1) * sizeof *b->match);
	dg_align(a->block, a->n, b->block, b->n, &c->work, a->match);
	for (size_t j = 0; j < b->n; j++)
		b->match[j] = DG_UNMATCHED;
	for (size_t i = 0; i < a->n; i++)
		if (a->match[i] != DG_UNMATCHED)
			dg_blocks_pair(a, i, b, a->match[i]);
}
