/*
 * layout.c - the door of layout/.
 */
#include "layout/layout.h"

#include <stdlib.h>

#include "layout/page.h"

void
dg_layout(struct dg_doc *doc, const struct dg_sheet *sheet, struct dg_worker *worker,
	struct dg_pages *pages)
{
	struct dg_layout lay = { .doc = doc, .sheet = sheet, .worker = worker,
		.pages = pages };

	*pages = (struct dg_pages){ .sources = doc->sources };
	dg_page_fill(&lay);
	dg_contact_place(&lay);
	dg_tab_number(&lay);
}

void
dg_pages_fini(struct dg_pages *pages)
{
	for (size_t i = 0; i < pages->n; i++)
		free(pages->page[i].items);
	free(pages->page);
	*pages = (struct dg_pages){ 0 };
}
