/*
 * delta_say.c - the sentences of a short form, and how they cite the document
 * above: in full where no text before did, then short.
 */
#include "compare/delta.h"

#include "compose/compose.h"

static const struct dg_delta_words families[] = {
	{ "dang/", "mục", "điểm", "Thực hiện theo" },
	{ "nha-nuoc/", "Mục", "điểm", "Thực hiện theo" },
	{ "", "mục", "điểm", "Thực hiện theo" },
};

static struct dg_cited *
find_listed(struct dg_delta *d)
{
	for (size_t i = 0; i < d->world->cites.n; i++) {
		struct dg_cited *c = &d->world->cites.item[i];

		if (c->number.n > 0 && dg_str_eq(c->number, d->built.number) &&
		    c->date.year == d->built.date.year && c->date.month == d->built.date.month &&
		    c->date.day == d->built.date.day)
			return c;
	}
	return NULL;
}

void
dg_delta_cite(struct dg_delta *d)
{
	struct dg_doc		*doc = d->pairs.above->doc;
	struct dg_world		*w = d->pairs.above->world;
	struct dg_str		 decider = dg_doc_text(doc, "decider");
	struct dg_metadata	 m = dg_compose_metadata(doc, w, w->date);

	d->built = (struct dg_cited){ .kind = w->tmpl.kind, .date = w->date,
	    .number = w->number.n > 0 ? m.subject : DG_STR(""),
	    .issuer = decider.n > 0 || w->unit == NULL ? decider :
	    dg_unit_full_name(doc, &w->units, w->unit),
	    .title = w->title != NULL ? dg_str_trim(dg_node_plain(doc->arena, w->title)) :
	    DG_STR("") };
	d->cited = find_listed(d);
	if (d->cited == NULL)
		d->cited = &d->built;
	for (d->words = families; !dg_str_starts(dg_doc_value(d->doc, "template"),
	    d->words->family); d->words++)
		;
}

void
dg_named_add(struct dg_named *named, struct dg_str s)
{
	if (s.n == 0)
		return;
	if (named->n < DG_DELTA_NAMED)
		named->item[named->n++] = s;
	else
		named->full = true;
}

void
dg_saying_from(struct dg_saying *s, const struct dg_node *holder)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->from[i] == holder)
			return;
	if (s->n < DG_DELTA_NAMED)
		s->from[s->n++] = holder;
	else
		s->full = true;
}

/* "a", "a và b", "a, b và c". */
static struct dg_str
listed(struct dg_arena *a, const struct dg_str *item, size_t n)
{
	struct dg_str s = DG_STR("");

	for (size_t i = 0; i < n; i++)
		s = dg_arena_fmt(a, "%.*s%s%.*s", DG_FMT(s), i == 0 ? "" : i + 1 == n ?
		    " và " : ", ", DG_FMT(item[i]));
	return s;
}

static bool
is_numbered(const struct dg_node *n)
{
	return n->kind == DG_K_SECTION && n->number.n > 0 &&
	    dg_str_find(n->number, " ") == n->number.n;
}

/* "các mục I, III.2 và III.3": the word once. */
static struct dg_str
holders(struct dg_delta *d, const struct dg_saying *s)
{
	struct dg_named	named = { .n = 0 };
	bool		bare = s->n > 1;

	for (size_t i = 0; i < s->n; i++)
		bare &= is_numbered(s->from[i]);
	for (size_t i = 0; i < s->n; i++)
		dg_named_add(&named, bare ? s->from[i]->number :
		    dg_delta_called(d, s->from[i]));
	if (named.n == 0)
		return DG_STR("");
	return dg_arena_fmt(d->doc->arena, bare ? "các %s %.*s " : "%.0s%.*s ",
	    d->words->section, DG_FMT(listed(d->doc->arena, named.item, named.n)));
}

/* "không áp dụng điểm b, sửa đổi đoạn thứ hai, bổ sung": what differs. */
static struct dg_str
differences(struct dg_delta *d, const struct dg_saying *s)
{
	struct dg_arena	*a = d->doc->arena;
	struct dg_named	 part = { .n = 0 };
	struct dg_str	 out = DG_STR("");

	if (s->removed.n > 0)
		dg_named_add(&part, dg_arena_join(a, DG_STR("không áp dụng "),
		    listed(a, s->removed.item, s->removed.n)));
	if (s->changed.n > 0)
		dg_named_add(&part, dg_arena_join(a, DG_STR("sửa đổi "),
		    listed(a, s->changed.item, s->changed.n)));
	if (s->added)
		dg_named_add(&part, DG_STR("bổ sung"));
	for (size_t i = 0; i < part.n; i++)
		out = dg_arena_fmt(a, "%.*s%s%.*s", DG_FMT(out), i == 0 ? "" : ", ",
		    DG_FMT(part.item[i]));
	return out;
}

static struct dg_str
sentence(struct dg_delta *d, const struct dg_saying *s)
{
	struct dg_arena	*a = d->doc->arena;
	struct dg_str	 cited = dg_cited_text(a, &d->world->tmpl.citation, d->cited,
	    !d->cited->used);
	struct dg_str	 where = holders(d, s), what = differences(d, s);

	d->cited->used = true;
	if (s->n == 0)
		return dg_arena_fmt(a, "Không áp dụng %.*s %.*s%s", DG_FMT(listed(a,
		    s->removed.item, s->removed.n)), DG_FMT(cited), s->follows ? "; " : ".");
	return dg_arena_fmt(a, "%s %.*s%.*s%s%.*s%s", d->words->follow, DG_FMT(where),
	    DG_FMT(cited), what.n > 0 ? ", " : "", DG_FMT(what),
	    s->follows ? " như sau:" : ".");
}

struct dg_node *
dg_delta_text(struct dg_delta *d, const struct dg_saying *s)
{
	const struct dg_entry	*extends = dg_doc_entry(d->doc, "extends");
	struct dg_span		 span = extends != NULL ? extends->value_span : DG_NOWHERE;
	struct dg_str		 text = sentence(d, s);

	if (s->full || s->removed.full || s->changed.full)
		dg_report(d->doc->sink, DG_R_delta_too_many, span, DG_ARGS(
		    dg_arena_fmt(d->doc->arena, "%d", DG_DELTA_NAMED), text));
	return dg_node_text(d->doc->arena, text, 0, span, DG_FROM_TEMPLATE);
}

struct dg_node *
dg_delta_say(struct dg_delta *d, const struct dg_saying *s)
{
	struct dg_node *text = dg_delta_text(d, s);
	struct dg_node *para = dg_node_new_from(d->doc->arena, DG_K_PARA, text->span,
	    DG_FROM_TEMPLATE);

	dg_node_append(para, text);
	return para;
}
