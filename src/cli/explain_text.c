/* explain_text.c - provenance in words. */
#include "cli/explain.h"

#include "base/text.h"

#define WORDS_SHOWN	300	/* bytes of a text, */
#define LINE_SHOWN	72	/* and characters in a list of all blocks */
#define REASONS_SHOWN	200

struct printer {
	const struct dg_explanation	*e;
	enum dg_lang			 lang;
	struct dg_buf			*out;
};

/* ---- words --------------------------------------------------------------------------- */

const char *
dg_explain_kind(enum dg_kind kind, enum dg_lang lang)
{
	static const struct { enum dg_kind kind; const char *text[2]; } names[] = {
		{ DG_K_SECTION, { "section", "mục" } }, { DG_K_PARA, { "paragraph", "đoạn" } },
		{ DG_K_ITEM, { "item", "ý" } }, { DG_K_TABLE, { "table", "bảng" } },
		{ DG_K_ROW, { "row", "dòng" } }, { DG_K_RECORD, { "row", "dòng" } },
		{ DG_K_ANNEX, { "annex", "phụ lục" } }, { DG_K_TARGETS, { "targets", "chỉ tiêu" } },
		{ DG_K_TASKS, { "tasks", "nhiệm vụ" } }, { DG_K_BUDGET, { "budget", "kinh phí" } },
		{ DG_K_RECIPIENTS, { "recipients", "nơi nhận" } },
		{ DG_K_RECIPIENT, { "recipient", "nơi nhận" } },
		{ DG_K_SIGNATURE, { "signature", "chữ ký" } },
		{ DG_K_SIGNER, { "signer", "người ký" } },
		{ DG_K_ADDRESSEES, { "addressees", "kính gửi" } },
		{ DG_K_BASES, { "bases", "căn cứ" } },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].kind == kind)
			return names[i].text[lang];
	return dg_kind_name(kind);
}

const char *
dg_explain_share(enum dg_share share, enum dg_lang lang)
{
	static const char *const name[DG_SHARES][2] = {
		[DG_SHARE_OWN] = { "own", "tự viết" },
		[DG_SHARE_KEPT] = { "kept", "giữ nguyên" },
		[DG_SHARE_TERMS] = { "substituted", "thay từ" },
		[DG_SHARE_EDITED] = { "edited", "sửa" },
		[DG_SHARE_MOVED] = { "moved", "chuyển chỗ" },
		[DG_SHARE_CONDENSED] = { "condensed", "gộp lại" },
		[DG_SHARE_REWRITTEN] = { "rewritten", "viết lại" },
		[DG_SHARE_NEW] = { "new", "thêm mới" },
		[DG_SHARE_REMOVED] = { "removed", "bỏ" },
		[DG_SHARE_REPLACED] = { "replaced by others", "bị phần khác thay" },
		[DG_SHARE_LOCAL] = { "left out (.local)", "riêng của cấp trên (.local)" },
		[DG_SHARE_OFF] = { "switched off (when)", "không áp dụng (when)" },
	};

	return name[share][lang];
}

static const char *
operation(enum dg_origin_how how, enum dg_lang lang)
{
	switch (how) {
	case DG_BY_REPLACE: return lang == DG_LANG_VI ? "thay (replace)" : "replace";
	case DG_BY_APPEND: return lang == DG_LANG_VI ? "thêm vào cuối (append)" : "append";
	case DG_BY_PREPEND: return lang == DG_LANG_VI ? "thêm vào đầu (prepend)" : "prepend";
	case DG_BY_BEFORE: return lang == DG_LANG_VI ? "thêm ở trước (before)" : "before";
	case DG_BY_AFTER: return lang == DG_LANG_VI ? "thêm ở sau (after)" : "after";
	case DG_BY_REMOVE: return lang == DG_LANG_VI ? "bỏ (remove)" : "remove";
	case DG_BY_EDIT: return lang == DG_LANG_VI ? "sửa (edit)" : "edit";
	case DG_BY_MOVE: return lang == DG_LANG_VI ? "chuyển chỗ (move)" : "move";
	case DG_BY_TERMS: return lang == DG_LANG_VI ? "thay từ (terms)" : "terms";
	default: return lang == DG_LANG_VI ? "viết" : "written";
	}
}

struct dg_str
dg_explain_words(const struct dg_explanation *e, const struct dg_account *a)
{
	const struct dg_node *n = a->node, *first = n->first;

	if (a->words.n > 0)
		return a->words;
	if ((n->kind == DG_K_SECTION || n->kind == DG_K_ITEM) && first != NULL)
		return dg_node_plain(e->doc.arena, first);
	if (n->kind == DG_K_ANNEX)
		return dg_node_attr(n, "title") != NULL ? dg_node_attr(n, "title")->value :
		    DG_STR("");
	return dg_ledger_words(e->doc.arena, n);
}

struct dg_str
dg_explain_number(const struct dg_account *a)
{
	return a->node->number.n > 0 ? a->node->number : a->node->label;
}

/* So many characters of a text. */
static struct dg_str
cut(struct dg_str s, size_t columns)
{
	size_t at = 0;

	while (at < s.n && columns > 0) {
		dg_utf8_next(s, &at);
		columns--;
	}
	return dg_str_sub(s, 0, at);
}

static void
put_quoted(struct printer *p, struct dg_str s, size_t columns)
{
	struct dg_str shown = cut(s, columns);

	dg_buf_fmt(p->out, "“%.*s%s”", DG_FMT(shown), shown.n < s.n ? "…" : "");
}

static void
put_place(struct printer *p, struct dg_span at)
{
	if (at.source != 0)
		dg_buf_fmt(p->out, "%.*s:%zu", DG_FMT(dg_source_at(p->e->doc.sources,
		    at.source)->path), dg_span_place(p->e->doc.sources, at).line);
}

/* ---- one part ------------------------------------------------------------------------ */

static void
put_reworded(struct printer *p, const struct dg_event *e)
{
	for (const struct dg_reworded *w = e->words; w != NULL; w = w->next) {
		static const char *const instead[] = { "in the place of", "thay cho" };

		dg_buf_puts(p->out, "      ");
		if (e->how == DG_BY_REPLACE)
			dg_buf_fmt(p->out, "%s ", instead[p->lang]);
		if (w->field.n > 0)
			dg_buf_fmt(p->out, "%s%.*s: ", e->how == DG_BY_REPLACE ? "#" : "",
			    DG_FMT(w->field));
		put_quoted(p, w->old, WORDS_SHOWN);
		if (e->how != DG_BY_REPLACE) {
			dg_buf_puts(p->out, " → ");
			put_quoted(p, w->now, WORDS_SHOWN);
		}
		dg_buf_puts(p->out, " (");
		put_place(p, w->at);
		dg_buf_puts(p->out, ")\n");
	}
}

static void
put_event(struct printer *p, const struct dg_event *e)
{
	static const char *const level[] = { "level", "cấp" };
	static const char *const from[] = { "from section", "từ mục" };
	static const char *const why[] = { "reason", "lý do" };
	static const char *const text[] = { "its text", "lời văn" };

	dg_buf_fmt(p->out, "  %s %u  ", level[p->lang], e->level + 1);
	put_place(p, e->at);
	dg_buf_fmt(p->out, "  %s", operation(e->how, p->lang));
	if (e->how != DG_FROM_PLAN && e->text.source != 0) {
		dg_buf_fmt(p->out, "; %s: ", text[p->lang]);
		put_place(p, e->text);
	}
	if (e->why.n > 0) {
		dg_buf_fmt(p->out, "; %s ", e->how == DG_BY_MOVE ? from[p->lang] : why[p->lang]);
		put_quoted(p, e->why, WORDS_SHOWN);
	}
	dg_buf_putc(p->out, '\n');
	put_reworded(p, e);
}

static void
put_history(struct printer *p, const struct dg_account *a)
{
	for (const struct dg_event *e = a->history; e != NULL; e = e->next)
		put_event(p, e);
}

static void
put_head(struct printer *p, const struct dg_account *a)
{
	struct dg_str number = dg_explain_number(a);

	if (a->address.n > 0)
		dg_buf_fmt(p->out, "#%.*s  ", DG_FMT(a->address));
	dg_buf_puts(p->out, dg_explain_kind(a->kind, p->lang));
	if (number.n > 0)
		dg_buf_fmt(p->out, " %.*s", DG_FMT(number));
	dg_buf_fmt(p->out, ": %s\n", dg_explain_share(a->share, p->lang));
	dg_buf_puts(p->out, "  ");
	put_quoted(p, dg_explain_words(p->e, a), WORDS_SHOWN);
	dg_buf_putc(p->out, '\n');
}

/* Why it is not there, where the history does not say it. */
static void
put_gone(struct printer *p, const struct dg_account *gone, const struct dg_account *a)
{
	static const char *const off[] = { "this condition does not hold",
		"điều kiện này không đúng" };
	static const char *const local[] = { "the plan above keeps it for itself (.local)",
		"cấp trên giữ riêng (.local), không cho kế thừa" };
	static const char *const with[] = { "it went with", "cùng với" };

	if (gone->share == DG_SHARE_OFF || gone->share == DG_SHARE_LOCAL) {
		dg_buf_puts(p->out, "  ");
		put_place(p, gone->share == DG_SHARE_OFF ? gone->node->span : gone->span);
		dg_buf_fmt(p->out, "  %s\n", gone->share == DG_SHARE_OFF ? off[p->lang] :
		    local[p->lang]);
	} else if (gone->node != a->node && gone->address.n > 0) {
		dg_buf_fmt(p->out, "  %s #%.*s\n", with[p->lang], DG_FMT(gone->address));
	}
}

/* "giữ nguyên 3, sửa 1": nothing of what there is none. */
static void
put_sums(struct printer *p, const size_t *sum)
{
	const char *between = "";

	for (unsigned s = 0; s < DG_SHARES; s++) {
		if (sum[s] == 0)
			continue;
		dg_buf_fmt(p->out, "%s%s %zu", between, dg_explain_share(s, p->lang), sum[s]);
		between = ", ";
	}
	dg_buf_putc(p->out, '\n');
}

/* What stands in a section, a block, an item. */
static void
put_inside(struct printer *p, const struct dg_account *a)
{
	static const char *const title[] = { "in it", "bên trong" };
	size_t sum[DG_SHARES] = { 0 }, n = 0;

	for (size_t i = 1; i <= a->inside; i++) {
		sum[a[i].share] += a[i].counted;
		n += a[i].counted;
	}
	if (n == 0)
		return;
	dg_buf_fmt(p->out, "  %s: ", title[p->lang]);
	put_sums(p, sum);
}

void
dg_explain_one(const struct dg_explanation *e, enum dg_lang lang, struct dg_buf *out)
{
	struct printer p = { e, lang, out };

	put_head(&p, e->found);
	put_history(&p, e->found);
	if (e->gone != NULL)
		put_gone(&p, e->gone, e->found);
	else
		put_inside(&p, e->found);
}

/* ---- the document --------------------------------------------------------------------- */

static void
put_levels(struct printer *p)
{
	static const char *const level[] = { "Level", "Cấp" };
	static const char *const all[] = { "In all", "Cả văn bản" };
	const struct dg_ledger *l = &p->e->ledger;

	for (unsigned i = 0; i < l->chain->n; i++) {
		dg_buf_fmt(p->out, "%s %u  %.*s: ", level[p->lang], i + 1,
		    DG_FMT(l->chain->level[i].doc.path));
		put_sums(p, l->sum[i]);
	}
	if (l->chain->n > 1) {
		dg_buf_fmt(p->out, "%s: ", all[p->lang]);
		put_sums(p, l->total);
	}
}

/* What a key came to; placeholders literal. */
static struct dg_str
entry_text(struct printer *p, const struct dg_entry *e)
{
	return e->inlines != NULL ? dg_str_trim(dg_node_plain(p->e->doc.arena, e->inlines)) :
	    e->value;
}

static void
put_header(struct printer *p)
{
	static const char *const title[] = { "Header", "Phần đầu" };
	static const char *const was[] = { "above", "cấp trên" };

	dg_buf_fmt(p->out, "\n%s:\n", title[p->lang]);
	for (const struct dg_entry *e = p->e->doc.header; e != NULL; e = e->next) {
		dg_buf_fmt(p->out, "  %.*s: ", DG_FMT(e->key));
		put_quoted(p, entry_text(p, e), LINE_SHOWN);
		dg_buf_puts(p->out, "  ");
		put_place(p, e->key_span);
		for (const struct dg_entry *x = e->above; x != NULL; x = x->above) {
			dg_buf_fmt(p->out, "; %s ", was[p->lang]);
			put_quoted(p, x->value, LINE_SHOWN);
			dg_buf_putc(p->out, ' ');
			put_place(p, x->key_span);
		}
		dg_buf_putc(p->out, '\n');
	}
}

static void
put_line(struct printer *p, const struct dg_account *a)
{
	static const char *const moved[] = { "moved", "chuyển chỗ" };
	struct dg_str number = dg_explain_number(a);

	dg_buf_fmt(p->out, "  %.*s%s[%s%s%s] ", DG_FMT(number), number.n > 0 ? " " : "",
	    dg_explain_share(a->share, p->lang), a->moved && a->share != DG_SHARE_MOVED ? ", " : "",
	    a->moved && a->share != DG_SHARE_MOVED ? moved[p->lang] : "");
	put_place(p, a->span);
	dg_buf_fmt(p->out, " #%.*s ", DG_FMT(a->address));
	put_quoted(p, dg_explain_words(p->e, a), LINE_SHOWN);
	dg_buf_putc(p->out, '\n');
}

static void
put_blocks(struct printer *p)
{
	static const char *const title[] = { "Blocks", "Từng phần" };
	const struct dg_ledger *l = &p->e->ledger;

	dg_buf_fmt(p->out, "\n%s:\n", title[p->lang]);
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].counted)
			put_line(p, &l->item[i]);
}

static struct dg_str
reason(const struct dg_account *a)
{
	return a->share == DG_SHARE_REMOVED ? a->node->origin->text : DG_STR("");
}

static void
put_all_gone(struct printer *p)
{
	static const char *const title[] = { "Not in the document", "Không có trong văn bản" };
	static const char *const why[] = { "reason", "lý do" };
	const struct dg_ledger *l = &p->e->ledger;

	if (l->n_gone > 0)
		dg_buf_fmt(p->out, "\n%s:\n", title[p->lang]);
	for (size_t i = 0; i < l->n_gone; i++) {
		const struct dg_account *a = &l->gone[i];

		dg_buf_fmt(p->out, "  [%s] ", dg_explain_share(a->share, p->lang));
		put_place(p, a->share == DG_SHARE_REMOVED || a->share == DG_SHARE_REPLACED ?
		    a->node->origin->at : a->span);
		if (a->address.n > 0)
			dg_buf_fmt(p->out, " #%.*s", DG_FMT(a->address));
		dg_buf_putc(p->out, ' ');
		put_quoted(p, a->words, LINE_SHOWN);
		if (reason(a).n > 0) {
			dg_buf_fmt(p->out, "; %s ", why[p->lang]);
			put_quoted(p, reason(a), REASONS_SHOWN);
		}
		dg_buf_putc(p->out, '\n');
	}
}

void
dg_explain_all(const struct dg_explanation *e, enum dg_lang lang, struct dg_buf *out)
{
	struct printer p = { e, lang, out };

	put_levels(&p);
	put_header(&p);
	put_blocks(&p);
	put_all_gone(&p);
}
