/*
 * cmd_init.c - docgen init KIND: a plan to begin with.
 *
 * All is read and put together before the first file is touched; what stands
 * there is never written over.
 */
#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "build/output.h"
#include "build/skeleton.h"
#include "cli/cli.h"

enum { OUT, TEMPLATE_DIR, LANG, HELP };

static const struct dg_cli_option options[] = {
	[OUT] = { "out", 'o', { { "PLACE", "NƠI" }, DG_TAKES_PLAN, NULL }, {
	    "the folder to write to, or the plan's file (*.plan)",
	    "thư mục để ghi, hoặc tên tệp kế hoạch (*.plan)" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[LANG] = { "lang", 0, { { "vi|en", "vi|en" }, DG_TAKES_ONE, dg_languages }, {
	    "the language of comments and messages",
	    "ngôn ngữ của ghi chú và thông báo" } },
	[HELP] = DG_OPTION_HELP,
};

#define UNITS_FILE	"don-vi.csv"

struct request {
	const char			*kind, *out;
	struct dg_template_dirs		 dirs;
	bool				 help;
};

/* A plan being begun. */
struct start {
	struct dg_cli			*cli;
	struct dg_doc			 doc;
	const struct dg_template_dirs	*dirs;
	struct dg_str			 dir, plan, units;	/* paths */
	struct dg_skeleton		 skeleton;
	struct dg_skeleton_place	 place;
	bool				 has_units;	/* the table stands there */
};

/* ---- words ---- */

static void
take_word(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	if (word->option == &options[OUT])
		r->out = word->value;
	else if (word->option == &options[TEMPLATE_DIR])
		r->dirs.dir = word->value;
	else if (word->option == &options[LANG])
		dg_option_choose(cli, word);
	else if (word->option == &options[HELP])
		r->help = true;
	else if (!r->kind)
		r->kind = word->value;
	else
		dg_report(&cli->sink, DG_R_word_too_many, DG_NOWHERE,
		    DG_ARGS(dg_str_of(word->value)));
}

/* ---- the kind ---- */

/* "quyet-dinh" of "dang/quyet-dinh". */
static struct dg_str
last_word(struct dg_str name)
{
	dg_str_cut(&name, '/');
	return name;
}

static void
report_unknown(struct start *s, struct dg_str kind, const struct dg_str *names,
    size_t n)
{
	struct dg_arena *a = s->doc.arena;
	struct dg_str *near = DG_NEW_ARRAY(a, 2 * n + 1, struct dg_str);
	struct dg_str listing = dg_template_listing(a, names, n);
	struct dg_diag *d;

	for (size_t i = 0; i < n; i++) {
		near[i] = names[i];
		near[n + i] = last_word(names[i]);
	}
	d = dg_report(s->doc.sink, DG_R_kind_unknown, DG_NOWHERE, DG_ARGS(kind, listing));
	dg_note_nearest(s->doc.sink, d, DG_NOWHERE, kind, near, 2 * n);
}

/* The full name of a kind, which may be named by its last word when only one family
 * has it; empty: that was reported. */
static struct dg_str
find_kind(struct start *s, const char *word)
{
	struct dg_str kind = dg_str_of(word ? word : ""), *names, *found;
	size_t n, n_found = 0;

	names = dg_kind_names(&s->doc, s->dirs, &n);
	found = DG_NEW_ARRAY(s->doc.arena, n + 1, struct dg_str);
	for (size_t i = 0; i < n; i++) {
		if (dg_str_eq(names[i], kind))
			return names[i];
		if (dg_str_eq(last_word(names[i]), kind))
			found[n_found++] = names[i];
	}
	if (n_found == 1)
		return found[0];
	if (!word)
		dg_report(s->doc.sink, DG_R_kind_not_named, DG_NOWHERE,
		    DG_ARGS(dg_template_listing(s->doc.arena, names, n)));
	else if (n_found > 1)
		dg_report(s->doc.sink, DG_R_kind_ambiguous, DG_NOWHERE, DG_ARGS(kind,
		    dg_template_listing(s->doc.arena, found, n_found)));
	else
		report_unknown(s, kind, names, n);
	return DG_STR("");
}

/* ---- the place ---- */

/* Where the plan will stand, by -o; its name is still open when that is a folder. */
static void
find_place(struct start *s, const char *out)
{
	struct dg_arena *a = s->doc.arena;
	struct dg_str given = dg_str_of(out ? out : "."), above;
	bool is_file = dg_str_ends(given, ".plan") && !dg_file_is_dir(given.p);

	s->plan = is_file ? given : DG_STR("");
	s->dir = dg_arena_dup(a, is_file ? dg_path_dir(given) : given);
	s->doc.path = is_file ? given : dg_path_join(a, s->dir, DG_STR("x.plan"));
	if (dg_project_root(a, NULL, s->doc.path, &s->doc.root_dir))
		return;
	/* A folder that is yet to be made. */
	above = dg_arena_dup(a, dg_path_dir(s->dir));
	while (!dg_file_is_dir(above.p) && !dg_str_is(above, "/") && !dg_str_is(above, "."))
		above = dg_arena_dup(a, dg_path_dir(above));
	dg_project_here(a, above, &s->doc.root_dir);
}

static void
name_files(struct start *s, struct dg_str kind)
{
	struct dg_arena *a = s->doc.arena;

	if (s->plan.n == 0)
		s->plan = dg_path_join(a, s->dir, dg_arena_join(a, last_word(kind),
		    DG_STR(".plan")));
	s->units = dg_path_join(a, s->dir, DG_STR(UNITS_FILE));
	s->has_units = dg_file_exists(s->units.p);
}

/* The template's own unit where the table has it, else the first. */
static bool
choose_unit(struct start *s)
{
	struct dg_units units;
	const struct dg_unit *unit;
	bool known;

	if (!dg_units_read(&s->doc, s->units, DG_NOWHERE, &units)) {
		dg_report(s->doc.sink, DG_R_units_unusable, DG_NOWHERE,
		    DG_ARGS(s->units));
		return false;
	}
	unit = dg_units_find(&units, s->skeleton.unit);
	if (!unit && units.n)
		unit = &units.unit[0];
	if (!unit) {
		dg_report(s->doc.sink, DG_R_units_no_row, DG_NOWHERE, DG_ARGS(s->units));
		return false;
	}
	s->place.unit = dg_unit_value(&s->doc, &units, unit, DG_STR("id"), &known);
	s->place.lacks_place = dg_unit_value(&s->doc, &units, unit, DG_STR("địa danh"),
	    &known).n == 0;
	s->place.lacks_symbol = dg_unit_value(&s->doc, &units, unit, DG_STR("ký hiệu"),
	    &known).n == 0;
	return true;
}

/* ---- writing ---- */

static void
say_written(struct start *s, struct dg_str path)
{
	fprintf(s->cli->out, "%.*s\n", DG_FMT(path));
}

/* The table first: a plan is never there without it. */
static void
write_files(struct start *s, struct dg_str text)
{
	if (!dg_output_folder(&s->doc, s->dir.p))
		return;
	if (!s->has_units && !dg_output_create(&s->doc, s->units,
	    s->skeleton.units.text))
		return;
	if (!dg_output_create(&s->doc, s->plan, text)) {
		if (!s->has_units)
			remove(s->units.p);
		return;
	}
	say_written(s, s->plan);
	if (!s->has_units)
		say_written(s, s->units);
}

static void
begin(struct start *s, struct dg_str kind)
{
	struct dg_buf text;

	name_files(s, kind);
	if (dg_file_exists(s->plan.p)) {
		dg_report(s->doc.sink, DG_R_plan_there, DG_NOWHERE, DG_ARGS(s->plan));
		return;
	}
	if (!dg_skeleton_open(&s->doc, s->dirs, kind, &s->skeleton))
		return;
	s->place = (struct dg_skeleton_place){ .unit = s->skeleton.unit,
	    .units = DG_STR(UNITS_FILE), .lang = s->cli->lang };
	if (s->has_units && !choose_unit(s))
		return;
	dg_buf_init(&text, DG_MAX_PLAN);
	if (dg_skeleton_write(&s->doc, &s->skeleton, &s->place, &text))
		write_files(s, dg_buf_str(&text));
	dg_buf_fini(&text);
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n_words)
{
	struct request r = { 0 };
	struct start s = { .cli = cli, .doc = dg_cli_doc(cli), .dirs = &r.dirs };
	struct dg_cli_word *word;
	struct dg_str kind;
	size_t n;

	dg_option_parse(cli, &dg_cmd_init, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++)
		take_word(cli, &r, &word[i]);
	if (dg_sink_failed(&cli->sink))
		return dg_cli_usage(cli, &dg_cmd_init);
	if (r.help) {
		dg_option_help(cli, &dg_cmd_init);
		return DG_DONE;
	}
	if (!dg_cli_folder(cli, r.dirs.dir))
		return DG_WORLD_WRONG;
	find_place(&s, r.out);
	kind = find_kind(&s, r.kind);
	if (kind.n == 0)
		return dg_cli_usage(cli, &dg_cmd_init);
	begin(&s, kind);
	return dg_cli_done(cli);
}

const struct dg_command dg_cmd_init = {
	.name = "init",
	.usage = { "init [OPTION]... KIND", "init [TÙY-CHỌN]... LOẠI-VĂN-BẢN" },
	.summary = { "Begins a plan of a kind, with sample words to replace.",
	    "Tạo kế hoạch mới của một loại văn bản, có chữ mẫu để sửa." },
	.words = { { "KIND", "LOẠI-VĂN-BẢN" }, DG_TAKES_KIND, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
