/* fuzz_units.c - any bytes as a units table. */
#include "fuzz.h"
#include "office/office.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz		f;
	struct dg_units		units = { 0 };

	fuzz_init(&f);
	dg_units_read(&f.doc, fuzz_file(&f.arena, "units", data, size), DG_NOWHERE, &units);
	fuzz_fini(&f);
	return 0;
}
