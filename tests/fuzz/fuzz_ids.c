/*
 * fuzz_ids.c - any bytes as a plan, or as the body of one where they have no header,
 * that gets ids: what has no error gets them all, reads as before, and a second time
 * nothing is done.
 */
#include "fuzz.h"
#include "doc/address.h"
#include "plan/ids.h"
#include "plan/plan.h"

#define HEAD "---\ntemplate: dang/ke-hoach\ntitle: x\nunit: x\n---\n"

/* Ids for what has none; bytes NULL: the plan has errors. */
static struct dg_naming
name(struct fuzz *f, struct dg_str text, bool tables)
{
	struct dg_naming	 naming = { .n = 0 };
	struct dg_address	*item;
	size_t			 n;

	dg_plan_parse(&f->doc, text);
	n = dg_address_list(&f->arena, f->doc.root, &item);
	if (n > 0 && item[n - 1].name.n == 0)
		abort();
	if (!dg_sink_failed(&f->sink) && !dg_plan_name_ids(&f->doc, tables, &naming))
		abort();
	return naming;
}

static void
name_twice(struct dg_str text)
{
	bool			tables = text.n > 0 && (text.p[text.n - 1] & 1);
	struct fuzz		f, g;
	struct dg_naming	once, twice;

	fuzz_init(&f);
	fuzz_init(&g);
	once = name(&f, text, tables);
	if (once.bytes.p != NULL) {
		twice = name(&g, once.bytes, tables);
		if (twice.n > 0 || !dg_str_eq(once.bytes, twice.bytes))
			abort();
	}
	fuzz_fini(&g);
	fuzz_fini(&f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct dg_str	text = { (const char *)data, size };
	struct fuzz	f;

	fuzz_init(&f);
	name_twice(dg_str_starts(text, "---") ? dg_arena_dup(&f.arena, text) :
	    dg_arena_join(&f.arena, DG_STR(HEAD), text));
	fuzz_fini(&f);
	return 0;
}
