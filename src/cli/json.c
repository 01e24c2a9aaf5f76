/* json.c - strings for programs. */
#include "base/text.h"
#include "cli/cli.h"

void
dg_json_put(FILE *out, struct dg_str s)
{
	fputc('"', out);
	while (s.n > 0) {
		size_t valid = dg_utf8_invalid(s);

		for (size_t i = 0; i < valid; i++) {
			unsigned char c = (unsigned char)s.p[i];

			if (c < 0x20)
				fprintf(out, "\\u%04x", c);
			else if (c == '"' || c == '\\')
				fprintf(out, "\\%c", c);
			else
				fputc(c, out);
		}
		if (valid < s.n)
			fputc('?', out);
		s = dg_str_sub(s, valid + 1, s.n);
	}
	fputc('"', out);
}
