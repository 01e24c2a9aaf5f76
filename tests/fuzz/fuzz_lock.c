/*
 * fuzz_lock.c - any bytes as the list of what a plan inherits: what can be used is
 * written and read again as the same.
 *
 * Words get the digest that they need, or next to none would be looked at.
 */
#include "base/digest.h"
#include "cascade/lock.h"
#include "fuzz.h"

/* An entry's first line with the digest of the words in its second. */
static void
add_entry(struct fuzz *f, struct dg_buf *out, struct dg_str head, struct dg_str words)
{
	struct dg_str text = dg_str_trim(dg_str_sub(words, 1, words.n));
	struct dg_str address = dg_str_cut(&head, ' '), kind = dg_str_cut(&head, ' ');

	dg_str_cut(&head, ' ');
	dg_buf_fmt(out, "%.*s %.*s %.*s %.*s\n", DG_FMT(address), DG_FMT(kind),
	    DG_FMT(dg_digest(&f->arena, text)), DG_FMT(head));
}

static struct dg_str
with_digests(struct fuzz *f, struct dg_str all, struct dg_buf *out)
{
	while (all.n > 0) {
		struct dg_str line = dg_str_cut(&all, '\n'), ahead = all;
		struct dg_str next = dg_str_cut(&ahead, '\n');

		if (dg_str_starts(line, "#") && dg_str_starts(next, "=")) {
			add_entry(f, out, line, next);
			continue;
		}
		dg_buf_add_str(out, line);
		dg_buf_putc(out, '\n');
	}
	return dg_buf_str(out);
}

/* Reads a list and writes it; false: it cannot be used. */
static bool
copy(struct fuzz *f, struct dg_str bytes, struct dg_buf *out)
{
	struct dg_facts facts;
	bool ok;

	dg_facts_init(&facts, &f->arena);
	ok = dg_lock_read(&f->doc, fuzz_file(&f->arena, "a.plan.lock", bytes.p, bytes.n),
	    DG_NOWHERE, &facts);
	if (ok)
		dg_lock_write(&facts, out);
	dg_facts_fini(&facts);
	return ok;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz	f;
	struct dg_buf	text, once, twice;

	fuzz_init(&f);
	dg_buf_init(&text, DG_MAX_OUTPUT);
	dg_buf_init(&once, DG_MAX_OUTPUT);
	dg_buf_init(&twice, DG_MAX_OUTPUT);
	with_digests(&f, (struct dg_str){ (const char *)data, size }, &text);
	if (copy(&f, dg_buf_str(&text), &once) &&
	    (!copy(&f, dg_buf_str(&once), &twice) ||
	    !dg_str_eq(dg_buf_str(&once), dg_buf_str(&twice))))
		abort();
	dg_buf_fini(&twice);
	dg_buf_fini(&once);
	dg_buf_fini(&text);
	fuzz_fini(&f);
	return 0;
}
