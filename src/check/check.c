/* check.c - the families of rules, in order. */
#include "check/family.h"

typedef void check(struct dg_doc *, const struct dg_world *);

static check *const families[] = {
	dg_check_required,
	dg_check_closing,
	dg_check_headings,
	dg_check_recipients,
	dg_check_marks,
	dg_check_authorities,
	dg_check_symbol,
};

void
dg_check(struct dg_doc *doc, const struct dg_world *world)
{
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
		families[i](doc, world);
}
