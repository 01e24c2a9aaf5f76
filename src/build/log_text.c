/* log_text.c - the lines of the log are written. */
#include "build/log_text.h"

#include <stdlib.h>

#include "base/deflate.h"
#include "base/limits.h"


/* ---- one line ---- */

static void
end_line(struct dg_buf *out, struct dg_buf *line)
{
	dg_buf_fmt(out, "%08x ", dg_crc32(dg_buf_str(line)));
	dg_buf_add_str(out, dg_buf_str(line));
	dg_buf_putc(out, '\n');
	line->n = 0;
}

static void
put_text(struct dg_buf *out, struct dg_str s)
{
	dg_buf_putc(out, ' ');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= ' ' || c == '%' || c == 0x7f)
			dg_buf_fmt(out, "%%%02X", c);
		else
			dg_buf_putc(out, (char)c);
	}
}

/* A path that may be the one that was said last. */
static void
put_path(struct dg_buf *out, struct dg_str path, struct dg_str last)
{
	if (last.n > 0 && dg_str_eq(path, last))
		dg_buf_puts(out, " %");
	else
		put_text(out, path);
}

static void
put_stamp(struct dg_buf *out, const struct dg_stamp *s, struct dg_str digest)
{
	dg_buf_fmt(out, " %llu %llu %lld %lld %.*s", (unsigned long long)s->size,
	    (unsigned long long)s->ino, (long long)s->changed,
	    (long long)((uint64_t)s->touched - (uint64_t)s->changed), DG_FMT(digest));
}

void
dg_log_put_written(struct dg_buf *out, struct dg_buf *line, const char *word,
    const struct dg_written *w)
{
	dg_buf_puts(line, word);
	put_stamp(line, &w->stamp, w->digest);
	dg_buf_fmt(line, " %zu", w->stem);
	put_text(line, w->name);
	end_line(out, line);
}

/* last: the path in the line before, empty where there is none. */
static void
put_sighting(struct dg_buf *out, struct dg_buf *line, struct dg_sighting *s, struct dg_str *last)
{
	static const char letter[] = { [DG_SEEN_FILE] = 'f', [DG_SEEN_THERE] = 't',
		[DG_SEEN_ABSENT] = 'a', [DG_SEEN_REAL] = 'r' };

	if (s->written)
		return;
	s->written = true;
	dg_buf_fmt(line, "see %u %c", s->number, letter[s->seen.kind]);
	if (s->seen.kind == DG_SEEN_FILE)
		put_stamp(line, &s->seen.stamp, s->seen.value);
	put_path(line, s->seen.path, *last);
	if (s->seen.kind == DG_SEEN_REAL)
		put_path(line, s->seen.value, s->seen.path);
	end_line(out, line);
	*last = s->seen.path;
}

void
dg_log_put_word(struct dg_buf *out, struct dg_buf *line, const char *word, struct dg_str text)
{
	dg_buf_puts(line, word);
	put_text(line, text);
	end_line(out, line);
}

static void
put_in(struct dg_buf *out, struct dg_buf *line, struct dg_sighting *const *in, size_t n)
{
	if (n == 0)
		return;
	dg_buf_puts(line, "in");
	for (size_t i = 0; i < n; i++)
		dg_buf_fmt(line, " %u", in[i]->number);
	end_line(out, line);
}

static void
put_out(struct dg_buf *out, struct dg_buf *line, const struct dg_written *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		dg_log_put_written(out, line, "out", &w[i]);
}

static void
put_asked(struct dg_buf *out, struct dg_buf *line, const struct dg_asked *a)
{
	if (a->path.n == 0)
		return;
	dg_buf_fmt(line, "table %.*s", DG_FMT(a->digest));
	put_text(line, a->path);
	for (size_t i = 0; i < a->n; i++)
		put_text(line, a->id[i]);
	end_line(out, line);
}

static void
put_part(struct dg_buf *out, struct dg_buf *line, const struct dg_record *r,
    const struct dg_part *p)
{
	dg_buf_fmt(line, "part %.*s %d", DG_FMT(p->row), p->quiet);
	put_text(line, p->id);
	end_line(out, line);
	put_in(out, line, r->in + p->in, p->n_in);
	put_out(out, line, r->out + p->out, p->n_out);
}

/* The plan's own sightings and outputs stand before those of its parts. */
static size_t
own_in(const struct dg_record *r)
{
	return r->n_parts > 0 ? r->part[0].in : r->n_in;
}

static size_t
own_out(const struct dg_record *r)
{
	return r->n_parts > 0 ? r->part[0].out : r->n_out;
}

static size_t
count_lines(const struct dg_record *r)
{
	size_t n = (own_in(r) > 0) + (r->asked.path.n > 0) + r->n_with + (r->says[0].n > 0) +
	    (r->says[1].n > 0) + r->n_out + r->n_parts;

	for (size_t i = 0; i < r->n_parts; i++)
		n += r->part[i].n_in > 0;
	return n;
}

void
dg_log_put_record(struct dg_buf *out, const struct dg_record *r)
{
	static const char *const says[] = { "says en", "says vi" };
	struct dg_str last = DG_STR("");
	struct dg_buf line;

	dg_buf_init(&line, DG_MAX_LOG);
	for (size_t i = 0; i < r->n_in; i++)
		put_sighting(out, &line, r->in[i], &last);
	dg_buf_fmt(&line, "plan %.*s %lld %zu %zu", DG_FMT(r->key), (long long)r->since,
	    count_lines(r), r->warnings);
	put_text(&line, r->plan);
	put_path(&line, r->named, r->plan);
	end_line(out, &line);
	put_in(out, &line, r->in, own_in(r));
	put_asked(out, &line, &r->asked);
	for (size_t i = 0; i < r->n_with; i++)
		dg_log_put_word(out, &line, "with", r->with[i]);
	for (size_t i = 0; i < 2; i++)
		if (r->says[i].n > 0)
			dg_log_put_word(out, &line, says[i], r->says[i]);
	put_out(out, &line, r->out, own_out(r));
	for (size_t i = 0; i < r->n_parts; i++)
		put_part(out, &line, r, &r->part[i]);
	dg_buf_fini(&line);
}

/* ---- all of it ---- */

/* The table by numbers is as they are now; those that are not written are gone. */
static void
renumber(struct dg_log *log, uint32_t n)
{
	struct dg_sighting **all = log->numbered;
	size_t n_all = log->n_numbered;

	log->numbered = NULL;
	log->n_numbered = log->cap_numbered = 0;
	while (log->n_numbered < n) {
		DG_GROW(log->numbered, log->n_numbered, log->cap_numbered);
		log->numbered[log->n_numbered++] = NULL;
	}
	for (size_t i = 0; i < n_all; i++)
		if (all[i] != NULL && all[i]->written)
			log->numbered[all[i]->number] = all[i];
	free(all);
}

void
dg_log_put_all(struct dg_log *log, struct dg_buf *out)
{
	struct dg_str last = DG_STR("");
	struct dg_buf line;
	uint32_t number = 0;

	dg_buf_init(&line, DG_MAX_LOG);
	dg_buf_puts(&line, DG_LOG_HEAD);
	end_line(out, &line);
	dg_log_put_word(out, &line, "here", log->here);
	for (size_t i = 0; i < log->n_numbered; i++)
		if (log->numbered[i] != NULL)
			log->numbered[i]->written = false;
	for (size_t i = 0; i < log->n; i++)
		for (size_t k = 0; k < log->record[i]->n_in; k++) {
			struct dg_sighting *s = log->record[i]->in[k];

			if (s->written)
				continue;
			s->number = number++;
			put_sighting(out, &line, s, &last);
		}
	for (size_t i = 0; i < log->n; i++)
		dg_log_put_record(out, log->record[i]);
	for (size_t i = 0; i < log->n_left; i++)
		dg_log_put_written(out, &line, "left", &log->left[i]);
	dg_buf_fini(&line);
	/* What no record has keeps no number. */
	renumber(log, number);
}
