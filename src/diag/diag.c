/* diag.c - the table of messages and the sink that keeps them. */
#include "diag/diag.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

static const struct dg_rule_info rules[] = {
#define DG_RULE(ident, level, en, vi) \
	[DG_R_##ident] = { #ident, DG_##level, { en, vi } },
#include "diag/rules.def"
#undef DG_RULE
};

const struct dg_rule_info *
dg_rule_info(enum dg_rule rule)
{
	return &rules[rule];
}

void
dg_sink_init(struct dg_sink *s)
{
	*s = (struct dg_sink){ 0 };
	dg_arena_init(&s->arena);
}

void
dg_sink_fini(struct dg_sink *s)
{
	dg_arena_fini(&s->arena);
}

static struct dg_diag *
diag_new(struct dg_sink *s, enum dg_rule rule, struct dg_span span, struct dg_args args)
{
	struct dg_diag	*d = DG_NEW(&s->arena, struct dg_diag);
	struct dg_str	*copy = DG_NEW_ARRAY(&s->arena, args.n, struct dg_str);

	for (size_t i = 0; i < args.n; i++)
		copy[i] = dg_arena_dup(&s->arena, args.item[i]);
	d->rule = rule;
	d->span = span;
	d->args = (struct dg_args){ args.n, copy };
	return d;
}

struct dg_diag *
dg_report(struct dg_sink *s, enum dg_rule rule, struct dg_span span, struct dg_args args)
{
	struct dg_diag *d;

	s->count[rules[rule].level]++;
	if (s->n >= DG_MAX_DIAGS)	/* counted, but not kept: a spare one */
		return s->last;
	d = diag_new(s, rule, span, args);
	d->order = s->n++;
	if (s->last != NULL)
		s->last->next = d;
	else
		s->first = d;
	s->last = d;
	return d;
}

#define NOTES_MAX 16

void
dg_note(struct dg_sink *s, struct dg_diag *d, enum dg_rule rule, struct dg_span span,
    struct dg_args args)
{
	struct dg_diag	**end = &d->notes;
	size_t		  n = 0;

	while (*end != NULL && ++n < NOTES_MAX)
		end = &(*end)->next;
	/* A message beyond the limit borrows the last one: no notes for it. */
	if (*end == NULL && s->n <= DG_MAX_DIAGS)
		*end = diag_new(s, rule, span, args);
}

void
dg_sink_add(struct dg_sink *s, const struct dg_sink *from)
{
	for (const struct dg_diag *d = from->first; d != NULL; d = d->next) {
		struct dg_diag *own = dg_report(s, d->rule, d->span, d->args);

		for (const struct dg_diag *note = d->notes; note != NULL; note = note->next)
			dg_note(s, own, note->rule, note->span, note->args);
	}
}

bool
dg_sink_failed(const struct dg_sink *s)
{
	return s->count[DG_ERROR] + s->count[DG_FATAL] > 0;
}

/* Index of the name nearest to s; n: none is near. */
static size_t
nearest_index(struct dg_str s, const struct dg_str *names, size_t n)
{
	size_t best = s.n < 4 ? 1 : s.n < 9 ? 2 : 3, found = n;

	for (size_t i = 0; i < n; i++) {
		size_t d = dg_str_distance(s, names[i], best);

		if (d <= best && (found == n || d < best)) {
			best = d;
			found = i;
		}
	}
	return found;
}

/* As the bytes are; else as if both were typed without marks. */
struct dg_str
dg_nearest(struct dg_str s, const struct dg_str *names, size_t n)
{
	size_t		 found = nearest_index(s, names, n);
	struct dg_arena	 a;
	struct dg_str	*bare;

	if (found == n && n > 0) {
		dg_arena_init(&a);
		bare = DG_NEW_ARRAY(&a, n, struct dg_str);
		for (size_t i = 0; i < n; i++)
			bare[i] = dg_text_bare(&a, names[i]);
		found = nearest_index(dg_text_bare(&a, s), bare, n);
		dg_arena_fini(&a);
	}
	return found < n ? names[found] : DG_STR("");
}

void
dg_note_nearest(struct dg_sink *sink, struct dg_diag *d, struct dg_span at, struct dg_str s,
    const struct dg_str *names, size_t n)
{
	struct dg_str nearest = dg_nearest(s, names, n);

	if (nearest.n > 0)
		dg_note(sink, d, DG_R_note_did_you_mean, at, DG_ARGS(nearest));
}

void
dg_diag_text(const struct dg_diag *d, enum dg_lang lang, struct dg_buf *out)
{
	const char *p = rules[d->rule].text[lang];

	for (; *p != '\0'; p++) {
		if (p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}') {
			size_t i = (size_t)(p[1] - '0');

			if (i < d->args.n)
				dg_buf_add_str(out, d->args.item[i]);
			p += 2;
		} else {
			dg_buf_putc(out, *p);
		}
	}
}
