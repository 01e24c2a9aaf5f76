/*
 * cmd_drift.c - docgen drift PLAN...: what has changed in the plans above since a
 * plan was accepted, and what there is to do.
 */
#include "base/file.h"
#include "base/limits.h"
#include "cli/cli.h"

enum { JSON, STRICT, TEMPLATE_DIR, LANG, HELP };

static const struct dg_cli_option options[] = {
	[JSON] = { "json", 0, DG_NO_VALUE, {
	    "list for programs", "liệt kê cho chương trình" } },
	[STRICT] = { "strict", 0, DG_NO_VALUE, {
	    "status 1 for any change, also one that follows by itself",
	    "trạng thái 1 cả với thay đổi tự theo cấp trên" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

struct request {
	struct dg_options	 options;
	bool			 json, strict, help;
	const char		**plans;
	size_t			 n_plans, n_told;
};

/* ---- places ---- */

/* What is changed here, and what it is changed from. */
struct places {
	struct dg_span	child, parent;	/* either may be nowhere */
};

static struct places
places_of(const struct dg_finding *f)
{
	const struct dg_fact *fact = f->new ? f->new : f->old;

	return (struct places){ f->hold ? f->hold->target : DG_NOWHERE,
	    fact ? fact->span : DG_NOWHERE };
}

static void
print_place(FILE *out, const struct dg_sources *sources, struct dg_span at)
{
	fprintf(out, "%.*s:%zu", DG_FMT(dg_source_at(sources, at.source)->path),
	    dg_span_place(sources, at).line);
}

static void
print_code(FILE *out, enum dg_rule rule)
{
	for (const char *c = dg_rule_info(rule)->ident; *c; c++)
		fputc(*c == '_' ? '-' : *c, out);
}

/* ---- for people ---- */

static const char *const kind_words[][2] = {
	[DG_DRIFT_PLACE] = { "conflict", "xung đột" },
	[DG_DRIFT_LOCKED] = { "conflict", "xung đột" },
	[DG_DRIFT_CONFLICT] = { "conflict", "xung đột" },
	[DG_DRIFT_ORPHAN] = { "orphaned", "mất chỗ" },
	[DG_DRIFT_MUST_ADAPT] = { "to adapt", "phải điều chỉnh" },
	[DG_DRIFT_APPLIES] = { "still applies", "vẫn áp dụng" },
	[DG_DRIFT_NEW] = { "new", "mới" },
	[DG_DRIFT_GONE] = { "gone", "đã bỏ" },
	[DG_DRIFT_RENAMED] = { "renamed", "đổi tên" },
	[DG_DRIFT_CLASS] = { "classes", "đổi lớp" },
	[DG_DRIFT_MOVED] = { "moved", "chuyển chỗ" },
	[DG_DRIFT_RETARGETED] = { "follows", "theo cấp trên" },
	[DG_DRIFT_FOLLOWS] = { "follows", "theo cấp trên" },
};

static struct dg_str
words_of(struct dg_cli *cli, struct dg_arena *a, struct dg_diag d)
{
	struct dg_buf text;
	struct dg_str s;

	dg_buf_init(&text, DG_MAX_PLAN);
	dg_diag_text(&d, cli->lang, &text);
	s = dg_arena_dup(a, dg_buf_str(&text));
	dg_buf_fini(&text);
	return s;
}

static struct dg_str
text_of(struct dg_cli *cli, struct dg_arena *a, const struct dg_finding *f)
{
	return words_of(cli, a, (struct dg_diag){ .rule = dg_drift_rule(f->what),
	    .args = dg_drift_args(a, f) });
}

/* Of what nothing is like; or empty. */
static struct dg_str
advice_of(struct dg_cli *cli, struct dg_arena *a, const struct dg_finding *f)
{
	struct dg_diag d = { .args = DG_NO_ARGS };

	return dg_orphan_advice(f, &d.rule) ? words_of(cli, a, d) : DG_STR("");
}

static void
print_words(struct dg_cli *cli, const char *label, struct dg_str s)
{
	if (s.n)
		fprintf(cli->out, "    %s: %.*s\n", label, DG_FMT(s));
}

static void
print_near(struct dg_cli *cli, const struct dg_finding *f)
{
	static const char *const nearest[] = { "nearest", "gần nhất" };
	static const char *const from[] = { "taken from", "tách từ" };

	if (f->near[0].n)
		fprintf(cli->out, "    %s: #%.*s", (f->new ? from : nearest)[cli->lang], DG_FMT(f->near[0]));
	for (size_t i = 1; i < 3 && f->near[i].n; i++)
		fprintf(cli->out, ", #%.*s", DG_FMT(f->near[i]));
	if (f->near[0].n)
		fputc('\n', cli->out);
}

static void
print_proposal(struct dg_cli *cli, struct dg_str s)
{
	static const char *const label[] = { "proposed", "đề xuất" };

	if (!s.n)
		return;
	fprintf(cli->out, "    %s:\n", label[cli->lang]);
	while (s.n) {
		struct dg_str line = dg_str_cut(&s, '\n');

		fprintf(cli->out, "      %.*s\n", DG_FMT(line));
	}
}

static void
print_finding(struct dg_cli *cli, struct dg_inheritance *in, const struct dg_finding *f)
{
	static const char *const above[] = { "above", "cấp trên" };
	static const char *const lock[] = { "lock file", "tệp khóa" };
	static const char *const old[] = { "accepted", "đã chấp nhận" };
	static const char *const now[] = { "now", "hiện nay" };
	static const char *const advice[] = { "advice", "gợi ý" };
	struct places at = places_of(f);
	struct dg_str text = text_of(cli, &in->draft.arena, f);

	fputs("  ", cli->out);
	print_place(cli->out, &in->draft.sources, at.child.source ? at.child : at.parent);
	fprintf(cli->out, ": %s: %.*s [", kind_words[f->what][cli->lang], DG_FMT(text));
	print_code(cli->out, dg_drift_rule(f->what));
	fputs("]\n", cli->out);
	if (at.child.source && at.parent.source) {
		fprintf(cli->out, "    %s: ", (f->new ? above : lock)[cli->lang]);
		print_place(cli->out, &in->draft.sources, at.parent);
		fputc('\n', cli->out);
	}
	print_words(cli, old[cli->lang], f->before);
	print_words(cli, now[cli->lang], f->after);
	print_near(cli, f);
	print_words(cli, advice[cli->lang], advice_of(cli, &in->draft.arena, f));
	print_proposal(cli, f->proposal);
}

static void
print_all(struct dg_cli *cli, const struct request *r, struct dg_inheritance *in,
    const struct dg_finding *f)
{
	static const char *const extends[] = { "extends", "kế thừa" };
	const struct dg_chain *c = &in->draft.chain;

	if (!f)
		return;
	fprintf(cli->out, "%s%.*s (%s %.*s)\n", r->n_told ? "\n" : "",
	    DG_FMT(in->draft.doc.path), extends[cli->lang],
	    DG_FMT(c->level[c->n - 2].doc.path));
	for (; f; f = f->next)
		print_finding(cli, in, f);
}

/* ---- for programs ---- */

static void
json_word(FILE *out, const char *key, struct dg_str s)
{
	fprintf(out, ",\"%s\":", key);
	dg_json_put(out, s);
}

static void
json_place(FILE *out, const char *key, const struct dg_sources *sources, struct dg_span at)
{
	if (!at.source)
		return;
	fprintf(out, ",\"%s\":{\"file\":", key);
	dg_json_put(out, dg_source_at(sources, at.source)->path);
	fprintf(out, ",\"line\":%zu}", dg_span_place(sources, at).line);
}

static void
json_finding(struct dg_cli *cli, struct dg_inheritance *in, const struct dg_finding *f)
{
	struct dg_arena *a = &in->draft.arena;
	struct places at = places_of(f);
	struct dg_args args = dg_drift_args(a, f);
	FILE *out = cli->out;

	fputs("{\"code\":\"", out);
	print_code(out, dg_drift_rule(f->what));
	fprintf(out, "\",\"class\":\"%s\",\"serious\":%s", kind_words[f->what][DG_LANG_EN],
	    f->what <= DG_DRIFT_SERIOUS ? "true" : "false");
	json_word(out, "text", text_of(cli, a, f));
	json_word(out, "address", args.item[1]);
	if (args.item[0].n)
		json_word(out, "operation", args.item[0]);
	json_place(out, "child", &in->draft.sources, at.child);
	json_place(out, "parent", &in->draft.sources, at.parent);
	json_word(out, "accepted", f->before);
	json_word(out, "now", f->after);
	fputs(",\"near\":[", out);
	for (size_t i = 0; i < 3 && f->near[i].n; i++) {
		fputs(i ? "," : "", out);
		dg_json_put(out, dg_arena_join(a, DG_STR("#"), f->near[i]));
	}
	fputc(']', out);
	json_word(out, "advice", advice_of(cli, a, f));
	json_word(out, "proposed", f->proposal);
	fputc('}', out);
}

static void
json_all(struct dg_cli *cli, const struct request *r, struct dg_inheritance *in,
    const struct dg_finding *f)
{
	const struct dg_chain *c = &in->draft.chain;

	fputs(r->n_told ? ",\n{\"plan\":" : "\n{\"plan\":", cli->out);
	dg_json_put(cli->out, in->draft.doc.path);
	json_word(cli->out, "extends", c->level[c->n - 2].doc.path);
	fputs(",\"findings\":[", cli->out);
	for (bool first = true; f; f = f->next) {
		fputs(first ? "\n" : ",\n", cli->out);
		json_finding(cli, in, f);
		first = false;
	}
	fputs("]}", cli->out);
}

/* ---- one plan ---- */

static int
read_lock(struct dg_cli *cli, struct dg_inheritance *in, struct dg_facts *lock)
{
	struct dg_doc doc = in->draft.doc;
	const struct dg_chain *c = &in->draft.chain;
	struct dg_str path = dg_lock_path(doc.arena, doc.path);
	struct dg_span at = dg_doc_entry(&c->level[c->n - 1].doc, "extends")->value_span;
	struct dg_sink sink;
	int status;

	dg_sink_init(&sink);
	doc.sink = &sink;
	dg_facts_init(lock, doc.arena);
	if (dg_file_exists(path.p))
		dg_lock_read(&doc, path, at, lock);
	else
		dg_report(&sink, DG_R_lock_absent, at, DG_ARGS(path));
	dg_cli_print(cli, &sink, &in->draft.sources);
	status = dg_sink_status(&sink);
	dg_sink_fini(&sink);
	return status;
}

static int
status_of(const struct request *r, const struct dg_finding *f)
{
	for (; f; f = f->next)
		if (r->strict || f->what <= DG_DRIFT_SERIOUS)
			return DG_PLAN_WRONG;
	return DG_DONE;
}

static int
compare(struct dg_cli *cli, struct request *r, struct dg_inheritance *in)
{
	struct dg_facts lock;
	const struct dg_finding *f;
	int status = read_lock(cli, in, &lock);

	if (status != DG_DONE)
		return status;
	f = dg_drift(&in->draft.arena, &lock, &in->now, &in->draft.sources);
	(r->json ? json_all : print_all)(cli, r, in, f);
	r->n_told += f != NULL || r->json;
	return status_of(r, f);
}

static int
look_at(struct dg_cli *cli, struct request *r, const char *plan)
{
	struct dg_inheritance in;
	int status = dg_inheritance_open(cli, &in, plan, &r->options);

	if (status == DG_DONE && dg_inheritance_is_any(&in))
		status = compare(cli, r, &in);
	dg_inheritance_fini(&in);
	return status;
}

/* ---- the command ---- */

static void
take_word(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	if (!word->option)
		r->plans[r->n_plans++] = word->value;
	else if (word->option == &options[TEMPLATE_DIR])
		r->options.template_dir = word->value;
	else if (word->option == &options[LANG])
		dg_option_choose(cli, word);
	r->json |= word->option == &options[JSON];
	r->strict |= word->option == &options[STRICT];
	r->help |= word->option == &options[HELP];
}

static int
look_at_all(struct dg_cli *cli, struct request *r)
{
	int worst = DG_DONE, done;

	if (r->json)
		fputc('[', cli->out);
	for (size_t i = 0; i < r->n_plans; i++) {
		int status = look_at(cli, r, r->plans[i]);

		worst = status > worst ? status : worst;
	}
	if (r->json)
		fputs("\n]\n", cli->out);
	done = dg_cli_done(cli);
	return done > worst ? done : worst;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n_words)
{
	struct request r = { .n_plans = 0 };
	struct dg_cli_word *word;
	size_t n;

	r.plans = DG_NEW_ARRAY(&cli->arena, n_words + 1, const char *);
	dg_option_parse(cli, &dg_cmd_drift, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++)
		take_word(cli, &r, &word[i]);
	if (!r.help && r.n_plans == 0 && !dg_sink_failed(&cli->sink))
		dg_report(&cli->sink, DG_R_plan_not_named, DG_NOWHERE, DG_NO_ARGS);
	if (dg_sink_failed(&cli->sink))
		return dg_cli_usage(cli, &dg_cmd_drift);
	if (r.help) {
		dg_option_help(cli, &dg_cmd_drift);
		return DG_DONE;
	}
	return dg_cli_folder(cli, r.options.template_dir) ? look_at_all(cli, &r) :
	    DG_WORLD_WRONG;
}

const struct dg_command dg_cmd_drift = {
	.name = "drift",
	.usage = { "drift [OPTION]... PLAN...", "drift [TÙY-CHỌN]... TỆP-KẾ-HOẠCH..." },
	.summary = { "Shows what has changed in the plans above since a plan was accepted.",
	    "Cho biết kế hoạch cấp trên đã thay đổi gì từ lần chấp nhận trước." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
