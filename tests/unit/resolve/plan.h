/*
 * plan.h - a plan resolved in memory, for tests of resolve/ and check/.
 *
 * The world is that of in/; its rule set is made by hand: headings I 1 1.1,
 * annexes "Phụ lục số 1".
 */
#ifndef DG_TEST_RESOLVE_PLAN_H
#define DG_TEST_RESOLVE_PLAN_H

#include "test.h"

#include "plan/plan.h"
#include "resolve/resolve.h"

struct plan {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
	struct dg_world		world;
};

#define IN "tests/unit/resolve/in/"
#define COLUMNS "id, tên, cấp, thuộc, ký-hiệu, địa-danh, số-thôn-bản, biên-giới"

static inline void
plan_rules(struct dg_template *t)
{
	static const struct dg_heading_look plain;

	t->kind = DG_STR("KẾ HOẠCH");
	t->annex_label = DG_STR("Phụ lục số {n}");
	t->annex_format = DG_NUM_DECIMAL;
	t->blank = DG_STR("..");
	t->sheet.scheme = (struct dg_scheme){ .n = 3, .level = {
		{ DG_NUM_ROMAN, 1, DG_STR("."), DG_STR(""), &plain },
		{ DG_NUM_DECIMAL, 1, DG_STR("."), DG_STR(""), &plain },
		{ DG_NUM_DECIMAL, 2, DG_STR("."), DG_STR(""), &plain } } };
	t->citation.full = DG_STR("{cited-kind} số {cited-number}[, {cited-noun} "
	    "{cited-date}][ của {cited-issuer}][ về {cited-subject}]");
	t->citation.brief = DG_STR("{cited-kind} số {cited-number}");
	t->citation.by_name = DG_STR("{cited-kind} {cited-title}");
}

static inline void
plan_open_unresolved(struct plan *p, const char *header, const char *body)
{
	struct dg_str text;

	memset(p, 0, sizeof *p);
	dg_arena_init(&p->arena);
	dg_sources_init(&p->sources, &p->arena);
	dg_sink_init(&p->sink);
	p->doc = (struct dg_doc){ .arena = &p->arena, .sources = &p->sources,
		.sink = &p->sink, .path = DG_STR(IN "x.plan") };
	text = dg_arena_fmt(&p->arena, "---\ntemplate: dang/ke-hoach\nunit: tu-son-tra\n"
	    "units: don-vi.csv\ncites: trich-dan.cites\n%s%s---\n\n%s\n",
	    strstr(header, "title:") != NULL ? "" : "title: thử\n", header, body);
	p->doc.source = dg_sources_add(&p->sources, p->doc.path, text);
	dg_plan_parse(&p->doc, text);
	plan_rules(&p->world.tmpl);
	assert_true(dg_units_read(&p->doc, DG_STR(IN "don-vi.csv"), DG_NOWHERE,
	    &p->world.units));
	assert_true(dg_cites_read(&p->doc, DG_STR(IN "trich-dan.cites"), DG_NOWHERE,
	    &p->world.cites));
	p->world.unit = dg_units_find(&p->world.units, DG_STR("tu-son-tra"));
	p->world.symbol = DG_STR("TU");
	p->world.place = DG_STR("Sơn Trà");
	p->world.number = dg_doc_value(&p->doc, "number");
	dg_date_parse_iso(dg_doc_value(&p->doc, "date"), &p->world.date);
}

/* header: further "key: value" lines. */
static inline void
plan_open(struct plan *p, const char *header, const char *body)
{
	plan_open_unresolved(p, header, body);
	dg_resolve(&p->doc, &p->world);
	dg_node_verify(p->doc.root);
}

static inline void
plan_close(struct plan *p)
{
	dg_sink_fini(&p->sink);
	dg_sources_fini(&p->sources);
	dg_arena_fini(&p->arena);
}

/* The document's leaves, one a line, each with its label; what follows in a
 * row of a table stands behind a bar. */
static inline struct dg_str
plan_text(struct plan *p)
{
	struct dg_buf	buf;
	struct dg_str	s;

	dg_buf_init(&buf, 1 << 20);
	for (struct dg_node *n = p->doc.root; n != NULL; n = dg_node_walk(p->doc.root, n)) {
		if (n->kind == DG_K_ANNEX)
			dg_buf_fmt(&buf, "[%.*s]\n", DG_FMT(n->label));
		if (n->kind == DG_K_CELL && (n->first == NULL ||
		    dg_kind_is_inline(n->first->kind))) {
			dg_buf_fmt(&buf, "| %.*s\n", DG_FMT(dg_node_plain(&p->arena, n)));
			continue;
		}
		if (!dg_kind_is_leaf(n->kind))
			continue;
		if (n->parent->kind == DG_K_CELL)
			dg_buf_puts(&buf, "| ");
		if (n->parent->kind == DG_K_NOTE)
			dg_buf_fmt(&buf, "^%u ", n->parent->u.ref.note_number);
		if (n->label.n > 0)
			dg_buf_fmt(&buf, "%.*s ", DG_FMT(n->label));
		dg_buf_fmt(&buf, "%.*s\n", DG_FMT(dg_node_plain(&p->arena, n)));
	}
	s = dg_arena_dup(&p->arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}

/* The messages' codes and arguments, one a line. */
static inline struct dg_str
plan_messages(struct plan *p)
{
	struct dg_buf	buf;
	struct dg_str	s;

	dg_buf_init(&buf, 1 << 20);
	for (const struct dg_diag *d = p->sink.first; d != NULL; d = d->next) {
		dg_buf_puts(&buf, dg_rule_info(d->rule)->ident);
		for (size_t i = 0; i < d->args.n; i++)
			dg_buf_fmt(&buf, " <%.*s>", DG_FMT(d->args.item[i]));
		for (const struct dg_diag *n = d->notes; n != NULL; n = n->next)
			if (n->rule == DG_R_note_did_you_mean)
				dg_buf_fmt(&buf, " ~%.*s", DG_FMT(n->args.item[0]));
		dg_buf_putc(&buf, '\n');
	}
	s = dg_arena_dup(&p->arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}

/* Resolves a plan and compares its text and its messages. */
static inline void
plan_expect(const char *header, const char *body, const char *text, const char *messages)
{
	struct plan p;

	plan_open(&p, header, body);
	assert_str(plan_messages(&p), messages);
	if (text != NULL)
		assert_str(plan_text(&p), text);
	plan_close(&p);
}

#endif
