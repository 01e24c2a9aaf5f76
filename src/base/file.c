/* file.c - reading whole files, writing them whole or not at all. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/inputs.h"

/* Reads until the end or until max + 1 bytes are there. */
static enum dg_file_status
read_all(struct dg_arena *a, int fd, size_t size, size_t max, struct dg_str *out)
{
	size_t	 cap = (size < max ? size : max) + 1, n = 0;
	char	*p = dg_arena_alloc(a, cap + 1);

	for (;;) {
		ssize_t got = read(fd, p + n, cap - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return DG_FILE_FAILED;
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > max)
			return DG_FILE_TOO_LARGE;
		if (n == cap) {		/* it grew since fstat */
			char *more = dg_arena_alloc(a, cap * 2 + 1);

			memcpy(more, p, n);
			p = more;
			cap *= 2;
		}
	}
	p[n] = '\0';
	*out = (struct dg_str){ p, n };
	return DG_FILE_OK;
}

enum dg_file_status
dg_file_read_open(struct dg_arena *a, int fd, size_t max, struct dg_str *bytes)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return DG_FILE_FAILED;
	if (!S_ISREG(st.st_mode))
		return DG_FILE_NOT_REGULAR;
	if ((uintmax_t)st.st_size > max)
		return DG_FILE_TOO_LARGE;
	return read_all(a, fd, (size_t)st.st_size, max, bytes);
}

enum dg_file_status
dg_file_read(struct dg_arena *a, const char *path, size_t max, struct dg_str *bytes)
{
	int			 fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	int			 saved;
	enum dg_file_status	 status;

	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? DG_FILE_ABSENT : DG_FILE_FAILED;
	status = dg_file_read_open(a, fd, max, bytes);
	saved = errno;
	close(fd);
	errno = saved;
	return status;
}

bool
dg_file_put(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		ssize_t put = write(fd, p, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		p += put;
		n -= (size_t)put;
	}
	return true;
}

#define TEMPORARY	".tmp-"
#define TRIES		100	/* names that a program before may have left behind */

/* Makes a new file beside another; its suffix is put at tmp + len. */
int
dg_file_temporary(char *tmp, size_t len)
{
	int fd = -1;

	for (unsigned i = 0; i < TRIES && fd < 0; i++) {
		snprintf(tmp + len, DG_TEMPORARY_MAX, TEMPORARY "%ld-%u", (long)getpid(), i);
		fd = open(tmp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	return fd;
}

/* Puts a file where nothing may stand: the system looks and writes in one step,
 * where the disk knows links at all. */
static int
put_new(const char *tmp, const char *path)
{
	struct stat st;

	if (link(tmp, path) == 0) {
		unlink(tmp);
		return 0;
	}
	if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
		return -1;
	if (lstat(path, &st) == 0) {
		errno = EEXIST;
		return -1;
	}
	return rename(tmp, path);
}

/* mode: of the file, or 0, what the system gives. */
static bool
write_whole(const char *path, const void *bytes, size_t n, mode_t mode,
    int (*put)(const char *, const char *))
{
	size_t	 len = strlen(path);
	char	*tmp = dg_xmalloc(len + DG_TEMPORARY_MAX);
	int	 fd, saved;
	bool	 ok;

	memcpy(tmp, path, len);
	fd = dg_file_temporary(tmp, len);
	if (fd < 0) {
		free(tmp);
		return false;
	}
	ok = dg_file_put(fd, bytes, n) && (mode == 0 || fchmod(fd, mode) == 0) &&
	    fsync(fd) == 0;
	saved = errno;
	if (close(fd) != 0 && ok) {
		saved = errno;
		ok = false;
	}
	if (ok && put(tmp, path) != 0) {
		saved = errno;
		ok = false;
	}
	if (!ok)
		unlink(tmp);
	free(tmp);
	errno = saved;
	return ok;
}

bool
dg_file_write(const char *path, const void *bytes, size_t n)
{
	return write_whole(path, bytes, n, 0, rename);
}

bool
dg_file_replace(const char *path, const void *bytes, size_t n)
{
	char		*file = realpath(path, NULL);
	struct stat	 st;
	bool		 ok;

	if (file == NULL)
		return false;
	ok = access(file, W_OK) == 0 && stat(file, &st) == 0 &&
	    write_whole(file, bytes, n, st.st_mode & 0777, rename);
	free(file);
	return ok;
}

bool
dg_file_create(const char *path, const void *bytes, size_t n)
{
	return write_whole(path, bytes, n, 0, put_new);
}

bool
dg_file_remove(const char *path)
{
	return unlink(path) == 0;
}

/* "x.pdf.tmp-71-0" of a program that is no more? */
static bool
is_left_over(struct dg_str name)
{
	size_t at = dg_str_find(name, TEMPORARY);
	struct dg_str rest = dg_str_sub(name, at + sizeof TEMPORARY - 1, name.n);
	struct dg_str process = dg_str_cut(&rest, '-');
	long id = 0;

	if (at == name.n || process.n == 0 || process.n > 9 || rest.n == 0)
		return false;
	for (size_t i = 0; i < process.n; i++) {
		if (process.p[i] < '0' || process.p[i] > '9')
			return false;
		id = id * 10 + process.p[i] - '0';
	}
	for (size_t i = 0; i < rest.n; i++)
		if (rest.p[i] < '0' || rest.p[i] > '9')
			return false;
	return id > 0 && kill((pid_t)id, 0) != 0 && errno == ESRCH;
}

void
dg_file_sweep(struct dg_arena *a, const char *dir)
{
	struct dirent *entry;
	DIR *d = opendir(dir);

	while (d != NULL && (entry = readdir(d)) != NULL)
		if (is_left_over(dg_str_of(entry->d_name)))
			unlink(dg_path_join(a, dg_str_of(dir), dg_str_of(entry->d_name)).p);
	if (d != NULL)
		closedir(d);
}

bool
dg_file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool
dg_file_is_gone(const char *path)
{
	struct stat st;

	return stat(path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static int64_t
in_nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct dg_stamp
to_stamp(const struct stat *st)
{
	return (struct dg_stamp){ (uint64_t)st->st_size, (uint64_t)st->st_ino,
		in_nanoseconds(st->st_mtim), in_nanoseconds(st->st_ctim) };
}

bool
dg_stamp_of(const char *path, struct dg_stamp *stamp)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return false;
	*stamp = to_stamp(&st);
	return true;
}

bool
dg_stamp_look(int folder, const char *path, struct dg_stamp *stamp, bool *linked)
{
	int from = folder < 0 ? AT_FDCWD : folder;
	struct stat st;

	*linked = false;
	if (fstatat(from, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	*linked = S_ISLNK(st.st_mode);
	if (*linked && fstatat(from, path, &st, 0) != 0)
		return false;
	*stamp = to_stamp(&st);
	return true;
}

bool
dg_file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
dg_file_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

/* One folder; errno is mkdir's when it does not stand there afterwards. */
static bool
make_folder(const char *path)
{
	int why;

	if (mkdir(path, 0777) == 0)
		return true;
	why = errno;
	if (dg_file_is_dir(path))
		return true;
	errno = why;
	return false;
}

bool
dg_file_mkdirs(const char *path)
{
	size_t	 n = strlen(path);
	char	*part = dg_xmalloc(n + 1);
	bool	 ok = n > 0;

	memcpy(part, path, n + 1);
	for (size_t i = 1; ok && i <= n; i++) {
		if (part[i] != '/' && part[i] != '\0')
			continue;
		part[i] = '\0';
		ok = make_folder(part);
		if (i < n)
			part[i] = '/';
	}
	free(part);
	return ok;
}
