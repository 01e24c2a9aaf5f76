/* fuzz_cites.c - any bytes as a registry of citations. */
#include "fuzz.h"
#include "office/office.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz		f;
	struct dg_cites		cites = { 0 };

	fuzz_init(&f);
	dg_cites_read(&f.doc, fuzz_file(&f.arena, "cites", data, size), DG_NOWHERE, &cites);
	fuzz_fini(&f);
	return 0;
}
