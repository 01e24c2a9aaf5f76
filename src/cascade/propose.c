/*
 * propose.c - what a clerk could write: the operation with the words that stand there
 * now, with another name, or as it is; a first operation for what must be adapted.
 */
#include "cascade/lock.h"

#include <string.h>

#include "cascade/pass.h"

#define GROW_MAX	12	/* words that an edit is made longer by, to fit once */

struct proposal {
	struct dg_arena			*arena;
	const struct dg_finding		*f;
	const struct dg_sources		*sources;
	struct dg_buf			 out;
};

/* ---- the operation as it stands -------------------------------------------------------- */

/* Does the line open a block that needs a closer? */
static bool
opens(struct dg_str line)
{
	struct dg_str rest;

	if (!dg_str_starts(line, ":::"))
		return false;
	rest = dg_str_trim(dg_str_sub(line, 3, line.n));
	return rest.n > 0 && rest.p[0] != '/' && !dg_str_starts(rest, "page-break") &&
	    !dg_str_starts(rest, "toc") && !dg_str_starts(rest, "move");
}

/* The lines from its first to its closer. */
static struct dg_str
written(const struct dg_sources *sources, struct dg_span at)
{
	struct dg_str	all = dg_source_at(sources, at.source)->bytes, rest, line;
	size_t		depth = 0;

	all = rest = dg_str_sub(all, at.start, all.n);
	do {
		line = dg_str_cut(&rest, '\n');
		if (opens(line))
			depth++;
		else if (dg_str_starts(line, ":::") && depth > 0)
			depth--;
	} while (depth > 0 && rest.n > 0);
	return dg_str_sub(all, 0, (size_t)(line.p + line.n - all.p));
}

/* With another address in its first line. */
static void
put_for(struct proposal *p, struct dg_str address)
{
	const struct dg_hold	*h = p->f->hold;
	struct dg_str		 s = written(p->sources, h->at);
	size_t			 from = h->target.start - h->at.start, to = h->target.end - h->at.start;

	if (h->given || h->target.source != h->at.source || h->target.start < h->at.start ||
	    to > s.n)
		from = to = 0;
	dg_buf_add_str(&p->out, dg_str_sub(s, 0, from));
	if (to > from) {
		/* Of a place of a move the key stays. */
		size_t hash = dg_str_find_char(dg_str_sub(s, from, to), '#');

		dg_buf_add_str(&p->out, dg_str_sub(s, from, from + hash));
		dg_buf_fmt(&p->out, "#%.*s", DG_FMT(address));
	}
	for (size_t i = to; i < s.n; i++)
		if (s.p[i] != '\r')
			dg_buf_putc(&p->out, s.p[i]);
	dg_buf_putc(&p->out, '\n');
}

static void
put_as_it_is(struct proposal *p)
{
	put_for(p, p->f->hold->address);
}

/* ---- an edit with the words of today --------------------------------------------------------- */

static size_t
count(struct dg_arena *a, struct dg_str s, struct dg_str piece)
{
	const char	*z = dg_arena_dup(a, piece).p;
	size_t		 n = 0, at = 0;

	while (piece.n > 0 && at + piece.n <= s.n) {
		at += dg_str_find(dg_str_sub(s, at, s.n), z);
		if (at >= s.n)
			break;
		n++;
		at++;
	}
	return n;
}

/* Makes piece, which lies in s, one word longer on one side. */
static struct dg_str
grow(struct dg_str s, struct dg_str piece, bool left)
{
	size_t from = (size_t)(piece.p - s.p), to = from + piece.n;

	if (left) {
		while (from > 0 && s.p[from - 1] == ' ')
			from--;
		while (from > 0 && s.p[from - 1] != ' ')
			from--;
	} else {
		while (to < s.n && s.p[to] == ' ')
			to++;
		while (to < s.n && s.p[to] != ' ')
			to++;
	}
	return dg_str_sub(s, from, to);
}

/* true: a change that can be made. */
static bool
put_words(struct proposal *p, const struct dg_held_words *w)
{
	struct dg_str	old = p->f->old->text, new = p->f->new->text, before, after, found, wide;
	size_t		at = dg_str_find(old, dg_arena_dup(p->arena, w->old).p);

	if (w->fits) {
		dg_buf_fmt(&p->out, "- %.*s\n", DG_FMT(w->old));
		if (w->new.n > 0)
			dg_buf_fmt(&p->out, "+ %.*s\n", DG_FMT(w->new));
		return true;
	}
	if (at == old.n)
		return false;
	found = wide = dg_words_moved(old, new, at, at + w->old.n, &before, &after);
	for (size_t i = 0; i < GROW_MAX && count(p->arena, new, wide) > 1; i++)
		wide = grow(new, wide, i % 2 == 0);
	if (found.n == 0 || count(p->arena, new, wide) != 1 || dg_str_eq(found, w->new))
		return false;
	dg_buf_fmt(&p->out, "- %.*s\n+ ", DG_FMT(wide));
	dg_buf_add(&p->out, wide.p, (size_t)(found.p - wide.p));
	dg_buf_fmt(&p->out, "%.*s%.*s%.*s", DG_FMT(before), DG_FMT(w->new), DG_FMT(after));
	dg_buf_add(&p->out, found.p + found.n, (size_t)(wide.p + wide.n - found.p - found.n));
	dg_buf_putc(&p->out, '\n');
	return true;
}

static void
put_edit(struct proposal *p)
{
	const struct dg_hold	*h = p->f->hold;
	bool			 any = false;

	if (h->words == NULL || h->fields.n > 0 || p->f->old == NULL || p->f->new == NULL) {
		put_as_it_is(p);
		return;
	}
	dg_buf_fmt(&p->out, "::: edit #%.*s\n", DG_FMT(h->address));
	for (const struct dg_held_words *w = h->words; w != NULL; w = w->next)
		any |= put_words(p, w);
	dg_buf_puts(&p->out, ":::\n");
	if (!any)
		p->out.n = 0;
}

/* ---- what must be adapted ------------------------------------------------------------------- */

static void
put_fields(struct proposal *p, struct dg_str rest)
{
	dg_buf_fmt(&p->out, "::: edit #%.*s\n", DG_FMT(p->f->new->address));
	while (rest.n > 0) {
		size_t n = dg_str_find(rest, " | ");

		dg_buf_add_str(&p->out, dg_str_sub(rest, 0, n));
		dg_buf_putc(&p->out, '\n');
		rest = dg_str_sub(rest, n + 3, rest.n);
	}
	dg_buf_puts(&p->out, ":::\n");
}

static void
put_first(struct proposal *p)
{
	const struct dg_fact *f = p->f->new;

	if (dg_str_is(f->kind, "record")) {
		put_fields(p, f->text);
		return;
	}
	dg_buf_fmt(&p->out, "::: replace #%.*s\n", DG_FMT(f->address));
	if (dg_str_is(f->kind, "para"))
		dg_buf_fmt(&p->out, "%.*s\n", DG_FMT(f->text));
	else if (dg_str_is(f->kind, "item"))
		dg_buf_fmt(&p->out, "- %.*s\n", DG_FMT(f->text));
	else
		dg_buf_puts(&p->out, "{{parent}}\n");
	dg_buf_puts(&p->out, ":::\n");
}

/* ---- words of what is gone, as the plan's own --------------------------------------------- */

/* The operation without one of the names it is about. */
static void
put_less(struct proposal *p)
{
	const struct dg_hold	*h = p->f->hold;
	struct dg_str		 s = written(p->sources, h->at);
	size_t			 from = h->target.start - h->at.start, to = h->target.end - h->at.start;

	if (h->keeps || h->target.source != h->at.source || to > s.n)
		return;
	while (from > 0 && s.p[from - 1] == ' ')
		from--;
	dg_buf_fmt(&p->out, "%.*s%.*s\n", DG_FMT(dg_str_sub(s, 0, from)),
	    DG_FMT(dg_str_sub(s, to, s.n)));
}

/* What an edit made of the words that were accepted; false: they do not have its old ones. */
static bool
edited(struct proposal *p, struct dg_str *s)
{
	*s = p->f->old->text;
	for (const struct dg_held_words *w = p->f->hold->words; w != NULL; w = w->next) {
		size_t at = dg_str_find(*s, dg_arena_dup(p->arena, w->old).p);

		if (count(p->arena, *s, w->old) != 1)
			return false;
		*s = dg_arena_fmt(p->arena, "%.*s%.*s%.*s", (int)at, s->p, DG_FMT(w->new),
		    DG_FMT(dg_str_sub(*s, at + w->old.n, s->n)));
	}
	return p->f->hold->words != NULL;
}

/* The lines between an operation's first and its closer. */
static struct dg_str
body_of(struct proposal *p)
{
	struct dg_str	s = written(p->sources, p->f->hold->at);
	size_t		n;

	dg_str_cut(&s, '\n');
	for (n = s.n; n > 0 && s.p[n - 1] != '\n'; n--)
		;
	return dg_str_sub(s, 0, n);
}

/* May a body stand beside others of the kind that is gone? */
static bool
fits_there(const struct dg_fact *old, struct dg_str body)
{
	struct dg_str s = dg_str_trim(body);

	if (s.n == 0 || dg_str_find(s, "{{parent") < s.n)
		return false;
	if (dg_str_is(old->kind, "section"))
		return s.p[0] == '#';
	return s.p[0] != '#' && (!dg_str_is(old->kind, "item") || dg_str_starts(s, "- "));
}

static void
put_own(struct proposal *p)
{
	const struct dg_hold	*h = p->f->hold;
	const struct dg_fact	*old = p->f->old;
	bool			 item = dg_str_is(old->kind, "item");
	struct dg_str		 s = DG_STR("");

	if (h->op == DG_OP_EDIT && (item || dg_str_is(old->kind, "para")))
		s = edited(p, &s) ? dg_arena_fmt(p->arena, "%s%.*s\n", item ? "- " : "",
		    DG_FMT(s)) : DG_STR("");
	else if (h->op == DG_OP_REPLACE || h->op == DG_OP_BEFORE || h->op == DG_OP_AFTER)
		s = body_of(p);
	if (h->keeps || !fits_there(old, s))
		return;
	dg_buf_fmt(&p->out, "::: %.*s\n", DG_FMT(p->f->place));
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r')
			dg_buf_putc(&p->out, s.p[i]);
	dg_buf_puts(&p->out, ":::\n");
}

static void
put_orphan(struct proposal *p)
{
	if (p->f->near[0].n > 0)
		put_for(p, p->f->near[0]);
	else if (p->f->hold->one_of_several)
		put_less(p);
	else if (p->f->place.n > 0)
		put_own(p);
}

/* ---- all ---------------------------------------------------------------------------------------- */

/* Where the words that stood at a place stand now; else by the name of what is alike. */
static struct dg_str
place_now(const struct proposal *p, struct dg_facts *now)
{
	const struct dg_fact *old = p->f->old;

	for (const struct dg_fact *f = now->first; f != NULL; f = f->next)
		if (dg_str_eq(f->digest, old->digest))
			return f->address;
	return old->match != NULL ? old->match->address : DG_STR("");
}

static void
put_at_place(struct proposal *p, struct dg_facts *now)
{
	struct dg_str address = place_now(p, now);

	if (address.n > 0 && !dg_str_eq(address, p->f->hold->address))
		put_for(p, address);
	else if (p->f->hold->op == DG_OP_EDIT)
		put_edit(p);
	else
		put_as_it_is(p);
}

static void
put(struct proposal *p, struct dg_facts *now)
{
	switch (p->f->what) {
	case DG_DRIFT_PLACE:
		put_at_place(p, now);
		break;
	case DG_DRIFT_CONFLICT:
		if (p->f->hold->op == DG_OP_EDIT)
			put_edit(p);
		else
			put_as_it_is(p);
		break;
	case DG_DRIFT_ORPHAN:
		put_orphan(p);
		break;
	case DG_DRIFT_MUST_ADAPT:
		put_first(p);
		break;
	default:
		break;
	}
}

struct dg_str
dg_propose(struct dg_arena *a, const struct dg_finding *f, struct dg_facts *now,
    const struct dg_sources *sources)
{
	struct proposal	p = { .arena = a, .f = f, .sources = sources };
	struct dg_str	s;

	dg_buf_init(&p.out, DG_MAX_PLAN);
	put(&p, now);
	s = dg_arena_dup(a, dg_buf_str(&p.out));
	dg_buf_fini(&p.out);
	return s;
}
