/*
 * pattern.c - a template's patterns: text with {placeholders}.
 *
 * Placeholders are one table; each stands for a piece of text or for inlines
 * of the plan, and may stand only where the table says.  Neighbouring pieces
 * of text become one TEXT, so lines break as if it had been typed.
 */
#include "compose/part.h"

#include <string.h>

#include "base/text.h"

#define PATTERN_MAX (64u << 10)

struct placeholder {
	const char	*name;
	unsigned	 scopes;
	struct dg_str	(*text)(const struct dg_fill *);
	const struct dg_node *(*inlines)(const struct dg_fill *);
};

/* Text being gathered until inlines or the end come. */
struct gather {
	struct dg_fill	*fill;
	struct dg_span	 span;
	struct dg_node	*leaf;
	struct dg_buf	 buf;
};

/* The value, or room to write where it is blank. */
static struct dg_str
or_blank(const struct dg_fill *f, struct dg_str s)
{
	return s.n || f->bare ? s : f->to->tmpl->blank;
}

static struct dg_str
padded(const struct dg_fill *f, int n, bool pad)
{
	if (n <= 0)
		return or_blank(f, DG_STR(""));
	return dg_arena_fmt(f->to->doc->arena, pad && n < 10 ? "0%d" : "%d", n);
}

static struct dg_str
text_number(const struct dg_fill *f)
{
	return or_blank(f, f->to->world->number);
}

static struct dg_str
text_day(const struct dg_fill *f)
{
	return padded(f, f->to->world->date.day, true);
}

static struct dg_str
text_month(const struct dg_fill *f)
{
	int month = f->to->world->date.month;

	return padded(f, month, month <= 2);
}

static struct dg_str
text_year(const struct dg_fill *f)
{
	return padded(f, f->to->world->date.year, false);
}

static struct dg_str
text_issuer(const struct dg_fill *f)
{
	return f->issuer;
}

static struct dg_str
text_superior(const struct dg_fill *f)
{
	return f->superior;
}

static struct dg_str
text_abbreviation(const struct dg_fill *f)
{
	return f->to->tmpl->abbreviation;
}

static struct dg_str
text_symbol(const struct dg_fill *f)
{
	return or_blank(f, f->to->world->symbol);
}

static struct dg_str
text_place(const struct dg_fill *f)
{
	return or_blank(f, f->to->world->place);
}

static struct dg_str
text_kind(const struct dg_fill *f)
{
	return f->to->tmpl->kind;
}

static struct dg_str
text_label(const struct dg_fill *f)
{
	return f->label;
}

static const struct dg_node *
inlines_title(const struct dg_fill *f)
{
	return f->title;
}

static const struct dg_node *
inlines_authority(const struct dg_fill *f)
{
	return f->signer ? dg_node_field(f->signer, "authority") : NULL;
}

static const struct dg_node *
inlines_position(const struct dg_fill *f)
{
	return f->signer ? dg_node_field(f->signer, "position") : NULL;
}

static const struct dg_node *
inlines_name(const struct dg_fill *f)
{
	return f->signer ? dg_node_field(f->signer, "name") : NULL;
}

#define EVERYWHERE (DG_SCOPE_LETTERHEAD | DG_SCOPE_TITLE | DG_SCOPE_ANNEX | \
	DG_SCOPE_SIGNATURE)

static const struct placeholder placeholders[] = {
	{ "superior", DG_SCOPE_LETTERHEAD, text_superior, NULL },
	{ "issuer", EVERYWHERE, text_issuer, NULL },
	{ "number", EVERYWHERE, text_number, NULL },
	{ "abbreviation", EVERYWHERE, text_abbreviation, NULL },
	{ "symbol", EVERYWHERE, text_symbol, NULL },
	{ "place", EVERYWHERE, text_place, NULL },
	{ "day", EVERYWHERE, text_day, NULL },
	{ "month", EVERYWHERE, text_month, NULL },
	{ "year", EVERYWHERE, text_year, NULL },
	{ "kind", EVERYWHERE, text_kind, NULL },
	{ "label", DG_SCOPE_ANNEX, text_label, NULL },
	{ "title", DG_SCOPE_LETTERHEAD | DG_SCOPE_TITLE | DG_SCOPE_ANNEX, NULL,
	    inlines_title },
	{ "authority", DG_SCOPE_SIGNATURE, NULL, inlines_authority },
	{ "position", DG_SCOPE_SIGNATURE, NULL, inlines_position },
	{ "name", DG_SCOPE_SIGNATURE, NULL, inlines_name },
};
#define N_PLACEHOLDERS (sizeof placeholders / sizeof *placeholders)

static const struct placeholder *
find_placeholder(const struct dg_fill *f, struct dg_str name)
{
	for (size_t i = 0; i < N_PLACEHOLDERS; i++)
		if (dg_str_is(name, placeholders[i].name) &&
		    placeholders[i].scopes & f->scope)
			return &placeholders[i];
	return NULL;
}

static void
report_unknown(const struct dg_fill *f, struct dg_str name, struct dg_span span)
{
	struct dg_str names[N_PLACEHOLDERS];
	struct dg_str nearest;
	struct dg_diag *diag;
	size_t n = 0;

	for (size_t i = 0; i < N_PLACEHOLDERS; i++)
		if (placeholders[i].scopes & f->scope)
			names[n++] = dg_str_of(placeholders[i].name);
	diag = dg_report(f->to->doc->sink, DG_R_placeholder_unknown, span,
	    DG_ARGS(name));
	nearest = dg_nearest(name, names, n);
	if (nearest.n)
		dg_note(f->to->doc->sink, diag, DG_R_note_did_you_mean,
		    DG_NOWHERE, DG_ARGS(nearest));
}

static void
flush(struct gather *g)
{
	struct dg_arena *arena = g->fill->to->doc->arena;

	if (g->buf.n == 0)
		return;
	dg_node_append(g->leaf, dg_node_text(arena,
	    dg_arena_dup(arena, dg_buf_str(&g->buf)), 0, g->span,
	    DG_FROM_TEMPLATE));
	g->buf.n = 0;
}

void
dg_copy_inlines(struct dg_composer *c, const struct dg_node *from,
    struct dg_node *leaf)
{
	for (const struct dg_node *n = from ? from->first : NULL; n; n = n->next)
		dg_node_append(leaf, dg_node_copy(c->doc->arena, n));
}

static void
put_placeholder(struct gather *g, struct dg_str name)
{
	const struct placeholder *p = find_placeholder(g->fill, name);

	if (!p) {
		report_unknown(g->fill, name, g->span);
		return;
	}
	if (p->text) {
		dg_buf_add_str(&g->buf, p->text(g->fill));
		return;
	}
	flush(g);
	dg_copy_inlines(g->fill->to, p->inlines(g->fill), g->leaf);
}

static void
gather_text(struct gather *g, struct dg_str text)
{
	while (text.n) {
		size_t open = dg_str_find_char(text, '{');
		size_t close;

		dg_buf_add_str(&g->buf, dg_str_sub(text, 0, open));
		text = dg_str_sub(text, open, text.n);
		if (text.n == 0)
			return;
		close = dg_str_find_char(text, '}');
		if (close == text.n) {
			dg_report(g->fill->to->doc->sink,
			    DG_R_placeholder_unclosed, g->span, DG_ARGS(text));
			return;
		}
		put_placeholder(g, dg_str_sub(text, 1, close));
		text = dg_str_sub(text, close + 1, text.n);
	}
}

/* The text with "{place_date}" written out. */
static struct dg_str
expand(const struct dg_fill *f, struct dg_str text)
{
	struct dg_arena *arena = f->to->doc->arena;
	static const char name[] = "{place_date}";
	size_t at = dg_str_find(text, name);
	struct dg_str tail;

	if (at == text.n)
		return text;
	tail = dg_str_sub(text, at + sizeof name - 1, text.n);
	return dg_arena_join(arena, dg_str_sub(text, 0, at),
	    dg_arena_join(arena, f->to->tmpl->place_date, tail));
}

void
dg_pattern_fill(struct dg_fill *f, struct dg_str text, struct dg_span span,
    struct dg_node *leaf)
{
	struct gather g = { .fill = f, .span = span, .leaf = leaf };

	dg_buf_init(&g.buf, PATTERN_MAX);
	gather_text(&g, expand(f, text));
	flush(&g);
	dg_buf_fini(&g.buf);
}

struct dg_node *
dg_pattern_para(struct dg_fill *f, const struct dg_pattern *p)
{
	struct dg_node *para = dg_node_new_from(f->to->doc->arena, DG_K_PARA,
	    p->span, DG_FROM_TEMPLATE);

	dg_pattern_fill(f, p->text, p->span, para);
	if (!para->first)
		return NULL;
	dg_style_apply(f->to, para, p->style, p->span);
	return para;
}

bool
dg_pattern_is(const struct dg_pattern *p, const char *placeholder)
{
	return dg_str_is(dg_str_trim(p->text), placeholder);
}
