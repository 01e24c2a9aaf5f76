/*
 * notify.c - waiting until files may have changed, or the program is to end.
 *
 * One table holds folders, by path, and names that matter in them, by the number that
 * inotify gave the folder.  After each wait no folder is sure to be the one that was
 * there: it is asked for again, which gives the same number when it is.
 */
#include "base/notify.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"

#define QUIET_NS	20000000
#define ROUNDS		5
#define WHOLE		DG_STR("")	/* a name: all of the folder matters */

#define OF_FOLDERS	(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | \
			IN_MOVE_SELF)
#define OF_FILES	(OF_FOLDERS | IN_CLOSE_WRITE | IN_ATTRIB)

struct watched {
	struct dg_str	 text;		/* a path, or a name */
	int		 in;		/* of a name: the number of its folder; -1: a folder */
	int		 number;	/* of a folder, or -1: it is not there */
	uint32_t	 mask;		/* what is asked about it */
	unsigned	 round;		/* when it was asked for last */
};

struct dg_notify {
	struct dg_arena	 arena;
	const char	*suffix;
	int		 fd;
	struct watched	**slot;		/* heap; hashed */
	size_t		 n, n_slots;
	unsigned	 round;
	bool		 is_new, failed;
	sigset_t	 before;	/* signals held back */
	struct sigaction was[2];
};

static const int ending[2] = { SIGINT, SIGTERM };

/* ---- signals ---- */

/* That it returns ends pselect: nothing else is to be done. */
static void
wake(int number)
{
	(void)number;
}

static void
hold_signals(struct dg_notify *n)
{
	struct sigaction action = { .sa_handler = wake };
	sigset_t held;

	sigemptyset(&action.sa_mask);
	sigemptyset(&held);
	for (size_t i = 0; i < 2; i++)
		sigaddset(&held, ending[i]);
	pthread_sigmask(SIG_BLOCK, &held, &n->before);
	for (size_t i = 0; i < 2; i++)
		sigaction(ending[i], &action, &n->was[i]);
}

bool
dg_notify_ends(const struct dg_notify *n)
{
	sigset_t pending;

	(void)n;
	return sigpending(&pending) == 0 &&
	    (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1);
}

/* ---- opening ---- */

struct dg_notify *
dg_notify_open(const char *suffix)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	struct dg_notify *n;

	if (fd >= FD_SETSIZE) {
		close(fd);
		errno = EMFILE;
		return NULL;
	}
	if (fd < 0)
		return NULL;
	n = dg_xmalloc(sizeof *n);
	*n = (struct dg_notify){ .fd = fd, .suffix = suffix, .round = 1, .n_slots = 256 };
	dg_arena_init(&n->arena);
	n->slot = dg_xmalloc(n->n_slots * sizeof *n->slot);
	memset(n->slot, 0, n->n_slots * sizeof *n->slot);
	hold_signals(n);
	return n;
}

void
dg_notify_close(struct dg_notify *n)
{
	/* A signal that came is answered by this: wake() takes it. */
	pthread_sigmask(SIG_SETMASK, &n->before, NULL);
	close(n->fd);
	for (size_t i = 0; i < 2; i++)
		sigaction(ending[i], &n->was[i], NULL);
	free(n->slot);
	dg_arena_fini(&n->arena);
	free(n);
}

/* ---- the table ---- */

static size_t
find(const struct dg_notify *n, struct dg_str text, int in)
{
	uint64_t h = dg_hash(dg_hash(DG_HASH_START, text.p, text.n), &in, sizeof in);
	size_t i = (size_t)h & (n->n_slots - 1);

	while (n->slot[i] != NULL && !(n->slot[i]->in == in && dg_str_eq(n->slot[i]->text, text)))
		i = (i + 1) & (n->n_slots - 1);
	return i;
}

static void
grow(struct dg_notify *n)
{
	struct watched **old = n->slot;
	size_t was = n->n_slots;

	n->n_slots *= 2;
	n->slot = dg_xmalloc(n->n_slots * sizeof *n->slot);
	memset(n->slot, 0, n->n_slots * sizeof *n->slot);
	for (size_t i = 0; i < was; i++)
		if (old[i] != NULL)
			n->slot[find(n, old[i]->text, old[i]->in)] = old[i];
	free(old);
}

static struct watched *
add(struct dg_notify *n, struct dg_str text, int in)
{
	struct watched *w;
	size_t at;

	if (2 * (n->n + 1) > n->n_slots)
		grow(n);
	at = find(n, text, in);
	if (n->slot[at] != NULL)
		return n->slot[at];
	w = DG_NEW(&n->arena, struct watched);
	*w = (struct watched){ .text = dg_arena_dup(&n->arena, text), .in = in, .number = -1 };
	n->slot[at] = w;
	n->n++;
	return w;
}

/* ---- what to watch ---- */

/* true: it was asked for since the last wait, and so were those above it. */
static bool
watch(struct dg_notify *n, struct dg_str path, uint32_t mask, int *number)
{
	struct watched *w = add(n, path, -1);
	bool known = w->round == n->round;
	int got;

	if (known && (w->mask & mask) == mask) {
		*number = w->number;
		return true;
	}
	got = inotify_add_watch(n->fd, w->text.p, IN_ONLYDIR | IN_MASK_ADD | mask);
	n->failed |= got < 0 && (errno == ENOSPC || errno == ENOMEM);
	n->is_new |= got >= 0 && (got != w->number || (w->mask & mask) != mask);
	w->mask = mask | (got == w->number || known ? w->mask : 0);
	w->round = n->round;
	*number = w->number = got;
	return known;
}

void
dg_notify_path(struct dg_notify *n, struct dg_str path)
{
	uint32_t mask = OF_FILES;
	bool known = false;

	while (!known && path.n > 0 && !dg_str_is(path, ".") && !dg_str_is(path, "/")) {
		struct dg_str dir = dg_path_dir(path);
		int number;

		known = watch(n, dir, mask, &number);
		if (number >= 0 && !dg_str_ends(path, "/"))
			add(n, dg_path_base(path), number);
		mask = OF_FOLDERS;
		path = dir;
	}
}

void
dg_notify_folder(struct dg_notify *n, struct dg_str path)
{
	int number;

	dg_notify_path(n, path);
	watch(n, path, OF_FILES, &number);
	if (number >= 0)
		add(n, WHOLE, number);
}

bool
dg_notify_is_new(struct dg_notify *n)
{
	bool is_new = n->is_new;

	n->is_new = false;
	return is_new;
}

/* ---- waiting ---- */

static bool
matters(const struct dg_notify *n, const struct inotify_event *e)
{
	struct dg_str name = e->len > 0 ? dg_str_of(e->name) : DG_STR("");

	if (name.n == 0)	/* the folder itself, or more happened than can be told */
		return true;
	if (n->slot[find(n, name, e->wd)] != NULL)
		return true;
	return n->slot[find(n, WHOLE, e->wd)] != NULL && name.p[0] != '.' &&
	    ((e->mask & IN_ISDIR) != 0 || dg_str_ends(name, n->suffix));
}

/* Takes what has happened: does any of it matter? */
static bool
take(struct dg_notify *n)
{
	_Alignas(struct inotify_event) char bytes[16384];
	bool any = false;
	ssize_t got;

	while ((got = read(n->fd, bytes, sizeof bytes)) > 0)
		for (const char *p = bytes; p < bytes + got;) {
			const struct inotify_event *e = (const void *)p;

			any |= matters(n, e);
			p += sizeof *e + e->len;
		}
	return any;
}

/* 1: something happened; 0: nothing did in that time; -1: errno. */
static int
await(const struct dg_notify *n, const struct timespec *most)
{
	sigset_t held = n->before;
	fd_set set;

	for (size_t i = 0; i < 2; i++)
		sigdelset(&held, ending[i]);
	FD_ZERO(&set);
	FD_SET(n->fd, &set);
	return pselect(n->fd + 1, &set, NULL, NULL, most, &held);
}

enum dg_notify_what
dg_notify_wait(struct dg_notify *n)
{
	const struct timespec quiet = { 0, QUIET_NS };

	for (int rounds = 0; !n->failed && rounds < ROUNDS;) {
		int ready = await(n, rounds > 0 ? &quiet : NULL);

		if (ready < 0)
			return errno == EINTR ? DG_NOTIFY_ENDS : DG_NOTIFY_FAILED;
		if (ready == 0)
			break;
		if (take(n) || rounds > 0)
			rounds++;
	}
	n->round++;
	return n->failed ? DG_NOTIFY_FAILED : DG_NOTIFY_CHANGED;
}
