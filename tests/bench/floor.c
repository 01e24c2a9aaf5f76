/*
 * floor.c - what any program must spend that makes these files: it compresses what
 * they hold and writes them, and does nothing else.
 *
 *	floor ROUNDS OUT FILE...
 *
 * Files (.docx, .pdf) are read and taken apart once.  Then, ROUNDS times, every part
 * and stream is compressed, with the library and the level that docgen uses, and each
 * file is written whole into OUT as docgen writes it (dg_file_write).  Nothing is
 * kept from one file to the next.  Prints the processor time of a round in
 * microseconds, user and system, and the bytes compressed and made of them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <libdeflate.h>
#include <zip.h>

#include "base/deflate.h"
#include "base/file.h"
#include "base/limits.h"

/* What is written as it is, and what is compressed, by turns. */
struct piece {
	struct dg_str	plain, packed;
	enum dg_deflate_form form;
};

struct made {
	const char	*name;
	struct piece	*piece;
	size_t		 n, cap;
};

static struct dg_arena arena;

static void
fail(const char *what, const char *path)
{
	fprintf(stderr, "floor: %s: %s\n", path, what);
	exit(1);
}

static void
add_piece(struct made *m, struct dg_str plain, struct dg_str packed,
    enum dg_deflate_form form)
{
	DG_GROW(m->piece, m->n, m->cap);
	m->piece[m->n++] = (struct piece){ plain, packed, form };
}

/* ---- taking files apart ----------------------------------------------------- */

static struct dg_str
inflate(struct dg_str z, const char *path)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	size_t cap = 64 + z.n * 4, n = 0;
	char *out = dg_arena_alloc(&arena, cap);
	enum libdeflate_result r;

	while ((r = libdeflate_zlib_decompress(d, z.p, z.n, out, cap, &n)) ==
	    LIBDEFLATE_INSUFFICIENT_SPACE)
		out = dg_arena_alloc(&arena, cap *= 4);
	if (r != LIBDEFLATE_SUCCESS)
		fail("a stream cannot be read", path);
	libdeflate_free_decompressor(d);
	return (struct dg_str){ out, n };
}

/* The number behind the last /Length before a stream. */
static size_t
length_before(struct dg_str head, const char *path)
{
	for (size_t i = head.n; i-- > 8;)
		if (memcmp(head.p + i - 8, "/Length ", 8) == 0)
			return strtoul(head.p + i, NULL, 10);
	fail("a stream without its length", path);
	return 0;
}

static void
take_pdf(struct made *m, struct dg_str file, const char *path)
{
	static const char mark[] = ">>stream\n";
	size_t from = 0, at;

	while ((at = dg_str_find(dg_str_sub(file, from, file.n), mark)) + from < file.n) {
		size_t start = from + at + strlen(mark);
		struct dg_str head = dg_str_sub(file, from, start);
		size_t n = length_before(head, path);
		size_t own = head.n > 200 ? head.n - 200 : 0;
		struct dg_str stream = dg_str_sub(file, start, start + n);

		if (dg_str_find(dg_str_sub(head, own, head.n), "FlateDecode") < head.n - own)
			add_piece(m, head, inflate(stream, path), DG_DEFLATE_ZLIB);
		else
			add_piece(m, dg_str_sub(file, from, start + n), DG_STR(""), 0);
		from = start + n;
	}
	add_piece(m, dg_str_sub(file, from, file.n), DG_STR(""), 0);
}

/* What stands between the members of an archive: as many bytes as docgen writes. */
#define LOCAL_HEADER	30
#define CENTRAL_HEADER	46

static void
take_docx(struct made *m, const char *path)
{
	zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
	size_t names = 0;
	zip_int64_t n = zip != NULL ? zip_get_num_entries(zip, 0) : 0;

	for (zip_int64_t i = 0; i < n; i++) {
		zip_stat_t stat;
		zip_file_t *f = zip_fopen_index(zip, (zip_uint64_t)i, 0);

		if (f == NULL || zip_stat_index(zip, (zip_uint64_t)i, 0, &stat) != 0)
			fail("a member cannot be read", path);
		char *bytes = dg_arena_alloc(&arena, stat.size + 1);
		if (zip_fread(f, bytes, stat.size) != (zip_int64_t)stat.size)
			fail("a member cannot be read", path);
		zip_fclose(f);
		names += strlen(stat.name);
		add_piece(m, (struct dg_str){ dg_arena_alloc(&arena, LOCAL_HEADER +
		    strlen(stat.name)), LOCAL_HEADER + strlen(stat.name) },
		    (struct dg_str){ bytes, stat.size }, DG_DEFLATE_RAW);
	}
	names += (size_t)n * CENTRAL_HEADER;
	add_piece(m, (struct dg_str){ dg_arena_alloc(&arena, names), names }, DG_STR(""), 0);
	zip_close(zip);
}

static void
take(struct made *m, const char *path)
{
	struct dg_str file;

	m->name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	if (dg_file_read(&arena, path, DG_MAX_OUTPUT, &file) != DG_FILE_OK)
		fail("cannot be read", path);
	if (dg_str_ends(dg_str_of(path), ".docx"))
		take_docx(m, path);
	else
		take_pdf(m, file, path);
}

/* ---- making them ------------------------------------------------------------ */

struct sums {
	size_t plain, packed;
};

static void
make(const struct made *m, const char *dir, struct dg_deflate *deflate, struct sums *sums)
{
	struct dg_buf out;
	char path[4096];

	dg_buf_init(&out, DG_MAX_OUTPUT);
	for (size_t i = 0; i < m->n; i++) {
		const struct piece *p = &m->piece[i];

		dg_buf_add_str(&out, p->plain);
		if (p->packed.n == 0)
			continue;
		struct dg_str packed = dg_deflate(deflate, p->form, DG_DEFLATE_ONCE, p->packed);

		if (p->form == DG_DEFLATE_RAW)
			sums->plain += dg_crc32(p->packed) == 0;
		dg_buf_add_str(&out, packed);
		sums->plain += p->packed.n;
		sums->packed += packed.n;
	}
	snprintf(path, sizeof path, "%s/%s", dir, m->name);
	if (!dg_file_write(path, out.p, out.n))
		fail("cannot be written", path);
	dg_buf_fini(&out);
}

static long
microseconds(struct timeval t)
{
	return t.tv_sec * 1000000L + t.tv_usec;
}

int
main(int argc, char **argv)
{
	struct made *made;
	struct dg_deflate deflate;
	struct rusage before, after;
	struct sums sums = { 0 };
	int rounds = argc > 3 ? atoi(argv[1]) : 0, n = argc - 3;

	if (rounds < 1) {
		fputs("floor ROUNDS OUT FILE...\n", stderr);
		return 2;
	}
	dg_arena_init(&arena);
	free(dg_xmalloc(4u << 20));	/* the heap is kept, as docgen keeps it */
	made = calloc((size_t)n, sizeof *made);
	for (int i = 0; i < n; i++)
		take(&made[i], argv[3 + i]);
	dg_file_mkdirs(argv[2]);
	dg_deflate_init(&deflate);
	getrusage(RUSAGE_SELF, &before);
	for (int r = 0; r < rounds; r++)
		for (int i = 0; i < n; i++)
			make(&made[i], argv[2], &deflate, &sums);
	getrusage(RUSAGE_SELF, &after);
	printf("%ld %ld %zu %zu\n",
	    (microseconds(after.ru_utime) - microseconds(before.ru_utime)) / rounds,
	    (microseconds(after.ru_stime) - microseconds(before.ru_stime)) / rounds,
	    sums.plain / (size_t)rounds, sums.packed / (size_t)rounds);
	return 0;
}
