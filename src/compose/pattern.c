/*
 * pattern.c - fills a template's patterns.
 *
 * Each placeholder stands for a piece of text or for inlines of the plan.
 * Neighbouring pieces of text become one TEXT, so lines break as if it had
 * been typed.
 */
#include "compose/part.h"

#include <string.h>

#include "base/text.h"

#define PATTERN_MAX (64u << 10)

/* Text being gathered until inlines or the end come. */
struct gather {
	struct dg_fill	*fill;
	struct dg_span	 span;
	struct dg_node	*leaf;
	struct dg_buf	 buf;
};

/* ---- pieces of text ------------------------------------------------------- */

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
two_digits(const struct dg_fill *f, int n)
{
	return dg_arena_fmt(f->to->doc->arena, "%02d", n);
}

/* "+07:00" */
static struct dg_str
zone(const struct dg_fill *f, int minutes)
{
	int ahead = minutes < 0 ? -minutes : minutes;

	return dg_arena_fmt(f->to->doc->arena, "%c%02d:%02d", minutes < 0 ? '-' : '+',
	    ahead / 60, ahead % 60);
}

/* A part of a moment; what is no part of one comes from the document. */
static bool
moment_text(const struct dg_fill *f, enum dg_placeholder what, struct dg_str *out)
{
	const struct dg_moment *m = f->moment;
	int n;

	if (!m)
		return false;
	switch (what) {
	case DG_P_DAY:
		n = m->date.day;
		break;
	case DG_P_MONTH:
		n = m->date.month;
		break;
	case DG_P_YEAR:
		n = m->date.year;
		break;
	case DG_P_HOUR:
		n = m->hour;
		break;
	case DG_P_MINUTE:
		n = m->minute;
		break;
	case DG_P_SECOND:
		n = m->second;
		break;
	case DG_P_ZONE:
		*out = zone(f, m->zone);
		return true;
	default:
		return false;
	}
	*out = two_digits(f, n);
	return true;
}

/* When it was signed, as the template writes it. */
static struct dg_str
signed_at(const struct dg_fill *f)
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
month_name(const struct dg_fill *f)
{
	int month = f->issue.date.month;

	return month < 1 ? or_blank(f, DG_STR("")) : f->to->tmpl->months[month - 1];
}

static struct dg_str
header_text(const struct dg_fill *f, const char *key)
{
	return dg_doc_text(f->to->doc, key);
}

/* What the header says of urgency or circulation, among the template's words. */
static const struct dg_mark_word *
mark_of(const struct dg_fill *f, const struct dg_mark_words *words, const char *key)
{
	return dg_mark_find(f->to->doc->arena, words, header_text(f, key));
}

static struct dg_str
mark_text(const struct dg_fill *f, const struct dg_mark_words *words, const char *key)
{
	const struct dg_mark_word *mark = mark_of(f, words, key);

	return mark ? mark->word : DG_STR("");
}

/* A column of the issuing unit. */
static struct dg_str
unit_text(const struct dg_fill *f, struct dg_str column)
{
	bool known;

	if (!f->issue.unit)
		return DG_STR("");
	return dg_str_trim(dg_unit_value(f->to->doc, &f->to->world->units,
	    f->issue.unit, column, &known));
}

/* Who decides, as the header says; else the issuing unit by its name. */
static struct dg_str
decider(const struct dg_fill *f)
{
	struct dg_str s = header_text(f, "decider");

	return s.n ? s : unit_text(f, DG_STR("tên"));
}

static struct dg_str
variable_text(const struct dg_fill *f, struct dg_str name)
{
	struct dg_str key = dg_arena_join(f->to->doc->arena, DG_STR("var."), name);

	return header_text(f, key.p);
}

static struct dg_str
text_of(const struct dg_fill *f, const struct dg_pattern_piece *p)
{
	const struct dg_issue *i = &f->issue;
	struct dg_str part;

	if (moment_text(f, p->what, &part))
		return part;
	switch (p->what) {
	case DG_P_SUPERIOR:
		return f->superior;
	case DG_P_ISSUER:
		return i->issuer;
	case DG_P_DECIDER:
		return decider(f);
	case DG_P_NUMBER:
		return or_blank(f, i->number);
	case DG_P_ABBREVIATION:
		return i->abbreviation;
	case DG_P_SYMBOL:
		return or_blank(f, i->symbol);
	case DG_P_PLACE:
		return or_blank(f, i->place);
	case DG_P_DAY:
		return padded(f, i->date.day, true);
	case DG_P_PLAIN_DAY:
		return padded(f, i->date.day, false);
	case DG_P_MONTH:
		return padded(f, i->date.month, i->date.month <= 2);
	case DG_P_MONTH_NAME:
		return month_name(f);
	case DG_P_YEAR:
		return padded(f, i->date.year, false);
	case DG_P_KIND:
		return i->kind;
	case DG_P_DECIDING:
		return f->to->tmpl->deciding;
	case DG_P_DRAFTER:
		return header_text(f, "drafter");
	case DG_P_SESSION:
		return header_text(f, "session");
	case DG_P_URGENCY:
		return mark_text(f, &f->to->tmpl->urgency, "urgency");
	case DG_P_CIRCULATION:
		return mark_text(f, &f->to->tmpl->circulation, "circulation");
	case DG_P_DRAFT:
		return header_text(f, "draft");
	case DG_P_TYPIST:
		return header_text(f, "typist");
	case DG_P_SIGNED_AT:
		return signed_at(f);
	case DG_P_DIGITAL_COPY:
		return dg_copy_digital(f->to);
	case DG_P_LABEL:
		return f->label;
	case DG_P_UNIT:
		return unit_text(f, p->text);
	case DG_P_VAR:
		return variable_text(f, p->text);
	default:
		return DG_STR("");
	}
}

/* ---- inlines of the plan --------------------------------------------------- */

static const struct dg_node *
inlines_of(const struct dg_fill *f, const struct dg_pattern_piece *p)
{
	const struct dg_node *signer = f->signer;

	switch (p->what) {
	case DG_P_TITLE:
		return f->title;
	case DG_P_LETTER_TITLE:
		return f->to->titled ? NULL : f->title;
	case DG_P_AUTHORITY:
		return signer ? dg_node_field(signer, "authority") : NULL;
	case DG_P_POSITION:
		return signer ? dg_node_field(signer, "position") : NULL;
	case DG_P_NAME:
		return signer ? dg_node_field(signer, "name") : NULL;
	case DG_P_SIGNED_BY:
		return signer ? dg_node_field(signer, "signed-by") : NULL;
	default:
		return NULL;
	}
}

/* Has it nothing to say?  Room to write is nothing. */
static bool
is_blank(void *filler, const struct dg_pattern_piece *p)
{
	struct dg_fill f = *(struct dg_fill *)filler;
	const struct dg_node *inlines = inlines_of(&f, p);

	f.bare = true;
	return text_of(&f, p).n == 0 && (!inlines || !inlines->first);
}

/* ---- filling ---------------------------------------------------------------- */

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
put_placeholder(struct gather *g, const struct dg_pattern_piece *p)
{
	const struct dg_node *inlines = inlines_of(g->fill, p);

	g->fill->to->printed[p->what] = true;
	if (inlines) {
		flush(g);
		dg_copy_inlines(g->fill->to, inlines, g->leaf);
	} else {
		dg_buf_add_str(&g->buf, text_of(g->fill, p));
	}
}

void
dg_pattern_fill(struct dg_fill *f, struct dg_str text, struct dg_span span,
    struct dg_node *leaf)
{
	struct gather g = { .fill = f, .span = span, .leaf = leaf };
	struct dg_pattern_walk w = { .rest = text, .blank = is_blank, .filler = f };
	struct dg_pattern_piece p;

	dg_buf_init(&g.buf, PATTERN_MAX);
	while (dg_pattern_next(&w, &p)) {
		if (p.words)
			dg_buf_add_str(&g.buf, p.text);
		else
			put_placeholder(&g, &p);
	}
	flush(&g);
	dg_buf_fini(&g.buf);
}

struct dg_str
dg_pattern_text(struct dg_fill *f, struct dg_str text, struct dg_span span)
{
	struct dg_node *leaf = dg_node_new(f->to->doc->arena, DG_K_PARA, span);

	dg_pattern_fill(f, text, span, leaf);
	return dg_str_trim(dg_node_plain(f->to->doc->arena, leaf));
}

/* The style of a mark's word, where the pattern is that mark alone. */
static struct dg_str
style_of(const struct dg_fill *f, const struct dg_pattern *p)
{
	const struct dg_mark_word *mark = NULL;

	if (dg_pattern_is(p, "{urgency}"))
		mark = mark_of(f, &f->to->tmpl->urgency, "urgency");
	else if (dg_pattern_is(p, "{circulation}"))
		mark = mark_of(f, &f->to->tmpl->circulation, "circulation");
	return mark && mark->style.n ? mark->style : p->style;
}

struct dg_node *
dg_pattern_para(struct dg_fill *f, const struct dg_pattern *p)
{
	struct dg_node *para = dg_node_new_from(f->to->doc->arena, DG_K_PARA,
	    p->span, DG_FROM_TEMPLATE);

	dg_pattern_fill(f, p->text, p->span, para);
	if (!para->first)
		return NULL;
	dg_style_apply(f->to, para, style_of(f, p), p->span);
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
