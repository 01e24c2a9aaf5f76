/*
 * lock.c - NAME.plan.lock: what a plan inherited when that was accepted.
 *
 * Text, to be read and merged line by line:
 *
 *	docgen-lock 1
 *
 *	#md-ra-soat para 0123456789abcdef0123456789abcdef in=#muc-dich .locked was=cu
 *	= the words, as written
 *
 *	end
 *
 * An entry has two lines and a blank one, in the order of the document.  The digest
 * is of the words alone, so that a merge gone wrong is found.
 */
#include "cascade/lock.h"

#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"
#include "cascade/pass.h"
#include "office/input.h"

#define HEAD	"docgen-lock 1"
#define VARIANTS_MAX	1000	/* entries of one name: conditions make them */
#define ALIAS	"at"		/* the kind of what is another name only */

static const struct {
	unsigned	 bit;
	const char	*name;
} classes[] = {
	{ DG_CLASS_LOCKED, ".locked" }, { DG_CLASS_MUST_ADAPT, ".must-adapt" },
	{ DG_CLASS_LOCAL, ".local" }, { DG_CLASS_TEXT, ".text" },
};
#define N_CLASSES (sizeof classes / sizeof classes[0])

struct dg_str
dg_lock_path(struct dg_arena *a, struct dg_str plan)
{
	return dg_arena_join(a, plan, DG_STR(".lock"));
}

struct dg_str
dg_class_names(struct dg_arena *a, unsigned bits)
{
	struct dg_str out = DG_STR("");

	for (size_t i = 0; i < N_CLASSES; i++)
		if (bits & classes[i].bit)
			out = dg_arena_fmt(a, "%.*s%s%s", DG_FMT(out), out.n > 0 ? " " : "",
			    classes[i].name);
	return out.n > 0 ? out : DG_STR("–");
}

/* ---- writing -------------------------------------------------------------------------- */

static void
write_entry(struct dg_buf *out, const struct dg_fact *f, struct dg_str address, struct dg_str kind)
{
	dg_buf_fmt(out, "\n#%.*s %.*s %.*s", DG_FMT(address), DG_FMT(kind), DG_FMT(f->digest));
	if (f->in.n > 0 && f->named && dg_str_find_char(f->address, '.') == f->address.n)
		dg_buf_fmt(out, " in=#%.*s", DG_FMT(f->in));
	for (size_t i = 0; i < N_CLASSES; i++)
		if (f->classes & classes[i].bit)
			dg_buf_fmt(out, " %s", classes[i].name);
	if (f->was.n > 0)
		dg_buf_fmt(out, " was=%.*s", DG_FMT(f->was));
	dg_buf_fmt(out, "\n=%s%.*s\n", f->text.n > 0 ? " " : "", DG_FMT(f->text));
}

/* Was a hold before h one by the same place? */
static bool
is_told(const struct dg_fact *f, const struct dg_hold *h)
{
	for (const struct dg_hold *x = f->holds; x != h; x = x->next)
		if (dg_str_eq(x->address, h->address))
			return true;
	return false;
}

void
dg_lock_write(const struct dg_facts *l, struct dg_buf *out)
{
	dg_buf_puts(out, HEAD "\n");
	for (const struct dg_fact *f = l->first; f != NULL; f = f->next) {
		write_entry(out, f, f->address, f->kind);
		for (const struct dg_hold *h = f->holds; h != NULL; h = h->next)
			if (h->by_place && !dg_str_eq(h->address, f->address) && !is_told(f, h))
				write_entry(out, f, h->address, DG_STR(ALIAS));
	}
	dg_buf_puts(out, "\nend\n");
}

/* ---- reading ---------------------------------------------------------------------------- */

struct reader {
	struct dg_doc		*doc;
	struct dg_facts	*l;
	struct dg_input		 in;
	struct dg_str		 rest, line;
};

static bool
fail(struct reader *r, enum dg_rule rule)
{
	dg_report(r->doc->sink, rule, dg_input_span_of(&r->in, r->line), DG_NO_ARGS);
	return false;
}

/* The next line, without its end; false: there is none. */
static bool
next_line(struct reader *r)
{
	if (r->rest.n == 0) {
		r->line = r->rest;
		return false;
	}
	r->line = dg_str_trim_right(dg_str_cut(&r->rest, '\n'));
	if (r->line.n > 0 && r->line.p[r->line.n - 1] == '\r')
		r->line.n--;
	r->line = dg_str_trim_right(r->line);
	return true;
}

static bool
next_full_line(struct reader *r)
{
	while (next_line(r))
		if (r->line.n > 0)
			return true;
	return false;
}

static bool
read_mark(struct reader *r, struct dg_fact *f, struct dg_str word)
{
	if (dg_str_starts(word, "in=#"))
		f->in = dg_str_sub(word, 4, word.n);
	else if (dg_str_starts(word, "was="))
		f->was = dg_arena_dup(r->l->arena, dg_str_sub(word, 4, word.n));
	else {
		size_t i = 0;

		while (i < N_CLASSES && !dg_str_is(word, classes[i].name))
			i++;
		if (i == N_CLASSES)
			return false;
		f->classes |= classes[i].bit;
	}
	return true;
}

static bool
read_head(struct reader *r, struct dg_fact *f)
{
	struct dg_str rest = r->line, word = dg_str_cut(&rest, ' ');

	if (word.n < 2 || word.n > 8 * DG_MAX_ID || word.p[0] != '#' ||
	    dg_str_find_char(r->line, '\t') < r->line.n)
		return false;
	f->address = dg_arena_dup(r->l->arena, dg_str_sub(word, 1, word.n));
	f->kind = dg_str_cut(&rest, ' ');
	f->alias = dg_str_is(f->kind, ALIAS);
	f->digest = dg_str_cut(&rest, ' ');
	f->span = dg_input_span_of(&r->in, r->line);
	f->named = dg_str_find_char(f->address, '/') == f->address.n;
	if (f->kind.n == 0 || f->digest.n != DG_DIGEST)
		return false;
	while (rest.n > 0)
		if (!read_mark(r, f, dg_str_cut(&rest, ' ')))
			return false;
	return true;
}

/* What an address says that it stands in. */
static struct dg_str
said_in(struct dg_str address)
{
	size_t n = address.n;

	while (n > 0 && address.p[n - 1] != '/' && address.p[n - 1] != '.')
		n--;
	return dg_str_sub(address, 0, n > 0 ? n - 1 : 0);
}

static bool
read_entry(struct reader *r)
{
	struct dg_fact	*f = DG_NEW(r->l->arena, struct dg_fact);

	if (!read_head(r, f))
		return fail(r, DG_R_lock_malformed);
	if (!next_line(r))
		return fail(r, DG_R_lock_ends);
	if (r->line.n == 0 || r->line.p[0] != '=')
		return fail(r, DG_R_lock_malformed);
	f->text = dg_str_trim_left(dg_str_sub(r->line, 1, r->line.n));
	if (!dg_str_eq(dg_digest(r->l->arena, f->text), f->digest))
		return fail(r, DG_R_lock_digest);
	if (f->in.n == 0)
		f->in = said_in(f->address);
	if (r->l->last != NULL)
		r->l->last->next = f;
	else
		r->l->first = f;
	r->l->last = f;
	f->order = r->l->n++;
	return true;
}

/* The parent of a fact is the last one of its name before it. */
static struct dg_fact *
parent_of(struct dg_facts *l, const struct dg_fact *f)
{
	size_t		n, low = 0, high;
	struct dg_fact	**found = dg_facts_find(l, f->in, &n);

	for (high = n; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (found[middle]->order < f->order)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && !found[low - 1]->alias ? found[low - 1] : NULL;
}

static void
find_parents(struct dg_facts *l)
{
	for (struct dg_fact *f = l->first; f != NULL; f = f->next)
		f->parent = f->in.n > 0 ? parent_of(l, f) : NULL;
}

/* A name that stands in it too often was not written by us. */
static bool
check_variants(struct reader *r)
{
	size_t n;

	dg_facts_find(r->l, DG_STR(""), &n);
	for (size_t i = VARIANTS_MAX; i < r->l->n; i++)
		if (dg_str_eq(r->l->by_address[i]->address,
		    r->l->by_address[i - VARIANTS_MAX]->address)) {
			dg_report(r->doc->sink, DG_R_lock_malformed, r->l->by_address[i]->span,
			    DG_NO_ARGS);
			return false;
		}
	return true;
}

bool
dg_lock_read(struct dg_doc *doc, struct dg_str path, struct dg_span asked_at,
    struct dg_facts *l)
{
	struct reader r = { .doc = doc, .l = l };

	if (!dg_input_read(doc, path, asked_at, &r.in) || !dg_input_check_controls(doc, &r.in))
		return false;
	r.rest = dg_str_sub(r.in.bytes, r.in.start, r.in.bytes.n);
	r.line = dg_str_sub(r.rest, 0, 0);
	if (!next_line(&r) || !dg_str_is(r.line, HEAD))
		return fail(&r, DG_R_lock_version);
	while (next_full_line(&r)) {
		if (dg_str_is(r.line, "end")) {
			if (next_full_line(&r))
				return fail(&r, DG_R_lock_malformed);
			if (!check_variants(&r))
				return false;
			find_parents(l);
			return true;
		}
		if (!read_entry(&r))
			return false;
	}
	return fail(&r, DG_R_lock_ends);
}

struct dg_facts *
dg_facts_copy(struct dg_arena *a, const struct dg_facts *l)
{
	struct dg_facts *copy = DG_NEW(a, struct dg_facts);

	dg_facts_init(copy, a);
	for (const struct dg_fact *f = l->first; f != NULL; f = f->next) {
		struct dg_fact *x = DG_NEW(a, struct dg_fact);

		*x = *f;
		x->next = NULL;
		x->parent = NULL;
		if (copy->last != NULL)
			copy->last->next = x;
		else
			copy->first = x;
		copy->last = x;
		copy->n++;
	}
	find_parents(copy);
	return copy;
}

bool
dg_locks_open(struct dg_doc *doc, struct dg_chain *chain, size_t n)
{
	bool ok = true;

	for (size_t i = 1; i < n && i < chain->n; i++) {
		struct dg_chain_level	*level = &chain->level[i];
		struct dg_str		 path = dg_lock_path(doc->arena, level->doc.path);
		const struct dg_entry	*e = dg_doc_entry(&level->doc, "extends");

		if (!dg_inputs_exists(doc->inputs, path.p))
			continue;
		level->lock = DG_NEW(doc->arena, struct dg_facts);
		dg_facts_init(level->lock, doc->arena);
		if (dg_lock_read(doc, path, e != NULL ? e->value_span : DG_NOWHERE, level->lock))
			continue;
		level->lock = NULL;
		ok = false;
	}
	return ok;
}
