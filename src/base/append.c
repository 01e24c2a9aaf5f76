/* append.c - a file that grows at its end and is held by one program at a time. */
#include "base/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inputs.h"

static bool
hold(int fd, bool wait)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	while (fcntl(fd, wait ? F_SETLKW : F_SETLK, &whole) != 0)
		if (errno != EINTR)
			return false;
	return true;
}

/* Does the path still name the file that was opened?  Another may have been put there
 * while this program waited. */
static bool
is_current(int fd, const char *path)
{
	struct stat mine, its;

	return fstat(fd, &mine) == 0 && stat(path, &its) == 0 &&
	    mine.st_dev == its.st_dev && mine.st_ino == its.st_ino;
}

static enum dg_append_status
open_held(struct dg_append *a, bool wait)
{
	for (;;) {
		a->fd = open(a->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK |
		    O_NOCTTY, 0666);
		if (a->fd < 0)
			return DG_APPEND_FAILED;
		if (!hold(a->fd, wait)) {
			bool busy = errno == EACCES || errno == EAGAIN;
			int saved = errno;

			close(a->fd);
			errno = saved;
			return busy ? DG_APPEND_BUSY : DG_APPEND_FAILED;
		}
		if (is_current(a->fd, a->path))
			return DG_APPEND_OK;
		close(a->fd);
	}
}

enum dg_append_status
dg_append_open(struct dg_append *a, const char *path, bool wait)
{
	size_t n = strlen(path) + 1;
	enum dg_append_status status;

	*a = (struct dg_append){ -1, -1, dg_xmalloc(n) };
	memcpy(a->path, path, n);
	status = open_held(a, wait);
	if (status != DG_APPEND_OK)
		free(a->path);
	return status;
}

enum dg_file_status
dg_append_read(struct dg_append *a, struct dg_arena *arena, size_t max, struct dg_str *bytes)
{
	return lseek(a->fd, 0, SEEK_SET) == 0 ? dg_file_read_open(arena, a->fd, max, bytes) :
	    DG_FILE_FAILED;
}

bool
dg_append_put(struct dg_append *a, struct dg_str s)
{
	off_t end = lseek(a->fd, 0, SEEK_END);
	ssize_t put;
	int saved;

	do
		put = write(a->fd, s.p, s.n);
	while (put < 0 && errno == EINTR);
	if (put == (ssize_t)s.n)
		return true;
	saved = put < 0 ? errno : ENOSPC;
	if (put > 0 && end >= 0 && ftruncate(a->fd, end) != 0)
		saved = errno;		/* it is torn: its reader sees that */
	errno = saved;
	return false;
}

bool
dg_append_replace(struct dg_append *a, struct dg_str s)
{
	size_t n = strlen(a->path);
	char *tmp = dg_xmalloc(n + DG_TEMPORARY_MAX);
	int fd, saved;
	bool ok;

	memcpy(tmp, a->path, n);
	fd = dg_file_temporary(tmp, n);
	ok = fd >= 0 && hold(fd, false) && fcntl(fd, F_SETFL, O_APPEND) == 0 &&
	    dg_file_put(fd, s.p, s.n) && fsync(fd) == 0 && rename(tmp, a->path) == 0;
	saved = errno;
	if (ok && a->old < 0) {
		a->old = a->fd;		/* whoever waits for it waits on */
		a->fd = fd;
	} else if (ok) {
		close(a->fd);
		a->fd = fd;
	} else if (fd >= 0) {
		close(fd);
		unlink(tmp);
	}
	free(tmp);
	errno = saved;
	return ok;
}

int64_t
dg_append_now(struct dg_append *a)
{
	struct dg_stamp stamp;

	if (futimens(a->fd, NULL) != 0 || !dg_stamp_of(a->path, &stamp))
		return 0;
	return stamp.changed;
}

void
dg_append_close(struct dg_append *a)
{
	close(a->fd);
	if (a->old >= 0)
		close(a->old);
	free(a->path);
}
