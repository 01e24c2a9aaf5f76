/*
 * cmd_watch.c - docgen watch: docgen build, again whenever something may have changed.
 *
 * Each pass is a whole build: what is fresh costs a look at its files.  It tells what is
 * other than in the pass before.
 */
#include "cli/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/notify.h"

enum state { UNTOLD, GOOD, BAD };

/* What was told in a pass. */
struct pass {
	struct dg_arena		 arena;
	struct dg_tree_found	 found;
	enum state		*state;		/* of each plan */
	uint64_t		*mistake;	/* of each that is bad: what it was made from,
						 * and its messages */
	uint64_t		 said;		/* by the build itself */
};

struct watch {
	struct dg_build		*build;
	struct dg_notify	*notify;
	struct pass		 now, before;
	bool			 first;
};

static void
pass_init(struct pass *p)
{
	*p = (struct pass){ 0 };
	dg_arena_init(&p->arena);
}

/* ---- what is told ---- */

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The place of a plan in a pass; its number of plans: it is not there. */
static size_t
place_in(const struct pass *p, const char *plan)
{
	const char *const *at = p->found.n == 0 ? NULL :
	    bsearch(&plan, p->found.plans, p->found.n, sizeof *p->found.plans, by_bytes);

	return at != NULL ? (size_t)(at - p->found.plans) : p->found.n;
}

static uint64_t
hash_str(uint64_t h, struct dg_str s)
{
	return dg_hash(dg_hash(h, &s.n, sizeof s.n), s.p, s.n);
}

static uint64_t
mistake_of(const struct dg_outcome *o)
{
	uint64_t h = hash_str(DG_HASH_START, o->text[0]);

	for (size_t i = 0; i < o->n_in; i++)
		h = hash_str(hash_str(h, o->in[i].path), o->in[i].value);
	return h;
}

static void
tell(struct watch *w, const char *plan, const char *const word[2])
{
	struct dg_cli *cli = w->build->cli;

	dg_progress_clear(cli);
	fprintf(cli->out, "%s: %s\n", plan, word[cli->lang]);
}

static void
says(void *by, const struct dg_sink *sink, const struct dg_sources *sources)
{
	struct watch *w = by;
	struct dg_buf text;

	if (sink->first == NULL)
		return;
	dg_buf_init(&text, DG_MAX_LOG);
	dg_sink_print(sink, sources, w->build->cli->lang, false, &text);
	w->now.said = hash_str(DG_HASH_START, dg_buf_str(&text));
	dg_buf_fini(&text);
	if (w->now.said != w->before.said)
		dg_build_says(w->build, sink, sources);
}

static void
came(void *by, const struct dg_outcome *o)
{
	static const char *const as_was[] = { "as it was made", "vẫn như đã lập" };
	struct watch *w = by;
	size_t at = place_in(&w->now, o->plan), then = place_in(&w->before, o->plan);
	enum state state = then < w->before.found.n ? w->before.state[then] : UNTOLD;

	for (size_t i = 0; i < o->n_in; i++) {
		dg_notify_path(w->notify, o->in[i].path);
		if (o->in[i].kind == DG_SEEN_REAL)
			dg_notify_path(w->notify, o->in[i].value);
	}
	w->now.state[at] = o->fate == DG_FAILED ? BAD : GOOD;
	if (o->fate == DG_FAILED) {
		w->now.mistake[at] = mistake_of(o);
		if (state == BAD && w->before.mistake[then] == w->now.mistake[at])
			return;
	}
	if (o->fate == DG_LEFT_ALONE && state == GOOD)
		return;
	dg_build_came(w->build, o);
	if (o->fate == DG_LEFT_ALONE && !w->first)
		tell(w, o->plan, as_was);
}

static void
removed(void *by, struct dg_str path)
{
	dg_build_removed(((struct watch *)by)->build, path);
}

static void
goes(void *by, size_t done, size_t of, const char *plan)
{
	dg_build_goes(((struct watch *)by)->build, done, of, plan);
}

static bool
ends(void *by)
{
	return dg_notify_ends(((struct watch *)by)->notify);
}

static void
tell_gone(struct watch *w)
{
	static const char *const gone[] = { "is gone", "không còn" };
	const struct dg_tree_found *f = &w->before.found;

	for (size_t i = 0; i < f->n; i++)
		if (place_in(&w->now, f->plans[i]) == w->now.found.n &&
		    !dg_file_exists(f->plans[i]))
			tell(w, f->plans[i], gone);
}

/* ---- passes ---- */

static void
watch_found(struct watch *w)
{
	const struct dg_tree_found *f = &w->now.found;

	for (size_t i = 0; i < w->build->n_words; i++)
		dg_notify_path(w->notify, dg_str_of(w->build->words[i]));
	for (size_t i = 0; i < f->n_folders; i++)
		dg_notify_folder(w->notify, f->folders[i]);
	for (size_t i = 0; i < f->n; i++)
		dg_notify_path(w->notify, dg_str_of(f->plans[i]));
}

static void
build_found(struct watch *w)
{
	const struct dg_tree_watcher watcher = { .by = w, .says = says, .came = came,
	    .removed = removed, .goes = goes, .ends = ends };
	struct dg_tree_found *f = &w->now.found;
	struct dg_tree_counts counts;

	w->now.state = DG_NEW_ARRAY(&w->now.arena, f->n, enum state);
	w->now.mistake = DG_NEW_ARRAY(&w->now.arena, f->n, uint64_t);
	w->build->start = dg_progress_start();
	dg_tree_build(f->plans, f->n, &w->build->tree, &watcher, &counts);
	dg_progress_clear(w->build->cli);
	if (w->first)
		dg_build_sum_up(w->build, &counts);
}

static void
pass(struct watch *w)
{
	struct dg_build *b = w->build;
	struct dg_sink sink;
	bool found;

	dg_sink_init(&sink);
	pass_init(&w->now);
	found = dg_tree_find(&w->now.arena, b->words, b->n_words, &sink, &w->now.found);
	if (!found)
		w->now.found.n = 0;
	watch_found(w);
	tell_gone(w);
	if (found)
		build_found(w);
	else
		says(w, &sink, &b->cli->sources);
	dg_sink_fini(&sink);
	dg_arena_fini(&w->before.arena);
	w->before = w->now;
	w->first = false;
	w->build->each = true;
}

static int
watch(struct dg_build *b)
{
	struct watch w = { .build = b, .notify = dg_notify_open(".plan"), .first = true };
	enum dg_notify_what what = DG_NOTIFY_FAILED;

	b->tree.keep_going = true;
	pass_init(&w.before);
	while (w.notify != NULL && !ferror(b->cli->out)) {
		/* A folder that is new may have changed before it was watched. */
		do
			pass(&w);
		while (dg_notify_is_new(w.notify) && !dg_notify_ends(w.notify));
		fflush(b->cli->out);
		what = dg_notify_wait(w.notify);
		if (what != DG_NOTIFY_CHANGED)
			break;
	}
	if (what == DG_NOTIFY_FAILED)
		dg_report(&b->cli->sink, DG_R_watch_failed, DG_NOWHERE, DG_NO_ARGS);
	if (w.notify != NULL)
		dg_notify_close(w.notify);
	dg_arena_fini(&w.before.arena);
	return dg_cli_done(b->cli);
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n)
{
	return dg_build_run(cli, &dg_cmd_watch, words, n, watch);
}

const struct dg_command dg_cmd_watch = {
	.name = "watch",
	.usage = { "watch [OPTION]... [FOLDER|PLAN]...", "watch [TÙY-CHỌN]... [THƯ-MỤC|TỆP]..." },
	.summary = { "Makes all plans below a folder, and again what changes, as it is saved.",
	    "Lập mọi kế hoạch trong thư mục, rồi lập lại mỗi khi lưu thay đổi." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = dg_build_options + DG_BUILD_ONLY,
	.n_options = DG_BUILD_OPTIONS - DG_BUILD_ONLY,
	.run = run,
};
