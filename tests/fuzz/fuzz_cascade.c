/*
 * fuzz_cascade.c - any bytes as a plan and one below it, parted by a line
 * "%%%%": the cascade ends, its tree is whole, and nothing of its own is left in it.
 *
 * Conditions hold or not by the length of their path: deciding them is resolve's.
 */
#include "fuzz.h"

#include <string.h>

#include "cascade/cascade.h"
#include "plan/plan.h"

static const char parting[] = "\n%%%%\n";

static const char *
find(const char *p, size_t n)
{
	for (size_t i = 0; i + sizeof parting - 1 <= n; i++)
		if (memcmp(p + i, parting, sizeof parting - 1) == 0)
			return p + i;
	return NULL;
}

static void
decide(struct dg_doc *doc, struct dg_node *root)
{
	struct dg_node *next;

	for (struct dg_node *n = root; n != NULL; n = next) {
		struct dg_node *before = n->prev, *parent = n->parent;

		next = dg_node_walk(root, n);
		if (n->kind != DG_K_WHEN)
			continue;
		if (n->u.when.path.n % 2 == 0) {
			dg_node_replace_with_children(n, n);
			next = before != NULL ? dg_node_skip(root, before) :
			    dg_node_walk(root, parent);
			continue;
		}
		next = dg_node_skip(root, n);
		dg_node_unlink(n);
		if (doc->dropped == NULL)
			doc->dropped = dg_node_new(doc->arena, DG_K_DOC, DG_NOWHERE);
		dg_node_append(doc->dropped, n);
	}
}

static void
check(const struct dg_node *root)
{
	dg_node_verify(root);
	for (const struct dg_node *n = root; n != NULL;
	    n = dg_node_walk(root, (struct dg_node *)n))
		if (n->kind == DG_K_CLUSTER || n->kind == DG_K_PARENT || n->kind == DG_K_OP ||
		    n->kind == DG_K_CHANGE || n->touch != NULL) {
			fprintf(stderr, "%s left, byte %u\n", dg_kind_name(n->kind),
			    n->span.start);
			abort();
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz	 f;
	struct dg_chain	*chain = calloc(1, sizeof *chain);
	const char	*all = (const char *)data, *at = find(all, size);
	struct dg_buf	 out;

	if (chain == NULL)
		abort();
	fuzz_init(&f);
	dg_buf_init(&out, DG_MAX_OUTPUT);
	if (at != NULL) {
		const char *below = at + sizeof parting - 1;

		fuzz_file(&f.arena, "tren.plan", all, (size_t)(at - all));
		f.doc.path = fuzz_file(&f.arena, "duoi.plan", below, size -
		    (size_t)(below - all));
		f.doc.root_dir = dg_path_dir(f.doc.path);
		if (dg_chain_read(&f.doc, chain)) {
			for (size_t i = 0; i < chain->n; i++)
				decide(&f.doc, chain->level[i].doc.root);
			dg_cascade(&f.doc, chain, chain->n);
			check(f.doc.root);
			dg_node_dump(f.doc.root, &f.sources, &out);
		}
	}
	dg_buf_fini(&out);
	fuzz_fini(&f);
	free(chain);
	return 0;
}
