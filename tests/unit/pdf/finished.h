/* finished.h - finished files shown to other programs (inside tests/unit/pdf). */
#ifndef DG_TEST_FINISHED_H
#define DG_TEST_FINISHED_H

#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"

/*
 * Writes the file away, runs "before FILE after" in a shell and returns what
 * it printed (both streams); *status is its exit status when not NULL.
 */
static inline struct dg_str
finished_run(struct dg_buf *said, struct dg_str pdf, const char *before,
	const char *after, int *status)
{
	char	path[] = "/tmp/dg-pdf-XXXXXX", command[512], part[4096];
	int	fd = mkstemp(path);
	FILE	*f = fdopen(fd, "wb");
	size_t	n;

	assert_non_null(f);
	assert_int_equal(fwrite(pdf.p, 1, pdf.n, f), pdf.n);
	assert_int_equal(fclose(f), 0);
	snprintf(command, sizeof command, "LC_ALL=C %s %s %s 2>&1", before,
		path, after);
	dg_buf_init(said, 1 << 24);
	f = popen(command, "r");
	assert_non_null(f);
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		dg_buf_add(said, part, n);
	n = (size_t)pclose(f);
	if (status != NULL)
		*status = (int)n;
	unlink(path);
	return dg_buf_str(said);
}

/* qpdf finds nothing to say about it. */
static inline void
assert_sound(struct dg_str pdf)
{
	struct dg_buf	said;
	int		status;

	finished_run(&said, pdf, "qpdf --check", "", &status);
	if (status != 0)
		print_error("%s\n", said.p);
	assert_int_equal(status, 0);
	dg_buf_fini(&said);
}

/* needle stands in the file when it is unpacked. */
static inline bool
finished_has(struct dg_str pdf, const char *needle)
{
	struct dg_buf	said;
	struct dg_str	all = finished_run(&said, pdf,
		"qpdf --qdf --no-original-object-ids --object-streams=disable",
		"-", NULL);
	bool		has = dg_str_find(all, needle) < all.n;

	dg_buf_fini(&said);
	return has;
}

/* How often does it hold needle, so shown? */
static inline size_t
finished_count(struct dg_str pdf, const char *needle)
{
	struct dg_buf	said;
	struct dg_str	all = finished_run(&said, pdf,
		"qpdf --qdf --no-original-object-ids --object-streams=disable",
		"-", NULL);
	size_t		n = 0, at;

	while ((at = dg_str_find(all, needle)) < all.n) {
		all = dg_str_sub(all, at + 1, all.n);
		n++;
	}
	dg_buf_fini(&said);
	return n;
}

#endif
