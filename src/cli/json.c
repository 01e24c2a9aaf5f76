/* json.c - strings for programs. */
#include "base/limits.h"
#include "base/text.h"
#include "cli/cli.h"

void
dg_json_add(struct dg_buf *out, struct dg_str s)
{
	dg_buf_putc(out, '"');
	while (s.n > 0) {
		size_t valid = dg_utf8_invalid(s);

		for (size_t i = 0; i < valid; i++) {
			unsigned char c = (unsigned char)s.p[i];

			if (c < 0x20)
				dg_buf_fmt(out, "\\u%04x", c);
			else if (c == '"' || c == '\\')
				dg_buf_fmt(out, "\\%c", c);
			else
				dg_buf_putc(out, (char)c);
		}
		if (valid < s.n)
			dg_buf_putc(out, '?');
		s = dg_str_sub(s, valid + 1, s.n);
	}
	dg_buf_putc(out, '"');
}

void
dg_json_put(FILE *out, struct dg_str s)
{
	struct dg_buf buf;

	dg_buf_init(&buf, DG_MAX_OUTPUT);
	dg_json_add(&buf, s);
	fwrite(buf.p, 1, buf.n, out);
	dg_buf_fini(&buf);
}
