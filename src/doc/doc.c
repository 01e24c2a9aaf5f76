/* doc.c - header entries, and the index of ids. */
#include "doc/doc.h"

#include <stdlib.h>

const struct dg_entry *
dg_doc_entry(const struct dg_doc *doc, const char *key)
{
	for (const struct dg_entry *e = doc->header; e != NULL; e = e->next)
		if (dg_str_is(e->key, key))
			return e;
	return NULL;
}

struct dg_str
dg_doc_value(const struct dg_doc *doc, const char *key)
{
	const struct dg_entry *e = dg_doc_entry(doc, key);

	return e != NULL ? e->value : DG_STR("");
}

struct dg_str
dg_doc_text(const struct dg_doc *doc, const char *key)
{
	const struct dg_entry *e = dg_doc_entry(doc, key);

	if (e == NULL || e->inlines == NULL)
		return e != NULL ? e->value : DG_STR("");
	return dg_str_trim(dg_node_plain(doc->arena, e->inlines));
}

struct dg_str
dg_doc_file(const struct dg_doc *doc, struct dg_span at)
{
	return at.source != 0 ? dg_source_at(doc->sources, at.source)->path : doc->path;
}

struct dg_span
dg_entry_part(const struct dg_entry *e, size_t from, size_t to)
{
	struct dg_span s = e->value_span;

	if (s.end - s.start != e->value.n)
		return s;
	return (struct dg_span){ s.source, s.start + (uint32_t)from,
		s.start + (uint32_t)to };
}

void
dg_doc_index(struct dg_doc *doc)
{
	size_t n = 0;

	for (struct dg_node *t = NULL; (t = dg_node_seek(doc->root, t, DG_NAMED)) != NULL;)
		n += t->id.n > 0;
	doc->ids = DG_NEW_ARRAY(doc->arena, n, struct dg_node *);
	doc->n_ids = 0;
	for (struct dg_node *t = NULL; (t = dg_node_seek(doc->root, t, DG_NAMED)) != NULL;)
		if (t->id.n > 0)
			doc->ids[doc->n_ids++] = t;
	qsort(doc->ids, n, sizeof *doc->ids, dg_node_compare_ids);
}

struct dg_node *
dg_doc_find(const struct dg_doc *doc, struct dg_str id)
{
	size_t low = 0, high = doc->n_ids;

	while (low < high) {
		size_t	middle = low + (high - low) / 2;
		int	c = dg_str_cmp(doc->ids[middle]->id, id);

		if (c == 0)
			return doc->ids[middle];
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
