/*
 * fuzz_ids.c - any bytes as a plan, or as the body of one, that gets ids: what has
 * no error gets them all, reads as before, and a second time nothing is done.
 */
#include "fuzz.h"
#include "doc/address.h"
#include "plan/ids.h"
#include "plan/plan.h"

#define HEAD "---\ntemplate: dang/ke-hoach\ntitle: x\nunit: x\n---\n"

static void
name(struct dg_str text)
{
	struct fuzz		 f;
	struct dg_naming	 once, twice;
	struct dg_address	*item;
	size_t			 n;
	unsigned		 tables = text.n > 0 && (text.p[text.n - 1] & 1);

	fuzz_init(&f);
	dg_plan_parse(&f.doc, text);
	n = dg_address_list(&f.arena, f.doc.root, &item);
	if (n > 0 && item[n - 1].name.n == 0)
		abort();
	if (!dg_sink_failed(&f.sink)) {
		if (!dg_plan_name_ids(&f.doc, tables, &once))
			abort();
		dg_plan_parse(&f.doc, once.bytes);
		if (dg_sink_failed(&f.sink) || !dg_plan_name_ids(&f.doc, tables, &twice) ||
		    twice.n > 0 || !dg_str_eq(once.bytes, twice.bytes))
			abort();
	}
	fuzz_fini(&f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct dg_str	text = { (const char *)data, size };
	struct fuzz	f;

	fuzz_init(&f);
	name(dg_arena_dup(&f.arena, text));
	name(dg_arena_join(&f.arena, DG_STR(HEAD), text));
	fuzz_fini(&f);
	return 0;
}
