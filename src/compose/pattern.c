/*
 * pattern.c - a template's patterns: text with {placeholders}.
 *
 * Placeholders are one table; each stands for a piece of text or for inlines
 * of the plan.  Neighbouring pieces of text become one TEXT, so lines break as
 * if it had been typed.  Which may stand where, and that braces are closed,
 * office/ checks when it reads the template.
 */
#include "compose/part.h"

#include <string.h>

#include "base/text.h"

#define PATTERN_MAX (64u << 10)

struct placeholder {
	const char	*name;
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
two_digits(const struct dg_fill *f, int n)
{
	return dg_arena_fmt(f->to->doc->arena, "%02d", n);
}

static struct dg_str
text_day(const struct dg_fill *f)
{
	if (f->moment)
		return two_digits(f, f->moment->date.day);
	return padded(f, f->to->world->date.day, true);
}

static struct dg_str
text_month(const struct dg_fill *f)
{
	int month = f->to->world->date.month;

	if (f->moment)
		return two_digits(f, f->moment->date.month);
	return padded(f, month, month <= 2);
}

static struct dg_str
text_year(const struct dg_fill *f)
{
	return padded(f, f->moment ? f->moment->date.year :
	    f->to->world->date.year, false);
}

static struct dg_str
text_hour(const struct dg_fill *f)
{
	return f->moment ? two_digits(f, f->moment->hour) : DG_STR("");
}

static struct dg_str
text_minute(const struct dg_fill *f)
{
	return f->moment ? two_digits(f, f->moment->minute) : DG_STR("");
}

static struct dg_str
text_second(const struct dg_fill *f)
{
	return f->moment ? two_digits(f, f->moment->second) : DG_STR("");
}

/* "+07:00" */
static struct dg_str
text_zone(const struct dg_fill *f)
{
	int zone = f->moment ? f->moment->zone : 0;
	int minutes = zone < 0 ? -zone : zone;

	return dg_arena_fmt(f->to->doc->arena, "%c%02d:%02d", zone < 0 ? '-' : '+',
	    minutes / 60, minutes % 60);
}

/* When it was signed, as the template writes it. */
static struct dg_str
text_signed_at(const struct dg_fill *f)
{
	const struct dg_node *field = f->signer ?
	    dg_node_field(f->signer, "signed-at") : NULL;
	struct dg_fill g = *f;
	struct dg_moment moment;

	if (!field || !dg_moment_parse(field->u.field.raw, &moment))
		return DG_STR("");
	g.moment = &moment;
	return dg_pattern_text(&g, f->to->tmpl->signature_moment, field->span);
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

static const struct dg_node *
inlines_signed_by(const struct dg_fill *f)
{
	return f->signer ? dg_node_field(f->signer, "signed-by") : NULL;
}

static const struct placeholder placeholders[] = {
	{ "superior", text_superior, NULL },
	{ "issuer", text_issuer, NULL },
	{ "number", text_number, NULL },
	{ "abbreviation", text_abbreviation, NULL },
	{ "symbol", text_symbol, NULL },
	{ "place", text_place, NULL },
	{ "day", text_day, NULL },
	{ "month", text_month, NULL },
	{ "year", text_year, NULL },
	{ "kind", text_kind, NULL },
	{ "label", text_label, NULL },
	{ "title", NULL, inlines_title },
	{ "authority", NULL, inlines_authority },
	{ "position", NULL, inlines_position },
	{ "name", NULL, inlines_name },
	{ "signed-by", NULL, inlines_signed_by },
	{ "signed-at", text_signed_at, NULL },
	{ "hour", text_hour, NULL },
	{ "minute", text_minute, NULL },
	{ "second", text_second, NULL },
	{ "zone", text_zone, NULL },
};

static const struct placeholder *
find_placeholder(struct dg_str name)
{
	for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
		if (dg_str_is(name, placeholders[i].name))
			return &placeholders[i];
	return NULL;
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
	const struct placeholder *p = find_placeholder(name);

	if (p && p->text) {
		dg_buf_add_str(&g->buf, p->text(g->fill));
	} else if (p) {
		flush(g);
		dg_copy_inlines(g->fill->to, p->inlines(g->fill), g->leaf);
	}
}

static void
gather_text(struct gather *g, struct dg_str text)
{
	while (text.n) {
		dg_buf_add_str(&g->buf, dg_str_cut(&text, '{'));
		if (text.n)
			put_placeholder(g, dg_str_cut(&text, '}'));
	}
}

void
dg_pattern_fill(struct dg_fill *f, struct dg_str text, struct dg_span span,
    struct dg_node *leaf)
{
	struct gather g = { .fill = f, .span = span, .leaf = leaf };

	dg_buf_init(&g.buf, PATTERN_MAX);
	gather_text(&g, text);
	flush(&g);
	dg_buf_fini(&g.buf);
}

struct dg_str
dg_pattern_text(struct dg_fill *f, struct dg_str text, struct dg_span span)
{
	struct dg_node *leaf = dg_node_new_from(f->to->doc->arena, DG_K_PARA, span,
	    DG_FROM_TEMPLATE);

	dg_pattern_fill(f, text, span, leaf);
	return dg_str_trim(dg_node_plain(f->to->doc->arena, leaf));
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

void
dg_patterns_add(struct dg_fill *f, const struct dg_patterns *patterns,
    struct dg_node *to)
{
	for (size_t i = 0; i < patterns->n; i++) {
		struct dg_node *para = dg_pattern_para(f, &patterns->item[i]);

		if (para)
			dg_node_append(to, para);
	}
}

bool
dg_pattern_is(const struct dg_pattern *p, const char *placeholder)
{
	return dg_str_is(dg_str_trim(p->text), placeholder);
}
