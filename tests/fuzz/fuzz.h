/*
 * fuzz.h - what fuzz targets share: a document to report to, and a scratch
 * folder of the process's own for readers that open files.
 */
#ifndef DG_FUZZ_H
#define DG_FUZZ_H

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "doc/doc.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct fuzz {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
};

static inline void
fuzz_init(struct fuzz *f)
{
	dg_arena_init(&f->arena);
	dg_sources_init(&f->sources, &f->arena);
	dg_sink_init(&f->sink);
	f->doc = (struct dg_doc){ .arena = &f->arena, .sources = &f->sources, .sink = &f->sink,
	    .path = DG_STR("fuzz.plan") };
}

/* Prints all messages, for what printing may trip over, and frees.  Printing takes as long as
 * reading: it is done for the first input and each fourth. */
static inline void
fuzz_fini(struct fuzz *f)
{
	static unsigned	inputs;
	struct dg_buf	out;

	dg_buf_init(&out, DG_MAX_OUTPUT);
	if (inputs++ % 4 == 0)
		dg_sink_print(&f->sink, &f->sources, DG_LANG_VI, false, &out);
	dg_buf_fini(&out);
	dg_sink_fini(&f->sink);
	dg_sources_fini(&f->sources);
	dg_arena_fini(&f->arena);
}

/* A path inside the scratch folder, which tests/fuzz/run makes in memory: a reader that opens
 * files is else a test of the disk. */
static inline struct dg_str
fuzz_path(struct dg_arena *arena, const char *name)
{
	const char *dir = getenv("FUZZ_SCRATCH");

	return dir != NULL ? dg_arena_fmt(arena, "%s/%s", dir, name) :
	    dg_arena_fmt(arena, "/tmp/docgen-fuzz-%ld/%s", (long)getpid(), name);
}

static inline int
fuzz_open(struct dg_str path)
{
	return open(path.p, O_WRONLY | O_CREAT | O_TRUNC, 0600);
}

static inline struct dg_str
fuzz_file(struct dg_arena *arena, const char *name, const void *data, size_t size)
{
	struct dg_str	path = fuzz_path(arena, name);
	int		fd = fuzz_open(path);

	if (fd < 0 && dg_file_mkdirs(dg_arena_dup(arena, dg_path_dir(path)).p))
		fd = fuzz_open(path);
	if (fd < 0 || write(fd, data, size) != (ssize_t)size || close(fd) != 0)
		abort();
	return path;
}

#endif
