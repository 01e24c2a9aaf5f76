/*
 * mark.c - what a page shows beside the document: what changed since an older one, and
 * which level wrote what.
 *
 * Colours never speak alone: a reader aloud gets words.
 */
#include "html/part.h"

#include "layout/review.h"

/* ---- two documents ------------------------------------------------------------------- */

static const char *const change_name[] = {
	[DG_INSERTED] = "Thêm", [DG_DELETED] = "Bỏ", [DG_MOVED_FROM] = "Chuyển đi",
	[DG_MOVED_TO] = "Chuyển đến",
};

static bool
is_gone(enum dg_change change)
{
	return change == DG_DELETED || change == DG_MOVED_FROM;
}

void
dg_html_change_open(struct dg_html *h, enum dg_change change)
{
	struct dg_date on = h->meta->date;

	if (change == DG_SAME)
		return;
	dg_html_fmt(h, "<%s title=\"%s", is_gone(change) ? "del" : "ins", change_name[change]);
	if (h->meta->author.n > 0) {
		dg_html_raw(h, ": ");
		dg_html_put(h, h->meta->author);
	}
	dg_html_raw(h, "\"");
	if (dg_date_is_whole(on))
		dg_html_fmt(h, " datetime=\"%04d-%02d-%02d\"", on.year, on.month, on.day);
	dg_html_fmt(h, "><span class=\"unseen\">[%s: </span>", change_name[change]);
}

void
dg_html_change_close(struct dg_html *h, enum dg_change change)
{
	if (change != DG_SAME)
		dg_html_fmt(h, "<span class=\"unseen\">]</span></%s>",
		    is_gone(change) ? "del" : "ins");
}

void
dg_html_row_change(struct dg_html *h, const struct dg_node *row)
{
	if (row->change != DG_SAME)
		dg_html_fmt(h, "<span class=\"unseen\">[%s: dòng] </span>",
		    change_name[row->change]);
}

/* ---- review copies ---------------------------------------------------------------------- */

void
dg_html_block_classes(struct dg_html *h, const struct dg_node *n)
{
	struct dg_marked m;

	if (n->change != DG_SAME)
		dg_html_raw(h, dg_is_gone(n) ? " gone" : " new");
	if (h->review != NULL && dg_kind_is_leaf(n->kind) && dg_ledger_mark(h->review, n, &m))
		dg_html_fmt(h, " o%u", m.level);
}

/* The row of a ruled table is told of once. */
static bool
is_told(struct dg_html *h, const struct dg_node *leaf)
{
	const struct dg_node *cell = leaf->parent;
	const struct dg_node *row = cell->kind == DG_K_CELL ? cell->parent : NULL;
	bool told;

	if (row == NULL || row->parent->u.table.look != DG_LOOK_GRID)
		return false;
	told = h->marked_row == row;
	h->marked_row = row;
	return told;
}

void
dg_html_origin(struct dg_html *h, const struct dg_node *leaf)
{
	struct dg_marked m;

	if (h->review == NULL || !dg_ledger_mark(h->review, leaf, &m) || is_told(h, leaf))
		return;
	dg_html_fmt(h, "<span class=\"origin\">%s%u<span class=\"unseen\"> (cấp %u)</span></span> ",
	    dg_review_letter(m.share), m.by + 1, m.level + 1);
}

bool
dg_html_run_open(struct dg_html *h, const struct dg_node *text)
{
	struct dg_marked m;

	if (h->review == NULL || !dg_ledger_mark_run(h->review, text, &m))
		return false;
	dg_html_fmt(h, "<span class=\"%s u%u\">", m.share == DG_SHARE_TERMS ? "term" : "edit",
	    m.level);
	return true;
}

void
dg_html_legend(struct dg_html *h)
{
	enum dg_share share;
	struct dg_str s;

	if (h->review == NULL)
		return;
	dg_html_raw(h, "<aside class=\"origin legend\" aria-label=\"Bản ghi nguồn gốc\">\n"
	    "<p>Bản ghi nguồn gốc. Màu của vạch: cấp viết ra; chữ và số ở lề: cách xử lý và cấp xử "
	    "lý; gạch chân liền: chữ đã sửa; gạch chân đứt: chữ đã thay.</p>\n<ul>\n");
	for (unsigned i = 0; i < h->review->chain->n; i++) {
		dg_html_fmt(h, "<li class=\"o%u\">", i);
		dg_html_put(h, dg_review_level(h->review, &h->arena, i));
		dg_html_raw(h, "</li>\n");
	}
	for (unsigned i = 0; (s = dg_review_class(&h->arena, i, &share)).n > 0; i++) {
		dg_html_raw(h, "<li>");
		dg_html_put(h, s);
		dg_html_raw(h, "</li>\n");
	}
	dg_html_raw(h, "</ul>\n</aside>\n");
}

void
dg_html_mark_css(struct dg_html *h)
{
	if (h->doc->root->before != NULL)
		dg_html_raw(h, "ins{color:#004b87;text-decoration:underline}\n"
		    "del{color:#9b1c1c;text-decoration:line-through}\n"
		    ".new,.gone{box-shadow:-6px 0 0 -3px #555}\n"
		    "tr.new>*{background:#e6f1fb}\ntr.gone>*{background:#fbeaea}\n");
	if (h->review == NULL)
		return;
	dg_html_raw(h, ".origin{font:7pt/1 Arial,\"Liberation Sans\",sans-serif;color:#333;"
	    "text-indent:0;font-style:normal}\n"
	    "span.origin{vertical-align:super}\n"
	    ".legend{max-width:210mm;margin:12px auto;padding:8px;font-size:9pt;line-height:1.4;"
	    "background:#fff}\n.legend li{display:inline-block;padding:0 8px}\n");
	for (unsigned i = 0; i < h->review->chain->n; i++) {
		unsigned color = (unsigned)dg_review_color(i);

		dg_html_fmt(h, ".o%u{box-shadow:-8px 0 0 -3px #fff,-11px 0 0 -3px #%06x}\n"
		    "td>.o%u,th>.o%u{box-shadow:-5px 0 0 -3px #%06x}\n"
		    ".u%u{border-bottom:1.5px solid #%06x}\n.term.u%u{border-bottom-style:dashed}\n",
		    i, color, i, i, color, i, color, i);
	}
}
