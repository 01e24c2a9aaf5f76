/*
 * cmd_copies.c - docgen copies PLAN...: how much restates the text above.
 */
#include "base/text.h"
#include "build/copies.h"
#include "cli/cli.h"

enum { AGAINST, MAX, JSON, UNIT, TEMPLATE_DIR, LANG, HELP };

static const struct dg_cli_option options[] = {
	[AGAINST] = { "against", 0, { { "PLAN", "TỆP" }, DG_TAKES_PLAN, NULL }, {
	    "compare with this plan, also where none is extended",
	    "so với tệp này, kể cả khi không có “extends”" } },
	[MAX] = { "max", 0, { { "PERCENT", "SỐ" }, DG_TAKES_TEXT, NULL }, {
	    "fail when more than so much per cent is copied",
	    "báo lỗi khi tỷ lệ chép lại vượt số phần trăm này" } },
	[JSON] = { "json", 0, DG_NO_VALUE, {
	    "print JSON", "in dạng JSON" } },
	[UNIT] = { "unit", 0, { { "ID", "MÃ" }, DG_TAKES_TEXT, NULL }, {
	    "look only at the document of this unit",
	    "chỉ xem văn bản của đơn vị này" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

struct request {
	struct dg_options	 options;
	const char		**plans;
	size_t			 n_plans;
	const char		*against;
	unsigned		 max;		/* per cent */
	bool			 json, help;
	size_t			 printed;	/* documents, for commas */
};

static unsigned
read_max(struct dg_cli *cli, const char *value)
{
	struct dg_str s = dg_str_of(value);
	unsigned n = 0;

	for (size_t i = 0; i < s.n && n <= 100; i++)
		n = s.p[i] >= '0' && s.p[i] <= '9' ? n * 10 + (unsigned)(s.p[i] - '0') : 101;
	if (s.n > 0 && n <= 100)
		return n;
	dg_report(&cli->sink, DG_R_copies_max, DG_NOWHERE, DG_ARGS(s));
	return 100;
}

static void
take_word(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	if (!word->option)
		r->plans[r->n_plans++] = word->value;
	else if (word->option == &options[AGAINST])
		r->against = word->value;
	else if (word->option == &options[MAX])
		r->max = read_max(cli, word->value);
	else if (word->option == &options[JSON])
		r->json = true;
	else if (word->option == &options[UNIT])
		r->options.unit = word->value;
	else if (word->option == &options[TEMPLATE_DIR])
		r->options.template_dir = word->value;
	else if (word->option == &options[LANG])
		dg_option_choose(cli, word);
	else
		r->help = true;
}

/* false: the words are wrong, which was reported. */
static bool
read_request(struct dg_cli *cli, const char *const *words, size_t n_words,
    struct request *r)
{
	struct dg_cli_word *word;
	size_t n;

	*r = (struct request){ .options = { .formats = DG_TO_DOCX }, .max = 100 };
	r->plans = DG_NEW_ARRAY(&cli->arena, n_words + 1, const char *);
	dg_option_parse(cli, &dg_cmd_copies, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++)
		take_word(cli, r, &word[i]);
	if (!r->help && r->n_plans == 0)
		dg_report(&cli->sink, DG_R_plan_not_named, DG_NOWHERE, DG_NO_ARGS);
	return !dg_sink_failed(&cli->sink);
}

/* ---- printing ---- */

static unsigned
percent(size_t part, size_t of)
{
	return of ? (unsigned)((part * 100 + of / 2) / of) : 0;
}

static struct dg_str
title_of(struct dg_arena *a, const struct dg_node *n, enum dg_lang lang)
{
	if (!n)
		return lang == DG_LANG_VI ? DG_STR("(ngoài các mục)") : DG_STR("(in no section)");
	if (n->kind == DG_K_ANNEX) {
		const struct dg_attr *title = dg_node_attr(n, "title");

		return title ? title->value : DG_STR("");
	}
	return n->first && n->first->kind == DG_K_HEADING ?
	    dg_node_plain(a, n->first) : DG_STR("");
}

static void
print_row(struct dg_cli *cli, const struct dg_copies_part *p, struct dg_str name)
{
	size_t of = dg_copies_counted(p);

	fprintf(cli->out, "%6zu %6zu %3u%% %9zu %8zu %7zu %6zu %7zu  %.*s\n", of,
	    dg_copies_copied(p), percent(dg_copies_copied(p), of),
	    p->words[DG_COPIES_INHERITED], p->words[DG_COPIES_PASTED],
	    p->words[DG_COPIES_TERMS], p->words[DG_COPIES_OWN],
	    p->words[DG_COPIES_ASIDE], DG_FMT(name));
}

static void
print_table(struct dg_cli *cli, const struct dg_copies_job *c, size_t at)
{
	const struct dg_copies_found *f = &c->found[at];
	bool vi = cli->lang == DG_LANG_VI;

	fprintf(cli->out, vi ? "%.*s so với %.*s\n" : "%.*s against %.*s\n",
	    DG_FMT(c->job.doc.path), DG_FMT(f->above));
	fputs(vi ? " số từ  trùng    %   kế thừa chép lại thay từ  riêng bỏ qua\n" :
	    "  words copied    % inherited   pasted   terms    own   aside\n", cli->out);
	for (size_t i = 0; i < f->copies.n; i++) {
		const struct dg_node *n = f->copies.part[i].node;
		struct dg_str number = n ? n->number : DG_STR("");

		print_row(cli, &f->copies.part[i], dg_arena_fmt(&cli->arena, "%.*s%s%.*s",
		    DG_FMT(number), number.n ? " " : "",
		    DG_FMT(title_of(&cli->arena, n, cli->lang))));
	}
	print_row(cli, &f->copies.all, vi ? DG_STR("toàn văn bản") :
	    DG_STR("the document"));
}

static void
print_string(struct dg_cli *cli, struct dg_str s)
{
	fputc('"', cli->out);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20)
			fprintf(cli->out, "\\u%04x", c);
		else
			fprintf(cli->out, c == '"' || c == '\\' ? "\\%c" : "%c", c);
	}
	fputc('"', cli->out);
}

static void
print_counts(struct dg_cli *cli, const struct dg_copies_part *p)
{
	size_t of = dg_copies_counted(p);

	fprintf(cli->out, "\"words\": %zu, \"copied\": %zu, \"percent\": %u, "
	    "\"inherited\": %zu, \"pasted\": %zu, \"terms\": %zu, \"own\": %zu, "
	    "\"aside\": %zu", of, dg_copies_copied(p), percent(dg_copies_copied(p), of),
	    p->words[DG_COPIES_INHERITED], p->words[DG_COPIES_PASTED],
	    p->words[DG_COPIES_TERMS], p->words[DG_COPIES_OWN], p->words[DG_COPIES_ASIDE]);
}

static void
print_json(struct dg_cli *cli, struct request *r, const struct dg_copies_job *c, size_t at)
{
	const struct dg_copies_found *f = &c->found[at];

	fputs(r->printed++ ? ",\n{\"plan\": " : "[{\"plan\": ", cli->out);
	print_string(cli, c->job.doc.path);
	fputs(", \"unit\": ", cli->out);
	print_string(cli, c->job.world.unit ? dg_unit_id(&c->job.world.units,
	    c->job.world.unit) : DG_STR(""));
	fputs(", \"against\": ", cli->out);
	print_string(cli, f->above);
	fputs(", ", cli->out);
	print_counts(cli, &f->copies.all);
	fputs(", \"sections\": [", cli->out);
	for (size_t i = 0; i < f->copies.n; i++) {
		const struct dg_node *n = f->copies.part[i].node;

		fputs(i ? ",\n {\"number\": " : "\n {\"number\": ", cli->out);
		print_string(cli, n ? n->number : DG_STR(""));
		fputs(", \"title\": ", cli->out);
		print_string(cli, n ? title_of(&cli->arena, n, DG_LANG_EN) : DG_STR(""));
		fputs(", ", cli->out);
		print_counts(cli, &f->copies.part[i]);
		fputs("}", cli->out);
	}
	fputs("]}", cli->out);
}

/* ---- doing it ---- */

/* Of the nearest document above, the rest is shown only. */
static bool
is_too_much(struct dg_cli *cli, const struct request *r, const struct dg_copies_job *c)
{
	const struct dg_copies_part *p = &c->found[0].copies.all;

	if (c->n == 0 || dg_copies_copied(p) * 100 <= dg_copies_counted(p) * r->max)
		return false;
	dg_report(c->result.sink, DG_R_copies_too_many, DG_NOWHERE, DG_ARGS(
	    c->job.doc.path, dg_arena_fmt(&cli->arena, "%u", percent(dg_copies_copied(p),
	    dg_copies_counted(p))), c->found[0].above,
	    dg_arena_fmt(&cli->arena, "%u", r->max)));
	return true;
}

static int
look_at(struct dg_cli *cli, struct request *r, const char *plan)
{
	struct dg_draft draft;
	int worst = dg_draft_read(&draft, plan, &r->options);

	if (draft.each || draft.n == 0)
		dg_cli_print(cli, &draft.sink, &draft.sources);
	for (size_t i = 0; i < draft.n; i++) {
		struct dg_copies_job c;
		int status = dg_copies_find(&draft, i, r->against, &c);

		for (size_t k = 0; k < c.n; k++) {
			if (r->json)
				print_json(cli, r, &c, k);
			else
				print_table(cli, &c, k);
		}
		if (is_too_much(cli, r, &c) && status == DG_DONE)
			status = DG_PLAN_WRONG;
		worst = status > worst ? status : worst;
		dg_cli_print(cli, c.result.sink, c.result.sources);
		dg_result_fini(&c.result);
	}
	dg_draft_fini(&draft);
	return worst;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n)
{
	struct request r;
	int worst = DG_DONE;

	if (!read_request(cli, words, n, &r))
		return dg_cli_usage(cli, &dg_cmd_copies);
	if (r.help) {
		dg_option_help(cli, &dg_cmd_copies);
		return DG_DONE;
	}
	if (!dg_cli_folder(cli, r.options.template_dir))
		return DG_WORLD_WRONG;
	for (size_t i = 0; i < r.n_plans; i++) {
		int status = look_at(cli, &r, r.plans[i]);

		worst = status > worst ? status : worst;
	}
	if (r.json)
		fputs(r.printed ? "]\n" : "[]\n", cli->out);
	return worst;
}

const struct dg_command dg_cmd_copies = {
	.name = "copies",
	.usage = { "copies [OPTION]... PLAN...", "copies [TÙY-CHỌN]... TỆP-KẾ-HOẠCH..." },
	.summary = { "Says how much of a document restates the one that it extends.",
	    "Cho biết văn bản chép lại bao nhiêu phần của văn bản cấp trên." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
