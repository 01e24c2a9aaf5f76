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
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(VAR) | DG_IS(REF))) != NULL;)
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
		if (a->inlines != NULL)
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

	for (size_t i = 0; i < g->doc->n_above; i++)
		take(g, g->doc->above[i].id);
	for (const struct dg_entry *e = g->doc->header; e != NULL; e = e->next) {
		if (dg_str_starts(e->key, "var."))
			take(g, dg_str_sub(e->key, 4, e->key.n));
		if (e->inlines != NULL)
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

struct dg_str
dg_namer_name(struct dg_namer *g, struct dg_node *n)
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
	struct dg_str	 id = dg_namer_name(g, n);
	uint32_t	 brace = end;

	if (n->classes == 0) {
		dg_namer_insert(g, end, dg_arena_fmt(a, " {#%.*s}", DG_FMT(id)));
		return;
	}
	while (g->bytes.p[brace - 1] != '{')
		brace--;
	dg_namer_insert(g, brace, dg_arena_fmt(a, "#%.*s ", DG_FMT(id)));
}

bool
dg_namer_is_space(char c)
{
	return c == ' ' || c == '\t';
}

uint32_t
dg_namer_opener_end(const struct dg_namer *g, uint32_t at)
{
	struct dg_str s = g->bytes;

	while (at < s.n && s.p[at] == ':')
		at++;
	while (at < s.n && dg_namer_is_space(s.p[at]))
		at++;
	while (at < s.n && !dg_namer_is_space(s.p[at]) && s.p[at] != '\r' && s.p[at] != '\n')
		at++;
	return at;
}

bool
dg_namer_is_block(const struct dg_namer *g, const struct dg_node *n)
{
	return n->span.start < g->bytes.n && g->bytes.p[n->span.start] == ':';
}

static void
name_block(struct dg_namer *g, struct dg_node *n)
{
	struct dg_str id = dg_namer_name(g, n);

	dg_namer_insert(g, dg_namer_opener_end(g, n->span.start), dg_arena_fmt(g->doc->arena, " #%.*s",
	    DG_FMT(id)));
}

/* ---- all of them --------------------------------------------------------------------------- */

/* The one thing that takes the place of one with an id has that, unless it is given
 * another. */
static bool
inherits(const struct dg_node *n)
{
	const struct dg_node *op = n->parent, *list = NULL;

	if (op != NULL && op->kind == DG_K_LIST && op->first == op->last) {
		list = op;
		op = op->parent;
	}
	if (op == NULL || op->kind != DG_K_OP || op->u.op.what != DG_OP_REPLACE ||
	    op->u.op.targets == NULL || op->u.op.targets->next != NULL)
		return false;
	for (const struct dg_node *c = op->first; c != NULL; c = c->next)
		if (c != n && c != list && c->kind != DG_K_NOTE && c->kind != DG_K_PARENT)
			return false;
	return dg_str_find_char(op->u.op.targets->address, '/') ==
	    op->u.op.targets->address.n;
}

static void
visit(struct dg_namer *g, struct dg_node *n)
{
	const struct dg_node *parent = n->parent;

	if (inherits(n))
		return;
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
		if (dg_namer_is_block(g, n))
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

/* Reads bytes as doc was read, below the same plans; how many errors and warnings
 * that gave. */
static struct dg_doc
read_again(const struct dg_doc *doc, struct dg_str bytes, size_t count[2])
{
	struct dg_doc		 again = *doc;
	struct dg_sources	 sources;
	struct dg_sink		 sink;

	dg_sources_init(&sources, doc->arena);
	dg_sink_init(&sink);
	again.sources = &sources;
	again.sink = &sink;
	dg_plan_parse(&again, bytes);
	count[0] = sink.count[DG_ERROR];
	count[1] = sink.count[DG_WARNING];
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
	return again;
}

static bool
reads_as_before(struct dg_namer *g)
{
	struct dg_doc		*doc = g->doc, again;
	size_t			 before[2], after[2];
	const struct dg_node	*changed;

	read_again(doc, g->bytes, before);
	again = read_again(doc, g->out->bytes, after);
	changed = first_changed(doc, &again);
	if (changed == NULL && memcmp(before, after, sizeof before) != 0)
		changed = doc->root;
	if (changed != NULL)
		dg_report(doc->sink, DG_R_ids_unsure, changed->span, DG_NO_ARGS);
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
		dg_name_tables(&g);
	ok = put_in(&g) && reads_as_before(&g);
	dg_id_set_fini(&g.set);
	free(g.insert);
	return ok;
}
