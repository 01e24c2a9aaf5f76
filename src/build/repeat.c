/*
 * repeat.c - messages that came before.
 *
 * What is wrong with the text of a plan is wrong for every unit that it is made
 * for, and for every plan that refines one of its documents: it is said once.  Of a
 * message its fingerprint is kept, 64 bits of FNV-1a over its rule, place and
 * arguments.  A plan that refines has read the texts for itself, so that they have other
 * ids there, and may spell their paths otherwise: a text is the file that it is.
 */
#include "build/document.h"

#include "base/hash.h"
#include "base/inputs.h"

#define KEPT_MAX (1u << 18)	/* beyond, messages come again */

/* The file that was looked for last: messages of one text mostly follow each other. */
struct file {
	const struct dg_said	*said;
	uint32_t		 source;
	struct dg_str		 path;		/* without links; as shown, where it is none */
};

static struct dg_str
file_of(struct file *f, uint32_t source)
{
	if (source == f->source)
		return f->path;
	f->source = source;
	f->path = dg_source_at(f->said->sources, source)->path;
	dg_inputs_real(NULL, &f->said->sink->arena, f->path, &f->path);
	return f->path;
}

static uint64_t
fingerprint(const struct dg_diag *d, struct file *file)
{
	struct dg_str path = file_of(file, d->span.source);
	uint32_t place[] = { (uint32_t)d->rule, d->span.start, d->span.end };
	uint64_t h = dg_hash(DG_HASH_START, place, sizeof place);

	h = dg_hash(dg_hash(h, path.p, path.n), "", 1);
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

bool
dg_said_is_own(const struct dg_said *said, const struct dg_diag *d)
{
	const struct dg_diag *note = d->notes;

	if (said->own == 0 || d->span.source == said->own)
		return said->own != 0;
	while (note != NULL && note->span.source != said->own)
		note = note->next;
	return note != NULL;
}

void
dg_repeats_add(struct dg_repeats *r, const struct dg_said *said)
{
	struct file file = { .said = said };

	for (const struct dg_diag *d = said->sink->first; d; d = d->next)
		is_known(r, fingerprint(d, &file));
}

void
dg_repeats_drop(struct dg_repeats *r, const struct dg_said *said)
{
	struct dg_sink *sink = said->sink;
	struct dg_diag *d = sink->first, **end = &sink->first;
	struct file file = { .said = said };

	sink->last = NULL;
	for (; d; d = d->next) {
		if (!dg_said_is_own(said, d) && is_known(r, fingerprint(d, &file))) {
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
