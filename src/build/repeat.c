/*
 * repeat.c - messages that came before.
 *
 * What is wrong with the text of a plan is wrong for every unit that it is made
 * for: it is said once.  Of a message its fingerprint is kept, 64 bits of FNV-1a
 * over its rule, place and arguments.
 */
#include "build/document.h"

#include "base/hash.h"

#define KEPT_MAX (1u << 18)	/* beyond, messages come again */

static uint64_t
fingerprint(const struct dg_diag *d)
{
	uint64_t h = DG_HASH_START;
	uint32_t place[] = { (uint32_t)d->rule, d->span.source, d->span.start,
		d->span.end };

	h = dg_hash(h, place, sizeof place);
	for (size_t i = 0; i < d->args.n; i++) {
		h = dg_hash(h, d->args.item[i].p, d->args.item[i].n);
		h = dg_hash(h, "", 1);
	}
	return h;
}

/* Was it there before?  It is from now on. */
static bool
is_known(struct dg_repeats *r, uint64_t h)
{
	return r->given.n < KEPT_MAX ? !dg_marks_add(&r->given, h) : dg_marks_has(&r->given, h);
}

void
dg_repeats_drop(struct dg_repeats *r, struct dg_sink *sink)
{
	struct dg_diag *d = sink->first, **end = &sink->first;

	sink->last = NULL;
	for (; d; d = d->next) {
		if (is_known(r, fingerprint(d))) {
			r->dropped++;
			sink->n--;
			sink->count[dg_rule_info(d->rule)->level]--;
			continue;
		}
		*end = sink->last = d;
		end = &d->next;
	}
	*end = NULL;
}

void
dg_repeats_fini(struct dg_repeats *r)
{
	dg_marks_fini(&r->given);
}
