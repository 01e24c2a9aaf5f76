/*
 * cmd_ids.c - docgen ids PLAN...: how the parts of a plan are named, and names for
 * those that have none.
 *
 * Plans are read without template and units, only with those that they extend.  One
 * that has errors is listed as far as it goes, and never written.
 */
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "build/output.h"
#include "cascade/cascade.h"
#include "cli/cli.h"
#include "doc/address.h"
#include "plan/ids.h"

enum { WRITE, CHECK, TABLES, JSON, LANG, HELP };

static const struct dg_cli_option options[] = {
	[WRITE] = { "write", 0, DG_NO_VALUE, {
	    "give ids to what has none, in the plan itself",
	    "đặt mã cho chỗ chưa có, ghi vào chính kế hoạch" } },
	[CHECK] = { "check", 0, DG_NO_VALUE, {
	    "write nothing; status 1 when something has no id",
	    "không ghi; trạng thái 1 nếu có chỗ chưa có mã" } },
	[TABLES] = { "tables", 0, DG_NO_VALUE, {
	    "also put pipe tables without a block into one, for its id",
	    "đưa cả bảng chưa nằm trong khối vào khối table để có mã" } },
	[JSON] = { "json", 0, DG_NO_VALUE, {
	    "list for programs", "liệt kê cho chương trình" } },
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

#define WORDS_BYTES	200	/* of a part, looked at */
#define WORDS_COLUMNS	50	/* and shown */
#define CELLS		4	/* of a line of the list: name, kind, place, words */
#define GAP		2	/* columns between them */

/* Parts as a clerk calls them; others have the names of the tree. */
static const struct {
	enum dg_kind	 kind;
	const char	*name[2];
} parts[] = {
	{ DG_K_SECTION, { "section", "mục" } },
	{ DG_K_PARA, { "paragraph", "đoạn" } },
	{ DG_K_ITEM, { "item", "ý" } },
	{ DG_K_TABLE, { "table", "bảng" } },
	{ DG_K_ROW, { "row", "dòng" } },
	{ DG_K_RECORD, { "row", "dòng" } },
	{ DG_K_ANNEX, { "annex", "phụ lục" } },
	{ DG_K_TARGETS, { "targets", "chỉ tiêu" } },
	{ DG_K_TASKS, { "tasks", "phân công" } },
	{ DG_K_BUDGET, { "budget", "kinh phí" } },
	{ DG_K_RECIPIENTS, { "recipients", "nơi nhận" } },
	{ DG_K_RECIPIENT, { "line", "dòng" } },
	{ DG_K_ADDRESSEES, { "addressees", "kính gửi" } },
	{ DG_K_BASES, { "bases", "căn cứ" } },
	{ DG_K_SIGNATURE, { "signature", "chữ ký" } },
	{ DG_K_SIGNER, { "signer", "người ký" } },
	{ DG_K_COPY, { "copy", "bản sao" } },
	{ DG_K_PAGE_BREAK, { "page-break", "ngắt trang" } },
	{ DG_K_TOC, { "toc", "mục lục" } },
	{ DG_K_PLACE, { "place", "chỗ in" } },
};
#define N_PARTS (sizeof parts / sizeof *parts)

struct request {
	const char	**plans;
	size_t		  n_plans;
	bool		  write, check, tables, json, help;
};

/* A plan being looked at. */
struct look {
	struct dg_cli		*cli;
	const struct request	*request;
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;
	struct dg_doc		 doc;
};

/* ---- words ---- */

static void
take_word(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	if (!word->option)
		r->plans[r->n_plans++] = word->value;
	else if (word->option == &options[LANG])
		dg_option_choose(cli, word);
	r->write |= word->option == &options[WRITE];
	r->check |= word->option == &options[CHECK];
	r->tables |= word->option == &options[TABLES];
	r->json |= word->option == &options[JSON];
	r->help |= word->option == &options[HELP];
}

/* ---- what stands there ---- */

/* Where the words of a part are that tell what it is; NULL: it has none. */
static const struct dg_node *
telling(const struct dg_node *n)
{
	const struct dg_attr *title;

	switch (n->kind) {
	case DG_K_SECTION: case DG_K_ITEM: case DG_K_TABLE:
		return n->first;
	case DG_K_ANNEX:
		title = dg_node_attr(n, "title");
		return title ? title->inlines : NULL;
	case DG_K_PARA: case DG_K_RECIPIENT: case DG_K_PLACE: case DG_K_RECORD:
	case DG_K_ROW: case DG_K_SIGNER:
		return n;
	default:
		return NULL;
	}
}

static void
add_words(struct dg_buf *out, const struct dg_node *n)
{
	static const char *const before[] = { "{{", "{{#", "[@" };
	static const char *const behind[] = { "}}", "}}", "]" };
	size_t mark = n->kind == DG_K_REF ? 1 : n->kind == DG_K_CITE ? 2 : 0;

	switch (n->kind) {
	case DG_K_TEXT:
		dg_buf_add_str(out, n->u.text.s);
		break;
	case DG_K_VAR: case DG_K_REF: case DG_K_CITE: case DG_K_PLACE:
		dg_buf_puts(out, before[mark]);
		dg_buf_add_str(out, n->u.ref.path);
		dg_buf_puts(out, behind[mark]);
		break;
	case DG_K_BREAK: case DG_K_FIELD: case DG_K_CELL:
		if (out->n > 0)
			dg_buf_putc(out, ' ');
		break;
	default:
		break;
	}
}

/* The first words of a part, as many as are shown. */
static struct dg_str
first_words(struct dg_arena *a, const struct dg_node *node)
{
	const struct dg_node *root = telling(node);
	struct dg_buf buf;
	struct dg_str s, shown;
	size_t at = 0;

	dg_buf_init(&buf, DG_MAX_PLAN);
	for (struct dg_node *n = (struct dg_node *)root; n && buf.n < WORDS_BYTES;
	    n = dg_node_walk(root, n))
		add_words(&buf, n);
	s = dg_str_trim(dg_buf_str(&buf));
	for (size_t i = 0; i < WORDS_COLUMNS && at < s.n; i++)
		dg_utf8_next(s, &at);
	shown = dg_str_trim_right(dg_str_sub(s, 0, at));
	shown = at < s.n ? dg_arena_join(a, shown, DG_STR("…")) : dg_arena_dup(a, shown);
	dg_buf_fini(&buf);
	return shown;
}

static const char *
part_name(enum dg_kind kind, enum dg_lang lang)
{
	for (size_t i = 0; i < N_PARTS; i++)
		if (parts[i].kind == kind)
			return parts[i].name[lang];
	return dg_kind_name(kind);
}

/* ---- listing ---- */

/* One line of the list; the words come last and need no width. */
struct row {
	struct dg_str cell[CELLS];
};

static struct row
row_of(struct look *l, const struct dg_address *item)
{
	struct dg_place at = dg_span_place(&l->sources, item->node->span);
	struct dg_arena *a = &l->arena;

	return (struct row){ { dg_arena_fmt(a, "#%.*s", DG_FMT(item->name)),
	    dg_str_of(part_name(item->node->kind, l->cli->lang)),
	    dg_arena_fmt(a, "%zu:%zu", at.line, at.column), first_words(a, item->node) } };
}

static void
print_row(FILE *out, const struct row *row, const size_t *width)
{
	size_t last = CELLS;

	while (last > 0 && row->cell[last - 1].n == 0)
		last--;
	for (size_t c = 0; c < last; c++) {
		size_t n = dg_text_columns(row->cell[c]);

		fprintf(out, "%.*s", DG_FMT(row->cell[c]));
		if (c + 1 < last)
			fprintf(out, "%*s", (int)(width[c] - n) + GAP, "");
	}
	fputc('\n', out);
}

static void
list_text(struct look *l, const struct dg_address *item, size_t n, bool first)
{
	struct row *row = DG_NEW_ARRAY(&l->arena, n + 1, struct row);
	size_t width[CELLS] = { 0 };

	if (l->request->n_plans > 1)
		fprintf(l->cli->out, "%s%.*s:\n", first ? "" : "\n", DG_FMT(l->doc.path));
	for (size_t i = 0; i < n; i++) {
		row[i] = row_of(l, &item[i]);
		for (size_t c = 0; c < CELLS; c++) {
			size_t wide = dg_text_columns(row[i].cell[c]);

			width[c] = wide > width[c] ? wide : width[c];
		}
	}
	for (size_t i = 0; i < n; i++)
		print_row(l->cli->out, &row[i], width);
}

/* One object a line. */
static void
list_json(struct look *l, const struct dg_address *item, size_t n, bool first)
{
	FILE *out = l->cli->out;

	for (size_t i = 0; i < n; i++) {
		const struct dg_node *node = item[i].node;
		struct dg_place at = dg_span_place(&l->sources, node->span);

		fputs(first && i == 0 ? "\n{\"file\": " : ",\n{\"file\": ", out);
		dg_json_put(out, l->doc.path);
		fprintf(out, ", \"address\": \"#%.*s\", \"kind\": \"%s\", \"line\": %zu, "
		    "\"column\": %zu, \"text\": ", DG_FMT(item[i].name),
		    part_name(node->kind, DG_LANG_EN), at.line, at.column);
		dg_json_put(out, first_words(&l->arena, node));
		fputc('}', out);
	}
}

/* ---- giving ids ---- */

static void
say_given(struct look *l, size_t n)
{
	static const char *const given[] = { "ids given", "mã đã đặt" };

	fprintf(l->cli->out, "%.*s: %zu %s\n", DG_FMT(l->doc.path), n, given[l->cli->lang]);
}

static void
give(struct look *l)
{
	struct dg_naming naming;

	if (!dg_plan_name_ids(&l->doc, l->request->tables, &naming) || naming.n == 0)
		return;
	if (l->request->check)
		dg_report(&l->sink, DG_R_ids_absent, naming.first,
		    DG_ARGS(dg_arena_fmt(&l->arena, "%zu", naming.n - 1)));
	else if (dg_output_replace(&l->doc, dg_arena_dup(&l->arena, l->doc.path),
	    naming.bytes))
		say_given(l, naming.n);
}

/* ---- the command ---- */

/* What its lines mean depends on the plans that it extends; false: there is no tree. */
static bool
read_plan(struct look *l)
{
	struct dg_chain *chain = DG_NEW(&l->arena, struct dg_chain);
	struct dg_doc doc = l->doc;

	if (!dg_project_root(&l->arena, NULL, doc.path, &doc.root_dir)) {
		dg_report(&l->sink, DG_R_file_absent, DG_NOWHERE, DG_ARGS(doc.path));
		return false;
	}
	if (!dg_chain_read(&doc, chain) && chain->n == 0)
		return false;
	l->doc = chain->level[chain->n - 1].doc;
	return true;
}

/* *first: nothing was listed yet. */
static int
look_at(struct dg_cli *cli, const struct request *r, const char *plan, bool *first)
{
	struct look l = { .cli = cli, .request = r };
	struct dg_address *item;
	int status;

	dg_arena_init(&l.arena);
	dg_sources_init(&l.sources, &l.arena);
	dg_sink_init(&l.sink);
	l.doc = (struct dg_doc){ .arena = &l.arena, .sources = &l.sources, .sink = &l.sink,
	    .path = dg_str_of(plan) };
	if (read_plan(&l) && !r->write && !r->check) {
		size_t n = dg_address_list(&l.arena, l.doc.root, &item);

		if (r->json)
			list_json(&l, item, n, *first);
		else
			list_text(&l, item, n, *first);
		*first = *first && r->json && n == 0;
	} else if (!dg_sink_failed(&l.sink)) {
		give(&l);
	}
	if (dg_sink_failed(&l.sink))
		dg_cli_print(cli, &l.sink, &l.sources);
	status = dg_sink_status(&l.sink);
	dg_sink_fini(&l.sink);
	dg_sources_fini(&l.sources);
	dg_arena_fini(&l.arena);
	return status;
}

static int
look_at_all(struct dg_cli *cli, const struct request *r)
{
	bool json = r->json && !r->write && !r->check, first = true;
	int worst = DG_DONE;

	if (json)
		fputc('[', cli->out);
	for (size_t i = 0; i < r->n_plans; i++) {
		int status = look_at(cli, r, r->plans[i], &first);

		worst = status > worst ? status : worst;
	}
	if (json)
		fputs("\n]\n", cli->out);
	return worst;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n_words)
{
	struct request r = { NULL };
	struct dg_cli_word *word;
	size_t n;

	r.plans = DG_NEW_ARRAY(&cli->arena, n_words + 1, const char *);
	dg_option_parse(cli, &dg_cmd_ids, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++)
		take_word(cli, &r, &word[i]);
	if (!r.help && r.n_plans == 0 && !dg_sink_failed(&cli->sink))
		dg_report(&cli->sink, DG_R_plan_not_named, DG_NOWHERE, DG_NO_ARGS);
	if (dg_sink_failed(&cli->sink))
		return dg_cli_usage(cli, &dg_cmd_ids);
	if (r.help) {
		dg_option_help(cli, &dg_cmd_ids);
		return DG_DONE;
	}
	return look_at_all(cli, &r);
}

const struct dg_command dg_cmd_ids = {
	.name = "ids",
	.usage = { "ids [OPTION]... PLAN...", "ids [TÙY-CHỌN]... TỆP-KẾ-HOẠCH..." },
	.summary = { "Lists how the parts of plans are named, and gives ids.",
	    "Liệt kê cách gọi tên các phần của kế hoạch, và đặt mã." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
