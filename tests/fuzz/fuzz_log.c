/*
 * fuzz_log.c - any lines as the log of a build: reading ends, and what was read is
 * written and read again as the same, nothing torn.
 *
 * Each line gets the check sum that it needs, or none would be looked at; a line that
 * begins with "!" stands as it is, without that.
 */
#include "base/deflate.h"
#include "build/log_text.h"
#include "fuzz.h"

static void
add_line(struct dg_buf *out, struct dg_str line)
{
	if (dg_str_starts(line, "!"))
		line = dg_str_sub(line, 1, line.n);
	else
		dg_buf_fmt(out, "%08x ", dg_crc32(line));
	dg_buf_add_str(out, line);
	dg_buf_putc(out, '\n');
}

/* Reads a log, writes all that it holds; false: something in it is torn. */
static bool
copy(struct dg_str bytes, struct dg_buf *out)
{
	struct dg_log log = { .open = false };
	bool whole;

	dg_arena_init(&log.arena);
	whole = dg_log_parse(&log, (char *)dg_arena_dup(&log.arena, bytes).p, bytes.n);
	for (size_t i = 0; i < log.n; i++)
		if (dg_log_find(&log, log.record[i]->plan) != log.record[i])
			abort();
	dg_log_put_all(&log, out);
	dg_log_close(&log);
	return whole;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct dg_str	rest = { (const char *)data, size };
	struct dg_buf	text, once, twice;

	dg_buf_init(&text, DG_MAX_LOG);
	dg_buf_init(&once, DG_MAX_LOG);
	dg_buf_init(&twice, DG_MAX_LOG);
	add_line(&text, DG_STR(DG_LOG_HEAD));
	while (rest.n > 0)
		add_line(&text, dg_str_cut(&rest, '\n'));
	copy(dg_buf_str(&text), &once);
	if (!copy(dg_buf_str(&once), &twice) ||
	    !dg_str_eq(dg_buf_str(&once), dg_buf_str(&twice)))
		abort();
	dg_buf_fini(&twice);
	dg_buf_fini(&once);
	dg_buf_fini(&text);
	return 0;
}
