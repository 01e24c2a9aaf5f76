/*
 * cmd_watch.c - docgen watch: docgen build, again whenever something may have changed.
 *
 * Each pass is a whole build: what is fresh costs a look at its files.  It tells what is
 * other than in the pass before.
 */
#include "cli/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/notify.h"

enum state { UNTOLD, GOOD, BAD };

/* What was told in a pass. */
struct pass {
	struct dg_arena		 arena;
	const char		**plans;	/* sorted by their bytes */
	size_t			 n_plans;
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
	const char *const *at = p->n_plans == 0 ? NULL :
	    bsearch(&plan, p->plans, p->n_plans, sizeof *p->plans, by_bytes);

	return at != NULL ? (size_t)(at - (const char *const *)p->plans) : p->n_plans;
}

/* With the 0 behind it, so that two words are not one. */
static uint64_t
hash_word(uint64_t h, const char *s)
{
	return dg_hash(h, s, strlen(s) + 1);
}

static uint64_t
mistake_of(const struct docgen_outcome *o)
{
	uint64_t h = hash_word(DG_HASH_START, o->messages);

	for (size_t i = 0; i < o->n_inputs; i++)
		h = hash_word(hash_word(h, o->inputs[i].path), o->inputs[i].value);
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
says(void *by, const struct docgen_message *m)
{
	struct watch *w = by;
	struct dg_cli *cli = w->build->cli;

	if (!dg_cli_gather(cli, m))
		return;
	w->now.said = hash_word(DG_HASH_START, cli->said.p);
	if (w->now.said == w->before.said)
		cli->said.n = 0;
	dg_cli_speak(cli);
}

static void
watch_input(struct watch *w, const struct docgen_input *in)
{
	dg_notify_path(w->notify, dg_str_of(in->path));
	if (in->seen == DOCGEN_LEADS)
		dg_notify_path(w->notify, dg_str_of(in->value));
}

static void
came(void *by, const struct docgen_outcome *o)
{
	static const char *const as_was[] = { "as it was made", "vẫn như đã lập" };
	struct watch *w = by;
	size_t at = place_in(&w->now, o->plan), then = place_in(&w->before, o->plan);
	enum state state = then < w->before.n_plans ? w->before.state[then] : UNTOLD;

	for (size_t i = 0; i < o->n_inputs; i++)
		watch_input(w, &o->inputs[i]);
	w->now.state[at] = o->fate == DOCGEN_FAILED ? BAD : GOOD;
	if (o->fate == DOCGEN_FAILED) {
		w->now.mistake[at] = mistake_of(o);
		if (state == BAD && w->before.mistake[then] == w->now.mistake[at])
			return;
	}
	if (o->fate == DOCGEN_FRESH && state == GOOD)
		return;
	dg_build_came(w->build, o);
	if (o->fate == DOCGEN_FRESH && !w->first)
		tell(w, o->plan, as_was);
}

static void
removed(void *by, const char *path)
{
	dg_build_removed(((struct watch *)by)->build, path);
}

static void
goes(void *by, const struct docgen_progress *p)
{
	dg_build_goes(((struct watch *)by)->build, p);
}

static int
ends(void *by)
{
	return dg_notify_ends(((struct watch *)by)->notify);
}

static void
tell_gone(struct watch *w)
{
	static const char *const gone[] = { "is gone", "không còn" };

	for (size_t i = 0; i < w->before.n_plans; i++)
		if (place_in(&w->now, w->before.plans[i]) == w->now.n_plans &&
		    !dg_file_exists(w->before.plans[i]))
			tell(w, w->before.plans[i], gone);
}

/* ---- passes ---- */

static void
watch_found(struct watch *w, const struct docgen_found *f)
{
	for (size_t i = 0; i < w->build->n_words; i++)
		dg_notify_path(w->notify, dg_str_of(w->build->words[i]));
	for (size_t i = 0; i < f->n_folders; i++)
		dg_notify_folder(w->notify, dg_str_of(f->folders[i]));
	for (size_t i = 0; i < f->n_plans; i++)
		dg_notify_path(w->notify, dg_str_of(f->plans[i]));
}

/* Before a plan is read, so that nothing changes unseen. */
static void
found(void *by, const struct docgen_found *f)
{
	struct watch *w = by;
	struct pass *p = &w->now;

	p->n_plans = f->n_plans;
	p->plans = DG_NEW_ARRAY(&p->arena, f->n_plans, const char *);
	p->state = DG_NEW_ARRAY(&p->arena, f->n_plans, enum state);
	p->mistake = DG_NEW_ARRAY(&p->arena, f->n_plans, uint64_t);
	for (size_t i = 0; i < f->n_plans; i++)
		p->plans[i] = dg_arena_dup(&p->arena, dg_str_of(f->plans[i])).p;
	watch_found(w, f);
	tell_gone(w);
	w->build->start = dg_progress_start();
}

static void
pass(struct watch *w)
{
	struct docgen_counts counts;

	pass_init(&w->now);
	dg_build_make(w->build, &counts);
	if (w->now.n_plans > 0)
		dg_progress_clear(w->build->cli);
	if (w->now.n_plans > 0 && w->first)
		dg_build_sum_up(w->build, &counts);
	dg_arena_fini(&w->before.arena);
	w->before = w->now;
	w->first = false;
	w->build->each = true;
}

static void
set_who_is_told(struct docgen_settings *s, struct watch *w)
{
	s->by = w;
	s->message = says;
	s->came = came;
	s->removed = removed;
	s->progress = s->progress != NULL ? goes : NULL;
	s->found = found;
	s->cancel = ends;
}

static int
watch(struct dg_build *b)
{
	struct watch w = { .build = b, .first = true };
	enum dg_notify_what what = DG_NOTIFY_FAILED;

	set_who_is_told(&b->settings, &w);
	b->options.keep_going = 1;
	if (!dg_build_open(b))
		return DG_WORLD_WRONG;
	w.notify = dg_notify_open(".plan");
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
	docgen_close(b->docgen);
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
