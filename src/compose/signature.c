/*
 * signature.c - who signs: authority, post, room for a hand, name.
 *
 * The room is space before the paragraph below it, so no empty paragraph
 * stands there.  The text of a digital signature stands in that room.
 * Pictures take no room of their own: they hang on the paragraph above it, the
 * signature's in the middle of what is left free, the seal over its left third.
 *
 * Signers side by side have the room and what is below it in a row of their own,
 * so their names stand on one level.
 */
#include "compose/part.h"

/* Between one signer and the next, in lines of the style. */
#define LINES_BETWEEN_SIGNERS	2

/* A seal without a signature's picture covers one so wide. */
#define SIGNATURE_WIDTH		DG_MM(40)

/* A seal covers this part of the signature. */
#define SEAL_COVERS		3

struct signing {
	struct dg_composer	*to;
	struct dg_node		*cell, *lower;	/* lower: from the room on, or NULL */
	struct dg_fill		 fill;
	const struct dg_node	*picture, *seal;	/* PICTUREs, or NULL */
	bool			 next;		/* a signer stands above */
	bool			 top;		/* no line stands here yet */
	const struct dg_pattern	*space;		/* the room's, while it is open */
	struct dg_node		*above;		/* the paragraph before it */
	struct dg_node		*first;		/* the first line in it */
	dg_emu			 lines;		/* height of the lines in it */
	dg_emu			 used;		/* of it, by what pictures hang on */
};

static const struct dg_node *
picture_of(const struct dg_node *signer, const char *name)
{
	const struct dg_node *field = dg_node_field(signer, name);
	const struct dg_node *n = field ? field->first : NULL;

	return n && n->kind == DG_K_PICTURE ? n : NULL;
}

static bool
says(const struct dg_pattern *p, const char *placeholder)
{
	return dg_str_find(p->text, placeholder) < p->text.n;
}

bool
dg_is_filled(const struct dg_node *signer, const char *name)
{
	const struct dg_node *field = dg_node_field(signer, name);

	return field && field->u.field.raw.n > 0;
}

/* A line of the text of a digital signature. */
static bool
is_digital(const struct dg_pattern *p)
{
	return says(p, "{signed-by}") || says(p, "{signed-at}");
}

/* Does the plan say anything of what it asks for? */
static bool
has_digital(const struct dg_node *signer, const struct dg_pattern *p)
{
	return (says(p, "{signed-by}") && dg_is_filled(signer, "signed-by")) ||
	    (says(p, "{signed-at}") && dg_is_filled(signer, "signed-at"));
}

/* ---- pictures -------------------------------------------------------------- */

/* Its middles are so far from the middle of the leaf's lines and their end. */
static void
hang(struct signing *s, const struct dg_node *picture, dg_emu x, dg_emu y,
    struct dg_str text)
{
	struct dg_node *n = dg_node_copy(s->to->doc->arena, picture);

	n->u.picture.middle = x;
	n->u.picture.top = y - n->u.picture.file->cy / 2;
	n->u.picture.over = picture == s->seal;
	n->u.picture.alt = dg_pattern_text(&s->fill, text, n->span);
	dg_node_append(s->above, n);
}

static void
hang_pictures(struct signing *s, dg_emu y)
{
	const struct dg_template *t = s->to->tmpl;
	dg_emu width = SIGNATURE_WIDTH;

	if (s->picture) {
		width = s->picture->u.picture.file->cx;
		hang(s, s->picture, 0, y, t->picture_text);
	}
	if (s->seal)
		hang(s, s->seal, width / SEAL_COVERS - width / 2 -
		    s->seal->u.picture.file->cx / 2, y, t->seal_text);
}

/* ---- the room --------------------------------------------------------------- */

static dg_emu
most(dg_emu a, dg_emu b)
{
	return a > b ? a : b;
}

static void
space_before(struct signing *s, struct dg_node *leaf, dg_emu before)
{
	leaf->style = dg_style_spaced(s->to, leaf->style, before);
}

/* A paragraph without words, where pictures have none to hang on or to stand
 * above. */
static struct dg_node *
empty_line(struct signing *s)
{
	struct dg_node *leaf = dg_node_new_from(s->to->doc->arena, DG_K_PARA,
	    s->space->span, DG_FROM_TEMPLATE);

	dg_style_apply(s->to, leaf, s->space->style, s->space->span);
	dg_node_append(s->cell, leaf);
	return leaf;
}

static void
open_room(struct signing *s, const struct dg_pattern *space)
{
	s->space = space;
	if (s->lower) {
		s->cell = s->lower;
		s->above = NULL;
	}
	if (s->above || !(s->picture || s->seal))
		return;
	s->above = empty_line(s);
	if (s->lower)
		s->used = s->above->style->line;
}

/*
 * Settles the room above below, which may be NULL.  Lines stand in its middle,
 * or at its foot when a picture has the rest.
 */
static void
close_room(struct signing *s, struct dg_node *below)
{
	dg_emu height = s->picture ?
	    DG_TWIP(dg_twips_up(s->picture->u.picture.file->cy)) : 0;
	dg_emu left = most(s->to->tmpl->signature_space - s->lines, height);
	dg_emu used = s->used < left ? s->used : left;
	dg_emu above = left, y = left / 2;

	s->space = NULL;
	if (s->first && !s->picture) {
		above = dg_emu_div(left / 2, DG_EMU_TWIP) * DG_EMU_TWIP;
		y = above + s->lines / 2;
	}
	if (s->first)
		space_before(s, s->first, most(above - used, 0));
	if (below)
		space_before(s, below, s->first ? left - most(above, used) : above - used);
	if (s->above)
		hang_pictures(s, y - used);
}

/* ---- lines ------------------------------------------------------------------ */

/* Space above the first line: as above an authority, whether there is one or not;
 * more below another signer. */
static dg_emu
space_above(const struct signing *s, const struct dg_style *style)
{
	const struct dg_pattern *first = &s->to->tmpl->signature.item[0];

	return s->next ? LINES_BETWEEN_SIGNERS * style->line :
	    dg_style_lookup(s->to, first->style, first->span)->before;
}

static void
add_line(struct signing *s, const struct dg_pattern *p)
{
	struct dg_node *para;

	if (is_digital(p) && !has_digital(s->fill.signer, p))
		return;
	para = dg_pattern_para(&s->fill, p);
	if (!para)
		return;
	dg_node_append(s->cell, para);
	if (s->space && is_digital(p)) {
		s->lines += para->style->line;
		if (!s->first)
			s->first = para;
		return;
	}
	if (s->space)
		close_room(s, para);
	else if (s->top)
		space_before(s, para, space_above(s, para->style));
	s->top = false;
	s->above = para;
}

/* What the plan has and no line asks for. */
static void
report_unprinted(struct dg_composer *c, const struct dg_node *signer)
{
	static const struct { const char *field, *placeholder; } asked[] = {
		{ "picture", "{space}" }, { "seal", "{space}" },
		{ "signed-by", "{signed-by}" }, { "signed-at", "{signed-at}" } };
	const struct dg_patterns *patterns = &c->tmpl->signature;

	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		bool printed = !dg_is_filled(signer, asked[i].field);

		for (size_t k = 0; k < patterns->n; k++)
			printed |= says(&patterns->item[k], asked[i].placeholder);
		if (!printed)
			dg_report(c->doc->sink, DG_R_signature_unprinted,
			    dg_node_field(signer, asked[i].field)->span,
			    DG_ARGS(dg_str_of(asked[i].field)));
	}
}

void
dg_signer_add(const struct dg_fill *f, struct dg_node *cell, struct dg_node *lower,
    const struct dg_node *signer)
{
	const struct dg_patterns *patterns = &f->to->tmpl->signature;
	struct signing s = { .to = f->to, .cell = cell, .lower = lower, .fill = *f,
	    .picture = picture_of(signer, "picture"),
	    .seal = picture_of(signer, "seal"), .next = cell->first != NULL,
	    .top = true };

	s.fill.signer = signer;
	report_unprinted(f->to, signer);
	for (size_t i = 0; i < patterns->n; i++) {
		if (dg_pattern_is(&patterns->item[i], "{space}"))
			open_room(&s, &patterns->item[i]);
		else
			add_line(&s, &patterns->item[i]);
	}
	if (s.space)
		close_room(&s, s.picture ? empty_line(&s) : NULL);
}
