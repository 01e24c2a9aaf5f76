/*
 * attach.c - what a PDF/A-3a holds beside its pages: the plan, all that it was made
 * from, and the Word file.
 */
#include "build/document.h"

#include "base/file.h"

static bool
is_plan(struct dg_str path)
{
	return dg_str_ends(path, ".plan");
}

/* Templates come with docgen or stand beside it; they are no part of a document. */
static bool
is_template(struct dg_str path)
{
	return dg_str_ends(path, ".yaml") || dg_str_ends(path, ".yml");
}

/* By its way from the project's root; false: it is not of the project. */
static bool
name_of(struct dg_job *j, struct dg_str path, struct dg_str *name)
{
	struct dg_str real, root = j->doc.root_dir;

	if (!dg_inputs_real(j->doc.inputs, j->doc.arena, path, &real) || real.n <= root.n ||
	    !dg_str_eq(dg_str_sub(real, 0, root.n), root) || real.p[root.n] != '/')
		return false;
	*name = dg_str_sub(real, root.n + 1, real.n);
	return true;
}

static void
add(struct dg_attachments *all, struct dg_attachment a)
{
	for (size_t i = 0; i < all->n; i++)
		if (dg_str_eq(all->item[i].name, a.name))
			return;
	all->item[all->n++] = a;
}

static void
add_source(struct dg_job *j, struct dg_attachments *all, const struct dg_source *s)
{
	struct dg_attachment a = { .bytes = s->bytes };

	if (is_template(s->path) || !name_of(j, s->path, &a.name))
		return;
	if (is_plan(s->path)) {
		a.relation = DG_IS_SOURCE;
		a.media = DG_STR("text/plain");
		a.what = s == dg_source_at(j->doc.sources, j->doc.source) ?
		    DG_STR("Bản nguồn của văn bản") :
		    DG_STR("Bản nguồn mà văn bản kế thừa");
	} else {
		a.relation = DG_IS_DATA;
		a.media = dg_str_ends(s->path, ".csv") ? DG_STR("text/csv") :
		    dg_str_ends(s->path, ".tsv") ?
		    DG_STR("text/tab-separated-values") : DG_STR("text/plain");
		a.what = DG_STR("Dữ liệu dùng trong văn bản");
	}
	add(all, a);
}

struct dg_attachments
dg_attachments_of(struct dg_job *j, struct dg_str docx)
{
	struct dg_sources *s = j->doc.sources;
	struct dg_attachments all = { DG_NEW_ARRAY(j->doc.arena, s->n + 1,
	    struct dg_attachment), 0 };

	add(&all, (struct dg_attachment){ .bytes = docx, .relation = DG_IS_ALTERNATIVE,
	    .name = dg_arena_fmt(j->doc.arena, "%.*s.docx", DG_FMT(j->result->name)),
	    .what = DG_STR("Văn bản ở định dạng Word"), .media = DG_STR("application/"
	    "vnd.openxmlformats-officedocument.wordprocessingml.document") });
	for (size_t i = 1; i < s->n; i++)
		add_source(j, &all, &s->item[i]);
	return all;
}
