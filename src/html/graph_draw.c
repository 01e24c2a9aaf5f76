/* graph_draw.c - the picture of plans: boxes, lines and words as SVG. */
#include "html/graph.h"

#include <stdio.h>

#include "base/file.h"
#include "base/text.h"
#include "html/part.h"

#define COLUMNS		33	/* of words in a box, set in a face of equal widths */
#define TAIL		14	/* of these, when words are cut: so many at their end */
#define TAGS		6	/* in a box; more are counted */
#define TAG_WIDE	36
#define TAG_STEP	40

struct picture {
	const struct dg_graph		*g;
	const struct dg_graph_shape	*shape;
	enum dg_lang			 lang;
	struct dg_html			 html;		/* for its words */
	size_t				 edge;		/* the first one of the plan that is next */
};

/* ---- words ---- */

void
dg_graph_id(const struct dg_graph_node *n, char id[DG_GRAPH_ID])
{
	snprintf(id, DG_GRAPH_ID, "%c%zu", "ptuc"[n->kind], n->number);
}

void
dg_graph_tag(const struct dg_graph_node *n, enum dg_lang lang, char tag[DG_GRAPH_ID])
{
	static const char *const letter[][2] = {
		[DG_GRAPH_PLAN] = { [DG_LANG_EN] = "P", [DG_LANG_VI] = "K" },
		[DG_GRAPH_TEMPLATE] = { [DG_LANG_EN] = "T", [DG_LANG_VI] = "M" },
		[DG_GRAPH_UNITS] = { [DG_LANG_EN] = "U", [DG_LANG_VI] = "Đ" },
		[DG_GRAPH_CITES] = { [DG_LANG_EN] = "C", [DG_LANG_VI] = "D" },
	};

	snprintf(tag, DG_GRAPH_ID, "%s%zu", letter[n->kind][lang], n->number);
}

const char *
dg_graph_caption(enum dg_graph_group group, enum dg_lang lang)
{
	static const char *const caption[][2] = {
		[DG_GROUP_TREES] = { [DG_LANG_EN] = "Plans by level",
		    [DG_LANG_VI] = "Kế hoạch theo tầng" },
		[DG_GROUP_ALONE] = { [DG_LANG_EN] = "Plans on their own",
		    [DG_LANG_VI] = "Kế hoạch đứng riêng" },
		[DG_GROUP_TEMPLATES] = { [DG_LANG_EN] = "Kinds of document",
		    [DG_LANG_VI] = "Loại văn bản (mẫu)" },
		[DG_GROUP_UNITS] = { [DG_LANG_EN] = "Tables of units",
		    [DG_LANG_VI] = "Bảng đơn vị" },
		[DG_GROUP_CITES] = { [DG_LANG_EN] = "Registries of citations",
		    [DG_LANG_VI] = "Danh mục trích dẫn" },
	};

	return caption[group][lang];
}

/* The offset behind as many columns as fit, from at. */
static size_t
behind(struct dg_str s, size_t at, size_t columns)
{
	size_t next = at;

	while (at < s.n) {
		dg_utf8_next(s, &next);
		size_t wide = dg_text_columns(dg_str_sub(s, at, next));

		if (wide > columns)
			break;
		columns -= wide;
		at = next;
	}
	return at;
}

/* Words that fit into a box: their middle is cut out where they do not. */
static void
put_fitting(struct picture *p, struct dg_str s)
{
	size_t all = dg_text_columns(s);

	if (all <= COLUMNS) {
		dg_html_put(&p->html, s);
		return;
	}
	dg_html_put(&p->html, dg_str_sub(s, 0, behind(s, 0, COLUMNS - TAIL - 1)));
	dg_html_raw(&p->html, "…");
	dg_html_put(&p->html, dg_str_sub(s, behind(s, 0, all - TAIL), s.n));
}

static void
put_text(struct picture *p, const char *class, int x, int y, struct dg_str s)
{
	if (s.n == 0)
		return;
	dg_html_fmt(&p->html, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class, x, y);
	put_fitting(p, s);
	dg_html_raw(&p->html, "</text>");
}

/* ---- boxes ---- */

/* The numbers of what a plan uses, in its last line. */
static void
put_tags(struct picture *p, size_t plan)
{
	const struct dg_graph_node *n = &p->g->node[plan];
	size_t first = p->edge, count = 0, put = 0;

	for (; p->edge < p->g->n_edges && p->g->edge[p->edge].from == plan; p->edge++)
		count += p->g->edge[p->edge].tie > DG_TIE_REFINES;
	for (size_t i = first; i < p->edge && put < TAGS; i++) {
		const struct dg_graph_node *to = &p->g->node[p->g->edge[i].to];
		int x = n->x + 10 + (int)put * TAG_STEP, y = n->y + 39;
		char tag[DG_GRAPH_ID];

		if (p->g->edge[i].tie <= DG_TIE_REFINES)
			continue;
		if (++put == TAGS && count > TAGS)
			snprintf(tag, sizeof tag, "+%zu", count - TAGS + 1);
		else
			dg_graph_tag(to, p->lang, tag);
		dg_html_fmt(&p->html, "<rect class=\"k%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"15\""
		    " rx=\"3\"/><text class=\"tag\" x=\"%d\" y=\"%d\">%s</text>", (int)to->kind, x, y,
		    TAG_WIDE, x + TAG_WIDE / 2, y + 11, tag);
	}
}

/* A file's number, and how many plans use it. */
static void
put_uses(struct picture *p, const struct dg_graph_node *n)
{
	char tag[DG_GRAPH_ID];

	dg_graph_tag(n, p->lang, tag);
	dg_html_fmt(&p->html, "<text class=\"folder\" x=\"%d\" y=\"%d\">%s · %zu %s</text>",
	    n->x + 10, n->y + 51, tag, n->uses, p->lang == DG_LANG_VI ? "kế hoạch" :
	    n->uses == 1 ? "plan" : "plans");
}

static void
put_box(struct picture *p, size_t at)
{
	const struct dg_graph_node *n = &p->g->node[at];
	struct dg_str dir = n->kind == DG_GRAPH_TEMPLATE ? DG_STR("") : dg_path_dir(n->name);
	struct dg_str name = dg_str_sub(n->name, dir.n > 0 && !dg_str_is(dir, ".") ? dir.n + 1 : 0,
	    n->name.n);
	char id[DG_GRAPH_ID];

	dg_graph_id(n, id);
	dg_html_fmt(&p->html, "<a href=\"#%s\"><title>", id);
	dg_html_put(&p->html, n->name);
	dg_html_fmt(&p->html, "</title><rect class=\"k%d%s\" x=\"%d\" y=\"%d\" width=\"%d\" "
	    "height=\"%d\" rx=\"%d\"/>", (int)n->kind, n->elsewhere ? " away" : "", n->x, n->y,
	    p->shape->box, p->shape->high, n->kind == DG_GRAPH_PLAN ? 4 : 14);
	put_text(p, "name", n->x + 10, n->y + 18, name);
	if (!dg_str_is(dir, "."))
		put_text(p, "folder", n->x + 10, n->y + 33, dir);
	if (n->kind == DG_GRAPH_PLAN)
		put_tags(p, at);
	else
		put_uses(p, n);
	dg_html_raw(&p->html, "</a>\n");
}

/* ---- lines ---- */

static void
put_line(struct picture *p, const struct dg_graph_edge *e)
{
	const struct dg_graph_node *from = &p->g->node[e->from], *to = &p->g->node[e->to];
	int x = from->x + DG_GRAPH_TRUNK;

	if (from->above != e->to || e->tie > DG_TIE_REFINES)
		return;
	dg_html_fmt(&p->html, "<path class=\"t%d\" d=\"M%d %dV%dH%dV%d\"/><path d=\"M%d %dh8l-4 6z\"/>\n",
	    (int)e->tie, to->x + DG_GRAPH_TRUNK, to->y + p->shape->high, from->y - DG_GRAPH_CHANNEL,
	    x, from->y - 5, x - 4, from->y - 6);
}

void
dg_graph_draw(const struct dg_graph *g, const struct dg_graph_shape *shape,
    const struct dg_graph_places *places, const char *id, enum dg_lang lang, struct dg_buf *out)
{
	struct picture p = { .g = g, .shape = shape, .lang = lang, .html = { .out = out } };

	dg_html_fmt(&p.html, "<svg class=\"%s\" role=\"group\" aria-labelledby=\"%s-t %s-d\" "
	    "width=\"%d\" height=\"%d\" viewBox=\"-1 -1 %d %d\">\n", id, id, id, places->width + 2,
	    places->height + 2, places->width + 2, places->height + 2);
	dg_html_fmt(&p.html, "<title id=\"%s-t\">%s</title>\n<desc id=\"%s-d\">%s</desc>\n", id,
	    lang == DG_LANG_VI ? "Kế hoạch và những gì nó dùng" : "Plans and what they are made of",
	    id, lang == DG_LANG_VI ? "Mọi liên hệ có ghi bằng chữ ở danh sách bên dưới." :
	    "All ties are told in words in the lists below.");
	for (int i = 0; i < DG_GROUPS; i++)
		if (places->caption[i] >= 0)
			dg_html_fmt(&p.html, "<text class=\"group\" x=\"0\" y=\"%d\">%s</text>\n",
			    places->caption[i] + 20, dg_graph_caption(i, lang));
	for (size_t i = 0; i < g->n_edges; i++)
		put_line(&p, &g->edge[i]);
	for (size_t i = 0; i < g->n_nodes; i++)
		put_box(&p, i);
	dg_html_raw(&p.html, "</svg>\n");
}
