/*
 * para.c - sets the lines of a paragraph: items, glyphs, justification.
 *
 * lines.c says where lines end; here their words get their exact places, in
 * EMU, between the indents.
 */
#include "layout/para.h"

#include <stdlib.h>
#include <string.h>

#include "layout/kept.h"
#include "layout/lines.h"
#include "layout/words.h"

struct setter {
	struct dg_layout	*layout;
	const struct dg_node	*leaf;
	const struct dg_words	*words;
	dg_emu			 width;		/* of the column */
	enum dg_align		 align;
};

/* ---- setting a line ------------------------------------------------------- */

/* What a line holds, before it is justified. */
struct content {
	dg_emu	width;		/* up to its last ink */
	size_t	spaces;		/* that may be stretched, before that */
	size_t	ink;		/* glyphs up to there */
	const struct dg_piece *last;	/* that ink; NULL: there is none */
	size_t	glyphs, items, notes;
};

/* The glyphs of atom i on the line. */
static void
part_of(const struct dg_words *w, const struct dg_cut *line, size_t i,
    size_t *from, size_t *to)
{
	*from = i == line->from.atom ? line->from.glyph : 0;
	*to = i == line->to.atom ? line->to.glyph : w->atom[i].n;
}

static bool
opens_item(const struct dg_words *w, const struct dg_cut *line, size_t i)
{
	return i == line->from.atom || w->atom[i].piece != w->atom[i - 1].piece;
}

static bool
is_note(const struct dg_atom *a, size_t from)
{
	const struct dg_node *run = a->piece->run;

	return from == 0 && run != NULL && run->kind == DG_K_NOTE_REF;
}

/* A label's space keeps its width. */
static bool
is_stretched(const struct dg_atom *a, size_t g)
{
	return a->piece->role != DG_ROLE_LABEL && dg_atom_is_space(a, g);
}

static void
weigh_atom(const struct dg_atom *a, size_t from, size_t to, dg_emu *pen,
    size_t *spaces, struct content *c)
{
	for (size_t g = from; g < to; g++) {
		*pen += a->glyphs[g].advance;
		c->glyphs++;
		*spaces += is_stretched(a, g);
		if (dg_atom_is_space(a, g))
			continue;
		c->width = *pen;
		c->spaces = *spaces;
		c->ink = c->glyphs;
		c->last = a->piece;
	}
}

static struct content
weigh(const struct dg_words *w, const struct dg_cut *line)
{
	struct content	c = { 0 };
	dg_emu		pen = 0;
	size_t		spaces = 0, from, to;

	for (size_t i = line->from.atom; i <= line->to.atom && i < w->n; i++) {
		part_of(w, line, i, &from, &to);
		if (from == to)
			continue;
		c.items += opens_item(w, line, i);
		c.notes += is_note(&w->atom[i], from);
		weigh_atom(&w->atom[i], from, to, &pen, &spaces, &c);
	}
	return c;
}

/* Where glyphs go, and what justification has left for them. */
struct pen {
	dg_emu		 x;
	dg_emu		 extra;		/* of every space */
	size_t		 longer;	/* spaces that get 1 EMU more, from the left */
	size_t		 spaces;	/* still to be stretched */
	size_t		 ink;		/* glyphs still to come before the hanging ones */
	struct dg_glyph	*glyph;
};

static void
justify(struct pen *pen, const struct content *c, dg_emu room)
{
	dg_emu left = room - c->width;

	if (left <= 0 || c->spaces == 0)
		return;
	pen->extra = left / (dg_emu)c->spaces;
	pen->longer = (size_t)(left % (dg_emu)c->spaces);
	pen->spaces = c->spaces;
}

static void
open_item(const struct setter *s, const struct dg_atom *a, size_t from,
    const struct pen *pen, struct dg_item *item)
{
	*item = dg_piece_item(a->piece, s->leaf, pen->x);
	item->text = (struct dg_str){ a->text.p + a->glyphs[from].cluster, 0 };
	item->glyphs = pen->glyph;
}

/* Adds glyphs of an atom to the item, whose text they go on. */
static void
set_atom(const struct dg_atom *a, size_t from, size_t to, struct pen *pen,
    struct dg_item *item)
{
	ptrdiff_t	base = a->text.p - item->text.p;
	size_t		end = to < a->n ? a->glyphs[to].cluster : a->text.n;

	for (size_t g = from; g < to; g++) {
		struct dg_glyph *glyph = pen->glyph++;

		*glyph = a->glyphs[g];
		glyph->cluster = (uint32_t)(base + glyph->cluster);
		if (pen->spaces > 0 && is_stretched(a, g)) {
			pen->spaces--;
			glyph->advance += pen->extra;
			if (pen->longer > 0) {
				pen->longer--;
				glyph->advance++;
			}
		}
		pen->x += glyph->advance;
		if (pen->ink > 0) {
			pen->ink--;
			item->width += glyph->advance;
		}
	}
	item->n_glyphs += to - from;
	item->text.n = (size_t)(base + (ptrdiff_t)end);
}

static void
set_atoms(const struct setter *s, const struct dg_cut *at, struct pen *pen,
    struct dg_line *line)
{
	const struct dg_words	*w = s->words;
	size_t			 from, to;

	for (size_t i = at->from.atom; i <= at->to.atom && i < w->n; i++) {
		const struct dg_atom *a = &w->atom[i];

		part_of(w, at, i, &from, &to);
		if (from == to)
			continue;
		if (opens_item(w, at, i))
			open_item(s, a, from, pen, &line->items[line->n++]);
		if (is_note(a, from))
			line->notes[line->n_notes++] = a->piece->run->u.ref.note;
		set_atom(a, from, to, pen, &line->items[line->n - 1]);
	}
	if (line->n > 0)
		line->items[line->n - 1].line_end = at->to.atom < w->n;
}

/*
 * How far the words of a line stand from where it begins.  A slanted letter that ends it
 * hangs over: LibreOffice makes room for that, Word does not, and this stands between.
 */
static dg_emu
shift(const struct setter *s, dg_emu room, const struct content *c)
{
	dg_emu slack = room - c->width;

	if (c->last != NULL)
		slack -= DG_TWIP(dg_piece_lean(c->last)) / 2;
	if (slack <= 0)
		return 0;
	switch (s->align) {
	case DG_ALIGN_CENTER:
		return slack / 2;
	case DG_ALIGN_RIGHT:
		return slack;
	default:
		return 0;
	}
}

/* The room of a line between the indents, and where it begins. */
static dg_emu
room_of(const struct setter *s, bool first, dg_emu *begin)
{
	const struct dg_style *style = s->leaf->style;

	*begin = style->left + (first ? style->first : 0);
	return s->width - *begin - style->right;
}

static struct dg_line
set_line(const struct setter *s, const struct dg_cut *at, bool first)
{
	struct dg_arena	*a = s->layout->doc->arena;
	struct content	 c = weigh(s->words, at);
	dg_emu		 begin, room = room_of(s, first, &begin);
	struct pen	 pen = { .ink = c.ink };
	struct dg_line	 line = { .width = c.width };

	line.left = pen.x = begin + shift(s, room, &c);
	if (s->align == DG_ALIGN_JUSTIFY && at->ending == DG_LINE_FULL)
		justify(&pen, &c, room);
	pen.glyph = DG_NEW_ARRAY(a, c.glyphs, struct dg_glyph);
	line.items = DG_NEW_ARRAY(a, c.items, struct dg_item);
	line.notes = DG_NEW_ARRAY(a, c.notes, struct dg_node *);
	set_atoms(s, at, &pen, &line);
	return line;
}

/* ---- the paragraph -------------------------------------------------------- */

static enum dg_align
align_of(const struct dg_node *leaf)
{
	const struct dg_node *cell = leaf->parent;

	if (cell != NULL && cell->kind == DG_K_CELL &&
	    cell->u.cell.align != DG_ALIGN_DEFAULT)
		return cell->u.cell.align;
	return leaf->style->align;
}

/* The room as the DOCX writer gives it: every measure in whole twips. */
static int64_t
room_in_twips(const struct setter *s, bool first)
{
	const struct dg_style *style = s->leaf->style;

	return DG_TO_TWIPS(s->width) - DG_TO_TWIPS(style->left) -
	    DG_TO_TWIPS(style->right) - (first ? DG_TO_TWIPS(style->first) : 0);
}

static void
keep_least(int64_t *least, int64_t n)
{
	if (n < *least)
		*least = n;
}

static void
set_lines(const struct setter *s, struct dg_lines *out)
{
	struct dg_line	*line = NULL;
	struct dg_cut	 at = { 0 };
	size_t		 cap = 0;

	do {
		bool first = out->n == 0;
		int64_t room = room_in_twips(s, first);

		at = dg_cut_line(s->words, at.to, room);
		keep_least(&out->narrower, room - at.ink);
		keep_least(&out->wider, at.more - 1 - room);
		DG_GROW(line, out->n, cap);
		line[out->n++] = set_line(s, &at, first);
	} while (at.to.atom < s->words->n);
	out->line = DG_NEW_ARRAY(s->layout->doc->arena, out->n, struct dg_line);
	memcpy(out->line, line, out->n * sizeof *line);
	free(line);
}

/* ---- pictures -------------------------------------------------------------- */

static size_t
count_pictures(const struct dg_node *leaf)
{
	size_t n = 0;

	for (const struct dg_node *p = leaf->first; p != NULL; p = p->next)
		n += p->kind == DG_K_PICTURE;
	return n;
}

static struct dg_item
picture_item(const struct setter *s, const struct dg_node *picture,
    enum dg_role role)
{
	const struct dg_style	*style = s->leaf->style;
	const struct dg_picture	*file = picture->u.picture.file;
	dg_emu			 room = s->width - style->left - style->right;

	return (struct dg_item){
		.kind = DG_ITEM_PICTURE, .role = role, .node = s->leaf,
		.run = picture, .y = style->line + picture->u.picture.top,
		.x = style->left + room / 2 + picture->u.picture.middle -
		    file->cx / 2,
		.x2 = file->cx, .y2 = file->cy,
	};
}

/* Pictures go with the last line, behind its words. */
static void
set_pictures(const struct setter *s, enum dg_role role, struct dg_line *line)
{
	size_t		 n = count_pictures(s->leaf);
	struct dg_item	*all;

	if (n == 0)
		return;
	all = DG_NEW_ARRAY(s->layout->doc->arena, line->n + n, struct dg_item);
	if (line->n > 0)
		memcpy(all, line->items, line->n * sizeof *all);
	line->items = all;
	for (struct dg_node *p = s->leaf->first; p != NULL; p = p->next)
		if (p->kind == DG_K_PICTURE)
			all[line->n++] = picture_item(s, p, role);
}

/* ---- the whole ------------------------------------------------------------- */

/* Its lines as they were made before, or made anew. */
static void
find_lines(const struct setter *s, struct dg_words *words, struct dg_lines *out)
{
	struct dg_str key = dg_kept_key(s->layout, words, s->leaf->style, s->width, s->align);

	if (dg_kept_lines(s->layout, key, words, s->leaf, out))
		return;
	dg_words_shape(words, s->layout, s->leaf, true);
	set_lines(s, out);
	dg_kept_lines_add(s->layout, key, words, out);
}

void
dg_para_lay(struct dg_layout *layout, const struct dg_node *leaf, dg_emu width,
    enum dg_role role, struct dg_lines *out)
{
	struct dg_words	words;
	struct setter	s = {
		.layout = layout, .leaf = leaf, .words = &words,
		.width = width, .align = align_of(leaf),
	};

	dg_words_init(&words, layout, leaf, role);
	*out = (struct dg_lines){ .node = leaf, .height = leaf->style->line,
	    .room = width - leaf->style->left - leaf->style->right,
	    .narrower = INT64_MAX, .wider = INT64_MAX };
	find_lines(&s, &words, out);
	set_pictures(&s, role, &out->line[out->n - 1]);
	dg_words_fini(&words);
	if (leaf->last != NULL && leaf->last->prev != NULL &&
	    leaf->last->prev->kind == DG_K_TAB)
		dg_tab_set(layout, leaf->last, width, &out->line[out->n - 1]);
}

/* ---- what is drawn around it ---------------------------------------------- */

static const struct dg_line *
widest_line(const struct dg_lines *lines)
{
	const struct dg_line *widest = &lines->line[0];

	for (size_t i = 1; i < lines->n; i++)
		if (lines->line[i].width > widest->width)
			widest = &lines->line[i];
	return widest;
}

bool
dg_lines_rule(const struct dg_lines *lines, struct dg_drawn *out)
{
	const struct dg_line_rule *rule = &lines->node->style->rule;

	if (rule->permille <= 0 || lines->n == 0)
		return false;
	const struct dg_line *line = widest_line(lines);
	dg_emu whole = rule->column ? lines->room : line->width;

	out->width = whole * rule->permille / 1000;
	out->height = 0;
	out->x = (rule->column ? lines->node->style->left : line->left) +
	    (whole - out->width) / 2;
	out->y = dg_baseline(lines->height) + rule->gap;
	return true;
}

bool
dg_lines_frame(const struct dg_lines *lines, struct dg_drawn *out)
{
	const struct dg_style	*style = lines->node->style;
	const struct dg_frame	*frame = &style->frame;

	if (!dg_frame_is_drawn(frame) || lines->n == 0)
		return false;
	const struct dg_line *line = widest_line(lines);

	out->width = frame->width > 0 ? frame->width : line->width + 2 * frame->pad;
	out->height = frame->height;
	out->x = line->left + (line->width - out->width) / 2;
	out->y = dg_baseline(lines->height) - dg_capital_middle(style->size) -
	    out->height / 2;
	return true;
}

/* ---- widths ---------------------------------------------------------------- */

/* The widest picture that stands in the column: one over others may hang out. */
static int64_t
widest_picture(const struct dg_node *leaf)
{
	int64_t most = 0;

	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (n->kind != DG_K_PICTURE || n->u.picture.over)
			continue;
		int64_t width = n->u.picture.file->cx / DG_EMU_TWIP + 1;

		if (width > most)
			most = width;
	}
	return most;
}

/*
 * The widest stretch between joints of at least the given strength, in twips, indents
 * not included but for the first line's.
 */
static int64_t
widest(const struct dg_words *words, const struct dg_style *style, enum dg_joint joint)
{
	int64_t most = 0, width;

	for (size_t i = 0, next; i < words->n; i = next) {
		for (next = i + 1; next < words->n; next++)
			if (words->atom[next].before >= joint)
				break;
		width = dg_cut_width(words, i, next);
		if (i == 0)
			width += DG_TO_TWIPS(style->first);
		if (width > most)
			most = width;
	}
	return most;
}

/* The widest stretches between BREAKs, and between any places where a line may end. */
static void
find_widest(struct dg_layout *layout, const struct dg_node *leaf, int64_t width[2])
{
	struct dg_words	words;
	struct dg_str	key;

	dg_words_init(&words, layout, leaf, DG_ROLE_TEXT);
	key = dg_kept_key(layout, &words, leaf->style, 0, DG_ALIGN_DEFAULT);
	if (!dg_kept_widths(layout, key, width)) {
		dg_words_shape(&words, layout, leaf, false);
		width[0] = widest(&words, leaf->style, DG_MUST_BREAK);
		width[1] = widest(&words, leaf->style, DG_MAY_BREAK);
		dg_kept_widths_add(layout, key, width);
	}
	dg_words_fini(&words);
}

struct dg_widths
dg_para_widths(struct dg_layout *layout, const struct dg_node *leaf)
{
	const struct dg_style	*style = leaf->style;
	int64_t			 picture = widest_picture(leaf), width[2], indents;

	find_widest(layout, leaf, width);
	indents = DG_TO_TWIPS(style->left) + DG_TO_TWIPS(style->right);
	return (struct dg_widths){
		.natural = DG_TWIP((width[0] > picture ? width[0] : picture) + indents),
		.least = DG_TWIP((width[1] > picture ? width[1] : picture) + indents),
	};
}
