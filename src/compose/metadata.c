/*
 * metadata.c - what the files say about themselves.
 *
 * All of it is read off the document, nothing off the clock: its date is the
 * last day that its own date may mean.
 */
#include "compose/part.h"

#include "base/text.h"

/* "Kế hoạch thực hiện ...": kind and subject. */
static struct dg_str
title(struct dg_doc *doc, const struct dg_world *world)
{
	struct dg_arena *arena = doc->arena;
	struct dg_str kind = world->tmpl.kind;
	struct dg_str subject = DG_STR("");

	if (world->title)
		subject = dg_str_trim(dg_node_plain(arena, world->title));
	if (subject.n == 0 || kind.n == 0)
		return kind.n ? kind : subject;
	return dg_arena_fmt(arena, "%.*s %.*s", DG_FMT(kind), DG_FMT(subject));
}

/* The pattern that prints the number, or NULL. */
static const struct dg_pattern *
number_pattern(const struct dg_template *t)
{
	for (size_t i = 0; i < t->letterhead.n; i++) {
		const struct dg_patterns *sides[] = { &t->letterhead.item[i].left,
		    &t->letterhead.item[i].right };

		for (size_t k = 0; k < 2; k++)
			for (size_t j = 0; j < sides[k]->n; j++) {
				struct dg_str s = sides[k]->item[j].text;

				if (dg_str_find(s, "{number}") < s.n)
					return &sides[k]->item[j];
			}
	}
	return NULL;
}

/* "27-KH/TU": the number's line without the words before the number. */
static struct dg_str
subject(struct dg_doc *doc, const struct dg_world *world)
{
	const struct dg_pattern *p = number_pattern(&world->tmpl);
	struct dg_composer c = { .doc = doc, .tmpl = &world->tmpl,
	    .world = (struct dg_world *)world };
	struct dg_fill f = dg_fill_new(&c);

	if (!p)
		return DG_STR("");
	f.bare = true;
	return dg_pattern_text(&f, dg_str_sub(p->text, dg_str_find(p->text,
	    "{number}"), p->text.n), p->span);
}

struct dg_metadata
dg_compose_metadata(struct dg_doc *doc, const struct dg_world *world, struct dg_date undated)
{
	struct dg_metadata m = { .date = world->date.year ? world->date : undated };
	bool known;

	m.title = title(doc, world);
	m.subject = subject(doc, world);
	if (world->unit)
		m.author = dg_unit_value(doc, &world->units, world->unit,
		    DG_STR("tên"), &known);
	if (m.date.year)
		m.date = dg_date_last(m.date);
	m.language = world->tmpl.sheet.language;
	m.abbreviations = &world->tmpl.abbreviations;
	m.producer = DG_STR("docgen " DG_VERSION);
	return m;
}
