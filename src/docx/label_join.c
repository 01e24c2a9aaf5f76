/*
 * label_join.c - the labels of two documents in one numbering.
 *
 * Each document is planned alone (labels.c), and both plans are put on one list
 * of instances.  Where a paragraph stands in both, and its instance counts
 * alike, it keeps it, so that Word's users see no change of format where there
 * is none.
 */
#include "docx/labels.h"

#include <stdlib.h>

#define NONE		UINT32_MAX
#define MOST_TRIES	256u	/* instances looked at for one */

struct join {
	struct dg_docx_labels	*to;
	struct dg_docx_labels	 from;		/* the older document's */
	bool			 headings[2];	/* abstract 0 is theirs: to, from */
	size_t			 n_abstracts, n_nums;	/* of to, before it grows */
	size_t			 next;		/* behind what was found last */
	uint32_t		*abstract, *num;	/* of from: where it is in to */
	bool			*abstract_taken, *num_taken;	/* of to */
};

/* ---- abstract numbering ----------------------------------------------------------- */

static bool
same_level(const struct dg_docx_level *a, const struct dg_docx_level *b)
{
	return a->format == b->format && a->bare == b->bare && a->face == b->face &&
	    dg_str_eq(a->text, b->text);
}

/* Lists may differ in how deep they are. */
static bool
same_abstract(const struct join *j, size_t to, size_t from)
{
	const struct dg_docx_abstract *a = &j->to->abstract[to];
	const struct dg_docx_abstract *b = &j->from.abstract[from];
	bool heads = to == 0 && j->headings[0];

	if (heads != (from == 0 && j->headings[1]) || (heads && a->n != b->n))
		return false;
	for (unsigned i = 0; i < a->n && i < b->n; i++)
		if (!same_level(&a->level[i], &b->level[i]))
			return false;
	return true;
}

static void
join_abstract(struct join *j, size_t from)
{
	struct dg_docx_labels *to = j->to;
	const struct dg_docx_abstract *b = &j->from.abstract[from];

	for (size_t t = 0; t < j->n_abstracts && t < MOST_TRIES; t++) {
		size_t i = (j->next + t) % j->n_abstracts;
		struct dg_docx_abstract *a = &to->abstract[i];

		if (j->abstract_taken[i] || !same_abstract(j, i, from))
			continue;
		for (; a->n < b->n; a->n++)
			a->level[a->n] = b->level[a->n];
		j->abstract_taken[i] = true;
		j->abstract[from] = (uint32_t)i;
		j->next = i + 1;
		return;
	}
	DG_GROW(to->abstract, to->n_abstracts, to->cap_abstracts);
	to->abstract[to->n_abstracts] = *b;
	j->abstract[from] = (uint32_t)to->n_abstracts++;
}

/* ---- instances ---------------------------------------------------------------------- */

static bool
same_num(const struct join *j, size_t to, size_t from)
{
	const struct dg_docx_num *a = &j->to->num[to], *b = &j->from.num[from];

	return a->abstract == j->abstract[b->abstract] && a->starts == b->starts &&
	    (!a->starts || (a->level == b->level && a->start == b->start));
}

static bool
try_num(struct join *j, size_t to, size_t from)
{
	if (j->num[from] != NONE || to >= j->n_nums || j->num_taken[to] ||
	    !same_num(j, to, from))
		return false;
	j->num[from] = (uint32_t)to;
	j->num_taken[to] = true;
	return true;
}

/* By the paragraphs that stand in both. */
static void
join_paragraphs(struct join *j, const struct dg_node *root)
{
	const struct dg_docx_labels *to = j->to, *from = &j->from;
	size_t i = 0, k = 0;

	for (struct dg_node *n = (struct dg_node *)root; n != NULL;
	    n = n->kind == DG_K_NOTE ? dg_node_skip(root, n) : dg_node_walk(root, n)) {
		bool now = i < to->n_labels && to->label[i].leaf == n;
		bool was = k < from->n_labels && n->before != NULL &&
		    from->label[k].leaf == n->before;

		if (now && was)
			try_num(j, to->label[i].num, from->label[k].num);
		i += now;
		k += was;
	}
}

/* One that starts nowhere is the only one of its kind; what counts is never shared by
 * lists that only one document has. */
static void
join_num(struct join *j, size_t from)
{
	struct dg_docx_labels *to = j->to;
	struct dg_docx_num num = j->from.num[from];

	for (size_t t = 0; t < j->n_nums && t < MOST_TRIES && !num.starts; t++)
		if (try_num(j, (j->next + t) % j->n_nums, from)) {
			j->next = j->num[from] + 1u;
			return;
		}
	if (j->num[from] != NONE)
		return;
	num.abstract = j->abstract[num.abstract];
	DG_GROW(to->num, to->n_nums, to->cap_nums);
	to->num[to->n_nums] = num;
	j->num[from] = (uint32_t)to->n_nums++;
}

/* ---- all of it ----------------------------------------------------------------------- */

static void
take_labels(struct join *j)
{
	struct dg_docx_labels *to = j->to;

	to->n_was = j->from.n_labels;
	to->was = dg_xmalloc((to->n_was + 1) * sizeof *to->was);
	for (size_t i = 0; i < to->n_was; i++) {
		to->was[i] = j->from.label[i];
		to->was[i].num = j->num[to->was[i].num];
	}
}

void
dg_docx_labels_join(struct dg_docx_labels *to, const struct dg_node *root,
    const struct dg_scheme *now, const struct dg_scheme *was, struct dg_arena *arena)
{
	struct join j = { .to = to, .headings = { now->n > 0, was->n > 0 },
	    .n_abstracts = to->n_abstracts, .n_nums = to->n_nums };

	dg_docx_labels_init(&j.from, root->before, was, arena);
	j.abstract = DG_NEW_ARRAY(arena, j.from.n_abstracts, uint32_t);
	j.num = DG_NEW_ARRAY(arena, j.from.n_nums, uint32_t);
	j.abstract_taken = DG_NEW_ARRAY(arena, j.n_abstracts, bool);
	j.num_taken = DG_NEW_ARRAY(arena, j.n_nums, bool);
	for (size_t i = 0; i < j.from.n_abstracts; i++)
		join_abstract(&j, i);
	for (size_t i = 0; i < j.from.n_nums; i++)
		j.num[i] = NONE;
	join_paragraphs(&j, root);
	j.next = 0;
	for (size_t i = 0; i < j.from.n_nums; i++)
		join_num(&j, i);
	take_labels(&j);
	dg_docx_labels_fini(&j.from);
}
