/* graph.c - the page around the picture of plans: its head, a legend, all ties in words. */
#include "html/graph.h"

#include "html/part.h"

struct page {
	struct dg_graph	*g;
	enum dg_lang	 lang;
	struct dg_html	 html;		/* for its words */
};

static const struct dg_graph_shape wide = { .width = 1164, .box = 268, .high = 60, .indent = 32,
	.gap = 16, .row_gap = 24, .caption = 44 };
static const struct dg_graph_shape narrow = { .width = 326, .box = 260, .high = 60, .indent = 22,
	.gap = 16, .row_gap = 24, .caption = 44 };

static const char style[] =
    "body{font:16px/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:1168px;padding:0 16px;"
    "color:#1c1c1c;background:#fff}\n"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem}\n"
    "figure{margin:1rem 0;overflow-x:auto}svg{display:block}\n"
    ".narrow{display:none}\n"
    "@media(max-width:700px){.wide{display:none}.narrow{display:block}}\n"
    "svg rect{stroke:#555}.k0{fill:#fff}.k1{fill:#dce9f9}.k2{fill:#e2f2dd}.k3{fill:#fbeccb}\n"
    "svg .away{stroke-dasharray:2 3}\n"
    "svg path{fill:#333}svg .t0,svg .t1{fill:none;stroke:#333;stroke-width:1.5}\n"
    "svg .t1{stroke-dasharray:6 4}\n"
    "svg text{fill:#1c1c1c;font:12px ui-monospace,monospace}svg .name{font-weight:600}\n"
    "svg .folder{font-size:11px;fill:#505050}svg .tag{font-size:11px;text-anchor:middle}\n"
    "svg .group{font:600 15px system-ui,sans-serif}svg a:focus rect:first-of-type,"
    "svg a:hover rect:first-of-type{stroke-width:2.5}\n"
    "li{overflow-wrap:anywhere}li:target{background:#fff3b0}\n"
    ".legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}\n"
    ".legend svg{display:inline-block;vertical-align:middle;margin-right:.5rem}\n";

/* What is said in the reader's language. */
static const char *
say(const struct page *p, const char *en, const char *vi)
{
	return p->lang == DG_LANG_VI ? vi : en;
}

static const char *
tie_of(const struct page *p, enum dg_graph_tie tie)
{
	static const char *const name[][2] = {
		[DG_TIE_EXTENDS] = { [DG_LANG_EN] = "extends", [DG_LANG_VI] = "dựa trên" },
		[DG_TIE_REFINES] = { [DG_LANG_EN] = "refines a document of",
		    [DG_LANG_VI] = "sửa riêng một văn bản của" },
		[DG_TIE_TEMPLATE] = { [DG_LANG_EN] = "is of the kind", [DG_LANG_VI] = "thuộc loại" },
		[DG_TIE_UNITS] = { [DG_LANG_EN] = "takes units from",
		    [DG_LANG_VI] = "lấy đơn vị từ" },
		[DG_TIE_CITES] = { [DG_LANG_EN] = "takes citations from",
		    [DG_LANG_VI] = "lấy trích dẫn từ" },
	};

	return name[tie][p->lang];
}

/* ---- the legend ---- */

static void
put_sign(struct page *p, const char *shape, const char *words)
{
	dg_html_raw(&p->html, "<li><svg width=\"46\" height=\"20\" aria-hidden=\"true\">");
	dg_html_raw(&p->html, shape);
	dg_html_raw(&p->html, "</svg>");
	dg_html_raw(&p->html, words);
	dg_html_raw(&p->html, "</li>\n");
}

static void
put_legend(struct page *p)
{
	dg_html_fmt(&p->html, "<h2>%s</h2>\n<ul class=\"legend\">\n", say(p, "Signs", "Ký hiệu"));
	put_sign(p, "<rect class=\"k0\" x=\"1\" y=\"1\" width=\"44\" height=\"18\" rx=\"4\"/>",
	    say(p, "a plan", "kế hoạch"));
	put_sign(p, "<rect class=\"k0 away\" x=\"1\" y=\"1\" width=\"44\" height=\"18\" rx=\"4\"/>",
	    say(p, "a plan that was not asked for", "kế hoạch ngoài phạm vi đã chọn"));
	put_sign(p, "<path class=\"t0\" d=\"M2 2V10H38V14\"/><path d=\"M34 14h8l-4 6z\"/>",
	    say(p, "is extended by", "được dùng làm gốc cho"));
	put_sign(p, "<path class=\"t1\" d=\"M2 2V10H38V14\"/><path d=\"M34 14h8l-4 6z\"/>",
	    say(p, "is refined in one document by", "có một văn bản được sửa riêng ở"));
	put_sign(p, "<rect class=\"k1\" x=\"5\" y=\"2\" width=\"36\" height=\"15\" rx=\"3\"/>",
	    say(p, "T: the kind of document", "M: loại văn bản (mẫu)"));
	put_sign(p, "<rect class=\"k2\" x=\"5\" y=\"2\" width=\"36\" height=\"15\" rx=\"3\"/>",
	    say(p, "U: a table of units", "Đ: bảng đơn vị"));
	put_sign(p, "<rect class=\"k3\" x=\"5\" y=\"2\" width=\"36\" height=\"15\" rx=\"3\"/>",
	    say(p, "C: a registry of citations", "D: danh mục trích dẫn"));
	dg_html_raw(&p->html, "</ul>\n");
}

/* ---- in words ---- */

static void
put_link(struct page *p, const struct dg_graph_node *n)
{
	char id[DG_GRAPH_ID];

	dg_graph_id(n, id);
	dg_html_fmt(&p->html, "<a href=\"#%s\">", id);
	dg_html_put(&p->html, n->name);
	dg_html_raw(&p->html, "</a>");
}

static void
open_item(struct page *p, const struct dg_graph_node *n)
{
	char id[DG_GRAPH_ID];

	dg_graph_id(n, id);
	dg_html_fmt(&p->html, "<li id=\"%s\"><strong>", id);
	dg_html_put(&p->html, n->name);
	dg_html_raw(&p->html, "</strong>");
}

/* Plans, and of each what it is made of. */
static void
put_plans(struct page *p)
{
	size_t at = 0;

	dg_html_fmt(&p->html, "<h2>%s</h2>\n<ul>\n", say(p, "Plans", "Kế hoạch"));
	for (size_t i = 0; i < p->g->n_nodes; i++) {
		if (p->g->node[i].kind != DG_GRAPH_PLAN)
			continue;
		open_item(p, &p->g->node[i]);
		for (const char *mark = ": "; at < p->g->n_edges && p->g->edge[at].from == i;
		    at++, mark = "; ") {
			dg_html_fmt(&p->html, "%s%s ", mark, tie_of(p, p->g->edge[at].tie));
			put_link(p, &p->g->node[p->g->edge[at].to]);
		}
		dg_html_raw(&p->html, "</li>\n");
	}
	dg_html_raw(&p->html, "</ul>\n");
}

static void
put_files(struct page *p, enum dg_graph_kind kind, const char *caption)
{
	bool any = false;
	char tag[DG_GRAPH_ID];

	for (size_t i = 0; i < p->g->n_nodes; i++) {
		const struct dg_graph_node *n = &p->g->node[i];

		if (n->kind != kind)
			continue;
		if (!any)
			dg_html_fmt(&p->html, "<h2>%s</h2>\n<ul>\n", caption);
		any = true;
		open_item(p, n);
		dg_graph_tag(n, p->lang, tag);
		dg_html_fmt(&p->html, " (%s): %zu %s</li>\n", tag, n->uses, n->uses == 1 ?
		    say(p, "plan", "kế hoạch") : say(p, "plans", "kế hoạch"));
	}
	if (any)
		dg_html_raw(&p->html, "</ul>\n");
}

/* ---- the page ---- */

static void
put_head(struct page *p)
{
	const char *title = say(p, "Plans and what they are made of", "Kế hoạch và những gì nó dùng");

	dg_html_fmt(&p->html, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"UTF-8\">\n",
	    say(p, "en", "vi"));
	dg_html_fmt(&p->html, "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n<title>%s</title>\n<style>\n", title);
	dg_html_raw(&p->html, style);
	dg_html_fmt(&p->html, "</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n", title);
}

static void
put_picture(struct page *p, const struct dg_graph_shape *shape, const char *id)
{
	struct dg_graph_places places;

	dg_graph_place(p->g, shape, &places);
	dg_graph_draw(p->g, shape, &places, id, p->lang, p->html.out);
}

void
dg_graph_write(struct dg_graph *g, enum dg_lang lang, struct dg_buf *out)
{
	struct page p = { .g = g, .lang = lang, .html = { .out = out } };

	dg_graph_tie(g);
	put_head(&p);
	put_legend(&p);
	dg_html_raw(&p.html, "<figure>\n");
	put_picture(&p, &wide, "wide");
	put_picture(&p, &narrow, "narrow");
	dg_html_raw(&p.html, "</figure>\n");
	put_plans(&p);
	put_files(&p, DG_GRAPH_TEMPLATE, dg_graph_caption(DG_GROUP_TEMPLATES, lang));
	put_files(&p, DG_GRAPH_UNITS, dg_graph_caption(DG_GROUP_UNITS, lang));
	put_files(&p, DG_GRAPH_CITES, dg_graph_caption(DG_GROUP_CITES, lang));
	dg_html_raw(&p.html, "</main>\n</body>\n</html>\n");
}
