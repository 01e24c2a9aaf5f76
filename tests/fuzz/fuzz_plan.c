/*
 * fuzz_plan.c - any bytes as a plan: reading ends, the tree is whole, and it
 * can be printed.
 */
#include "fuzz.h"
#include "plan/plan.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz	f;
	struct dg_buf	out;

	fuzz_init(&f);
	dg_buf_init(&out, DG_MAX_OUTPUT);
	dg_plan_parse(&f.doc, dg_arena_dup(&f.arena, (struct dg_str){ (const char *)data, size }));
	dg_node_verify(f.doc.root);
	dg_node_dump(f.doc.root, &f.sources, &out);
	dg_buf_fini(&out);
	fuzz_fini(&f);
	return 0;
}
