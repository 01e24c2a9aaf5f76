/*
 * name_ids.c - ids for what has none, put into a plan's text.
 *
 * Nothing is written anew: a node's span says where its words end, there its id
 * is inserted, and every other byte stays.  That the text still reads as it did
 * is not believed but seen: it is read again, and both trees are compared.
 */
#include "plan/ids.h"

#include <stdlib.h>
#include <string.h>

#include "plan/parser.h"
#include "plan/plan.h"

#define WORDS_BYTES	300	/* of a text that ids are made from */

/* What ids begin with, how many syllables follow, and what stands for them where
 * there are none. */
static const struct {
	enum dg_kind	 kind;
	const char	*first;		/* NULL: the id of the section */
	size_t		 syllables;
	const char	*blank;
} forms[] = {
	{ DG_K_SECTION, "", 6, "muc" },
	{ DG_K_PARA, NULL, 4, "doan" },
	{ DG_K_ITEM, NULL, 4, "y" },
	{ DG_K_ANNEX, "pl", 5, "pl" },
	{ DG_K_TABLE, "bang", 5, "bang" },
	{ DG_K_TARGETS, "ct", 0, "ct" },
	{ DG_K_TASKS, "pc", 0, "pc" },
	{ DG_K_BUDGET, "kp", 0, "kp" },
	{ DG_K_BASES, "can-cu", 0, "can-cu" },
	{ DG_K_ADDRESSEES, "kinh-gui", 0, "kinh-gui" },
	{ DG_K_RECIPIENTS, "noi-nhan", 0, "noi-nhan" },
	{ DG_K_SIGNATURE, "ky", 0, "ky" },
	{ DG_K_COPY, "ban-sao", 0, "ban-sao" },
};
#define N_FORMS (sizeof forms / sizeof forms[0])

void
dg_namer_insert(struct dg_namer *g, uint32_t at, struct dg_str text)
{
	DG_GROW(g->insert, g->n_inserts, g->cap_inserts);
	g->insert[g->n_inserts] = (struct dg_insert){ at, (uint32_t)g->n_inserts, text };
	g->n_inserts++;
}

void
dg_namer_give(struct dg_namer *g, struct dg_node *node, struct dg_str id)
{
	struct dg_naming *out = g->out;

	node->id = id;
	if (out->n++ == 0 || node->span.start < out->first.start)
		out->first = node->span;
}

/* ---- which ids are taken ------------------------------------------------------- */

static void
take(struct dg_namer *g, struct dg_str name)
{
	if (dg_str_is_word(name))
		dg_id_set_add(&g->set, name);
}

/* "kp" of "kp.tong": a name that is asked for, even if nothing has it yet. */
static void
take_path(struct dg_namer *g, struct dg_str path)
{
	size_t n = 0;

	while (n < path.n && path.p[n] != '.' && path.p[n] != '/')
		n++;
	take(g, dg_str_sub(path, 0, n));
}

static void
take_paths(struct dg_namer *g, const struct dg_node *root)
{
	struct dg_node *n = root != NULL ? root->first : NULL;

	for (; n != NULL; n = dg_node_walk(root, n))
		if (n->kind == DG_K_VAR || n->kind == DG_K_REF)
			take_path(g, n->u.ref.path);
}

static void
take_node(struct dg_namer *g, const struct dg_node *n)
{
	struct dg_str rest = n->was;

	if (n->kind != DG_K_RECORD)
		take(g, n->id);
	while (rest.n > 0)
		take(g, dg_str_cut(&rest, ','));
	for (const struct dg_attr *a = n->attrs; a != NULL; a = a->next)
		take_paths(g, a->inlines);
	if (n->kind == DG_K_WHEN)
		take_path(g, n->u.when.path);
	else if (n->kind == DG_K_VAR || n->kind == DG_K_REF)
		take_path(g, n->u.ref.path);
	else if (n->kind == DG_K_OP)
		for (const struct dg_op_target *t = n->u.op.targets; t != NULL; t = t->next)
			take_path(g, t->address);
}

static void
take_all(struct dg_namer *g)
{
	struct dg_node *root = g->doc->root;

	for (const struct dg_entry *e = g->doc->header; e != NULL; e = e->next) {
		if (dg_str_starts(e->key, "var."))
			take(g, dg_str_sub(e->key, 4, e->key.n));
		take_paths(g, e->inlines);
	}
	for (struct dg_node *n = root; n != NULL; n = dg_node_walk(root, n))
		take_node(g, n);
}

/* ---- making one ------------------------------------------------------------------ */

/* What tells most about a node: a leaf, or NULL. */
static const struct dg_node *
leaf_of(const struct dg_node *n)
{
	static const char *const fields[] = { "target", "task", "source" };
	const struct dg_attr	*title;
	const struct dg_node	*field = NULL;

	switch (n->kind) {
	case DG_K_SECTION: case DG_K_ITEM:
		return n->first;
	case DG_K_PARA:
		return n;
	case DG_K_TABLE:
		return n->first != NULL && n->first->kind == DG_K_PARA ? n->first : NULL;
	case DG_K_ANNEX:
		title = dg_node_attr(n, "title");
		return title != NULL ? title->inlines : NULL;
	case DG_K_RECORD:
		for (size_t i = 0; field == NULL && i < 3; i++)
			field = dg_node_field(n, fields[i]);
		return field;
	default:
		return NULL;
	}
}

/* As much of s as there is room for, whole characters. */
static void
add_some(struct dg_buf *out, struct dg_str s)
{
	size_t n = s.n, room = WORDS_BYTES - out->n;

	if (n > room)
		for (n = room; n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80; n--)
			;
	dg_buf_add(out, s.p, n);
}

struct dg_str
dg_namer_words(struct dg_namer *g, const struct dg_node *node)
{
	const struct dg_node	*leaf = leaf_of(node);
	struct dg_node		*n = leaf != NULL ? leaf->first : NULL;
	struct dg_buf		 out;
	struct dg_str		 words;

	dg_buf_init(&out, WORDS_BYTES);
	for (; n != NULL && out.n < WORDS_BYTES; n = dg_node_walk(leaf, n)) {
		if (n->kind == DG_K_TEXT) {
			add_some(&out, n->u.text.s);
		} else if (n->kind == DG_K_BREAK) {
			add_some(&out, DG_STR(" "));
		} else if (n->kind != DG_K_NOTE_REF) {
			add_some(&out, n->u.ref.path);
		}
	}
	words = dg_arena_dup(g->doc->arena, dg_buf_str(&out));
	dg_buf_fini(&out);
	return words;
}

/* "x" of "x/2": what an operation is about. */
static struct dg_str
target_of(const struct dg_node *op)
{
	struct dg_str	s = op->u.op.targets != NULL ? op->u.op.targets->address : DG_STR("");
	size_t		n = 0;

	while (n < s.n && dg_str_is_word(dg_str_sub(s, n, n + 1)))
		n++;
	return dg_str_sub(s, 0, n);
}

/* The id of the section or annex that node stands in, or empty. */
static struct dg_str
section_id(const struct dg_node *node)
{
	for (const struct dg_node *n = node->parent; n != NULL; n = n->parent) {
		if (n->kind == DG_K_SECTION || n->kind == DG_K_ANNEX)
			return n->id;
		if (n->kind == DG_K_OP)
			return target_of(n);
	}
	return DG_STR("");
}

static struct dg_str
joined(struct dg_namer *g, struct dg_str before, struct dg_str id)
{
	struct dg_arena *a = g->doc->arena;

	before = dg_id_cut(before, DG_ID_PREFIX);
	return before.n == 0 ? id : dg_id_cut(dg_arena_fmt(a, "%.*s-%.*s", DG_FMT(before),
	    DG_FMT(id)), DG_ID_BYTES);
}

static struct dg_str
new_id(struct dg_namer *g, const struct dg_node *n, size_t form)
{
	struct dg_arena	*a = g->doc->arena;
	struct dg_str	 above = section_id(n), id;
	struct dg_str	 first = forms[form].first != NULL ? dg_str_of(forms[form].first) : above;

	id = dg_id_of_words(a, first, forms[form].syllables > 0 ? dg_namer_words(g, n) :
	    DG_STR(""), forms[form].syllables);
	if (dg_str_eq(id, dg_id_cut(first, DG_ID_PREFIX))) {	/* no words */
		id = dg_str_of(forms[form].blank);
		if (n->kind == DG_K_TABLE)
			id = joined(g, id, above);
		else if (forms[form].first == NULL)
			id = joined(g, above, id);
	}
	if (n->kind == DG_K_SECTION && dg_id_set_has(&g->set, id))
		id = joined(g, above, id);
	if (dg_header_is_reserved(id) || dg_block_find(id) != NULL)
		dg_id_set_add(&g->set, id);
	return dg_id_set_new(&g->set, a, id);
}

/* Finds and takes an id for node; empty: its kind has none. */
static struct dg_str
name(struct dg_namer *g, struct dg_node *n)
{
	for (size_t i = 0; i < N_FORMS; i++) {
		if (forms[i].kind != n->kind)
			continue;
		dg_namer_give(g, n, new_id(g, n, i));
		return n->id;
	}
	return DG_STR("");
}

/* ---- where it stands ---------------------------------------------------------------- */

/* Behind words that end at byte end, or in the {...} that they end with. */
static void
name_words(struct dg_namer *g, struct dg_node *n, uint32_t end)
{
	struct dg_arena	*a = g->doc->arena;
	struct dg_str	 id = name(g, n);
	uint32_t	 brace = end;

	if (n->classes == 0) {
		dg_namer_insert(g, end, dg_arena_fmt(a, " {#%.*s}", DG_FMT(id)));
		return;
	}
	while (g->bytes.p[brace - 1] != '{')
		brace--;
	dg_namer_insert(g, brace, dg_arena_fmt(a, "#%.*s ", DG_FMT(id)));
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* The end of the name of the block that opens at byte at. */
static uint32_t
name_end(const struct dg_namer *g, uint32_t at)
{
	struct dg_str s = g->bytes;

	while (at < s.n && s.p[at] == ':')
		at++;
	while (at < s.n && is_space(s.p[at]))
		at++;
	while (at < s.n && !is_space(s.p[at]) && s.p[at] != '\r' && s.p[at] != '\n')
		at++;
	return at;
}

static bool
is_block(const struct dg_namer *g, const struct dg_node *n)
{
	return n->span.start < g->bytes.n && g->bytes.p[n->span.start] == ':';
}

static void
name_block(struct dg_namer *g, struct dg_node *n)
{
	struct dg_str id = name(g, n);

	dg_namer_insert(g, name_end(g, n->span.start), dg_arena_fmt(g->doc->arena, " #%.*s",
	    DG_FMT(id)));
}

/* ---- tables that get a block around them ------------------------------------------------ */

/* The line end that the lines before byte at have. */
static struct dg_str
line_end(const struct dg_namer *g, uint32_t at)
{
	size_t i = at;

	while (i > 0 && g->bytes.p[i - 1] != '\n')
		i--;
	return i > 1 && g->bytes.p[i - 2] == '\r' ? DG_STR("\r\n") : DG_STR("\n");
}

/* The block of whose lines node is one, or NULL. */
static const struct dg_node *
block_around(const struct dg_namer *g, const struct dg_node *node)
{
	for (node = node->parent; node != NULL; node = node->parent)
		if (node->kind != DG_K_DOC && is_block(g, node))
			return node;
	return NULL;
}

static void
wrap(struct dg_namer *g, struct dg_node *table)
{
	struct dg_arena	*a = g->doc->arena;
	struct dg_str	 s = g->bytes, id = name(g, table), end = line_end(g, table->span.start);
	bool		 inside = block_around(g, table) != NULL, last;
	struct dg_str	 closer = inside ? DG_STR("::: /table") : DG_STR(":::");
	uint32_t	 from = table->span.start, to = table->span.end;

	while (from > 0 && is_space(s.p[from - 1]))
		from--;
	while (to < s.n && s.p[to] != '\n')
		to++;
	last = to == s.n;
	dg_namer_insert(g, from, dg_arena_fmt(a, "::: table #%.*s%.*s", DG_FMT(id),
	    DG_FMT(end)));
	dg_namer_insert(g, last ? to : to + 1, dg_arena_fmt(a, "%.*s%.*s%.*s",
	    DG_FMT(last ? end : DG_STR("")), DG_FMT(closer),
	    DG_FMT(last ? DG_STR("") : end)));
}

/* Where blocks begin whose closers must say what they close, since a table in them
 * became one; sorted. */
struct opened {
	uint32_t	*at;
	size_t		 n, cap;
};

static int
compare_places(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static bool
is_opened(const struct opened *o, uint32_t at)
{
	return o->n > 0 && bsearch(&at, o->at, o->n, sizeof *o->at, compare_places) != NULL;
}

/* Goes through the lines ":::", with what is open, and names closers. */
static void
name_closers(struct dg_namer *g, const struct opened *o)
{
	struct dg_reader	r = { .doc = g->doc, .bytes = g->bytes,
	    .at = dg_str_starts(g->bytes, "\xef\xbb\xbf") ? 3 : 0 };
	struct dg_line		line;
	uint32_t		open[DG_MAX_DEPTH];
	size_t			n = 0;

	while (dg_reader_next(&r, &line)) {
		uint32_t	at = line.start;
		struct dg_str	rest = dg_str_trim(dg_str_sub(line.text, 3, line.text.n));
		const struct dg_block *block;

		if (!dg_str_starts(line.text, ":::"))
			continue;
		block = dg_block_find(dg_str_cut(&rest, ' '));
		if (block != NULL && block->body != DG_BODY_NONE && n < DG_MAX_DEPTH)
			open[n++] = at;
		if (block != NULL || n == 0)
			continue;
		at = open[--n];
		if (line.text.n == 3 && is_opened(o, at)) {
			struct dg_str all = dg_str_sub(g->bytes, at, name_end(g, at));

			dg_namer_insert(g, line.start + 3, dg_arena_fmt(g->doc->arena,
			    " /%.*s", DG_FMT(dg_str_trim(dg_str_sub(all, 3, all.n)))));
		}
	}
}

/* A table became a block: so the one around it holds one. */
static void
wrap_all(struct dg_namer *g)
{
	struct dg_node	*root = g->doc->root;
	struct opened	 o = { NULL, 0, 0 };

	for (struct dg_node *n = root; n != NULL; n = dg_node_walk(root, n)) {
		const struct dg_node *around;

		if (n->kind != DG_K_TABLE || is_block(g, n))
			continue;
		wrap(g, n);
		around = block_around(g, n);
		if (around == NULL)
			continue;
		DG_GROW(o.at, o.n, o.cap);
		o.at[o.n++] = around->span.start;
	}
	if (o.n > 0) {
		qsort(o.at, o.n, sizeof *o.at, compare_places);
		name_closers(g, &o);
	}
	free(o.at);
}

/* ---- all of them --------------------------------------------------------------------------- */

static void
visit(struct dg_namer *g, struct dg_node *n)
{
	const struct dg_node *parent = n->parent;

	if (n->kind == DG_K_RECORD && (n->prev == NULL || n->prev->kind != DG_K_RECORD))
		dg_name_rows(g, n->parent);
	if (n->id.n > 0)
		return;
	switch (n->kind) {
	case DG_K_SECTION:
		name_words(g, n, n->first->span.end);
		break;
	case DG_K_ITEM:
		if (n->first != NULL && n->first->kind == DG_K_PARA)
			name_words(g, n, n->first->span.end);
		break;
	case DG_K_PARA:
		if (parent->kind == DG_K_NOTE || parent->kind == DG_K_CELL ||
		    parent->kind == DG_K_TABLE || (parent->kind == DG_K_ITEM &&
		    n->prev == NULL))
			break;
		name_words(g, n, n->span.end);
		break;
	case DG_K_TARGETS: case DG_K_TASKS: case DG_K_BUDGET: case DG_K_RECIPIENTS:
	case DG_K_SIGNATURE: case DG_K_ADDRESSEES: case DG_K_BASES: case DG_K_COPY:
	case DG_K_ANNEX: case DG_K_TABLE:
		if (is_block(g, n))
			name_block(g, n);
		break;
	default:
		break;
	}
}

/* ---- the new text ---------------------------------------------------------------------------- */

static int
compare_inserts(const void *a, const void *b)
{
	const struct dg_insert *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* false: there is no room, which was reported. */
static bool
put_in(struct dg_namer *g)
{
	struct dg_doc	*doc = g->doc;
	struct dg_buf	 out;
	uint32_t	 at = 0;
	bool		 fits;

	if (g->n_inserts > 0)
		qsort(g->insert, g->n_inserts, sizeof *g->insert, compare_inserts);
	dg_buf_init(&out, DG_MAX_PLAN);
	for (size_t i = 0; i < g->n_inserts; i++) {
		dg_buf_add_str(&out, dg_str_sub(g->bytes, at, g->insert[i].at));
		dg_buf_add_str(&out, g->insert[i].text);
		at = g->insert[i].at;
	}
	dg_buf_add_str(&out, dg_str_sub(g->bytes, at, g->bytes.n));
	g->out->bytes = dg_arena_dup(doc->arena, dg_buf_str(&out));
	fits = !out.overflow;
	if (!fits)
		dg_report(doc->sink, DG_R_ids_too_large, DG_NOWHERE, DG_ARGS(doc->path,
		    dg_arena_fmt(doc->arena, "%u", DG_MAX_PLAN)));
	dg_buf_fini(&out);
	return fits;
}

/* ---- seeing that it reads as before ------------------------------------------------------------ */

static bool
same_words(const struct dg_node *a, const struct dg_node *b)
{
	switch (a->kind) {
	case DG_K_TEXT:
		return dg_str_eq(a->u.text.s, b->u.text.s) && a->u.text.face == b->u.text.face;
	case DG_K_VAR: case DG_K_REF: case DG_K_CITE: case DG_K_PLACE: case DG_K_NOTE_REF:
		return dg_str_eq(a->u.ref.path, b->u.ref.path);
	case DG_K_FIELD:
		return dg_str_eq(a->u.field.name, b->u.field.name);
	default:
		return true;
	}
}

/* The first node of the old tree that the new one does not have, or NULL. */
static const struct dg_node *
first_changed(const struct dg_doc *old, const struct dg_doc *new)
{
	struct dg_node *a = old->root, *b = new->root;

	while (a != NULL && b != NULL) {
		if (a->kind != b->kind || a->classes != b->classes || !same_words(a, b) ||
		    !dg_str_eq(a->id, b->id) || (a->parent == NULL) != (b->parent == NULL))
			return a;
		a = dg_node_walk(old->root, a);
		b = dg_node_walk(new->root, b);
	}
	return a != NULL ? a : b != NULL ? old->root : NULL;
}

static bool
reads_as_before(struct dg_namer *g)
{
	struct dg_doc		*doc = g->doc, again = *doc;
	struct dg_sources	 sources;
	struct dg_sink		 sink;
	const struct dg_node	*changed;

	dg_sources_init(&sources, doc->arena);
	dg_sink_init(&sink);
	again.sources = &sources;
	again.sink = &sink;
	dg_plan_parse(&again, g->out->bytes);
	changed = first_changed(doc, &again);
	if (changed == NULL && (sink.count[DG_ERROR] > 0 ||
	    sink.count[DG_WARNING] != doc->sink->count[DG_WARNING]))
		changed = doc->root;
	if (changed != NULL)
		dg_report(doc->sink, DG_R_ids_unsure, changed->span, DG_NO_ARGS);
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
	return changed == NULL;
}

bool
dg_plan_name_ids(struct dg_doc *doc, bool tables, struct dg_naming *out)
{
	struct dg_namer g = { .doc = doc, .tables = tables, .out = out };
	bool		ok;

	*out = (struct dg_naming){ .first = DG_NOWHERE };
	g.bytes = dg_source_at(doc->sources, doc->source)->bytes;
	take_all(&g);
	for (struct dg_node *n = doc->root; n != NULL; n = dg_node_walk(doc->root, n))
		visit(&g, n);
	if (tables)
		wrap_all(&g);
	ok = put_in(&g) && reads_as_before(&g);
	dg_id_set_fini(&g.set);
	free(g.insert);
	return ok;
}
