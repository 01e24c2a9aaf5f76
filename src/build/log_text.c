/* log_text.c - the lines of the log: reading and writing them. */
#include "build/log_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/limits.h"

#define HEAD		"docgen-build 1"
#define CHECK		8		/* hexadecimal digits before a line */

/* ---- one line ---- */

static unsigned
check_of(struct dg_str line)
{
	uint64_t h = dg_hash(DG_HASH_START, line.p, line.n);

	return (unsigned)(h ^ h >> 32);
}

static void
end_line(struct dg_buf *out, struct dg_buf *line)
{
	dg_buf_fmt(out, "%08x ", check_of(dg_buf_str(line)));
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

static void
put_stamp(struct dg_buf *out, const struct dg_stamp *s, struct dg_str digest)
{
	dg_buf_fmt(out, " %llu %llu %lld %lld %.*s", (unsigned long long)s->size,
	    (unsigned long long)s->ino, (long long)s->changed, (long long)s->touched,
	    DG_FMT(digest));
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

static void
put_seen(struct dg_buf *out, struct dg_buf *line, const struct dg_seen *s)
{
	static const char letter[] = { [DG_SEEN_FILE] = 'f', [DG_SEEN_THERE] = 't',
		[DG_SEEN_ABSENT] = 'a', [DG_SEEN_REAL] = 'r' };

	dg_buf_fmt(line, "in %c", letter[s->kind]);
	if (s->kind == DG_SEEN_FILE)
		put_stamp(line, &s->stamp, s->value);
	else if (s->kind == DG_SEEN_REAL)
		put_text(line, s->value);
	put_text(line, s->path);
	end_line(out, line);
}

void
dg_log_put_word(struct dg_buf *out, struct dg_buf *line, const char *word, struct dg_str text)
{
	dg_buf_puts(line, word);
	put_text(line, text);
	end_line(out, line);
}

void
dg_log_put_record(struct dg_buf *out, const struct dg_record *r)
{
	static const char *const says[] = { "says en", "says vi" };
	struct dg_buf line;
	size_t n = r->n_in + r->n_out + r->n_with + (r->says[0].n > 0) + (r->says[1].n > 0);

	dg_buf_init(&line, DG_MAX_LOG);
	dg_buf_fmt(&line, "plan %.*s %lld %zu %zu", DG_FMT(r->key), (long long)r->since, n,
	    r->warnings);
	put_text(&line, r->plan);
	end_line(out, &line);
	for (size_t i = 0; i < r->n_in; i++)
		put_seen(out, &line, &r->in[i]);
	for (size_t i = 0; i < r->n_out; i++)
		dg_log_put_written(out, &line, "out", &r->out[i]);
	for (size_t i = 0; i < r->n_with; i++)
		dg_log_put_word(out, &line, "with", r->with[i]);
	for (size_t i = 0; i < 2; i++)
		if (r->says[i].n > 0)
			dg_log_put_word(out, &line, says[i], r->says[i]);
	dg_buf_fini(&line);
}

/* ---- reading a line ---- */

struct reader {
	struct dg_log	*log;
	struct dg_str	 rest;
	struct dg_record *record;	/* not whole yet, or NULL */
	size_t		 due;		/* its lines to come */
	size_t		 cap_in, cap_out, cap_with;
	bool		 torn;		/* something was not as it should be */
};

static bool
read_digits(struct dg_str word, uint64_t *out)
{
	uint64_t n = 0;

	for (size_t i = 0; i < word.n; i++) {
		uint64_t digit = (uint64_t)(word.p[i] - '0');

		if (word.p[i] < '0' || word.p[i] > '9' || n > (UINT64_MAX - digit) / 10)
			return false;
		n = n * 10 + digit;
	}
	*out = n;
	return word.n > 0;
}

/* A size, the number of an inode: file systems use all 64 bits of these. */
static bool
get_unsigned(struct dg_str *line, uint64_t *out)
{
	return read_digits(dg_str_cut(line, ' '), out);
}

static bool
get_number(struct dg_str *line, int64_t *out)
{
	struct dg_str word = dg_str_cut(line, ' ');
	bool less = dg_str_starts(word, "-");
	uint64_t n;

	if (!read_digits(dg_str_sub(word, less, word.n), &n) || n > INT64_MAX)
		return false;
	*out = less ? -(int64_t)n : (int64_t)n;
	return true;
}

static bool
get_size(struct dg_str *line, size_t *out)
{
	int64_t n;

	if (!get_number(line, &n) || n < 0)
		return false;
	*out = (size_t)n;
	return true;
}

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct dg_str
get_text(struct dg_arena *a, struct dg_str *line)
{
	struct dg_str word = dg_str_cut(line, ' ');
	char *out = dg_arena_alloc(a, word.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] == '%' && i + 2 < word.n && hex(word.p[i + 1]) >= 0 &&
		    hex(word.p[i + 2]) >= 0) {
			out[n++] = (char)(hex(word.p[i + 1]) << 4 | hex(word.p[i + 2]));
			i += 2;
		} else {
			out[n++] = word.p[i];
		}
	}
	return (struct dg_str){ out, n };
}

static bool
get_stamp(struct dg_arena *a, struct dg_str *line, struct dg_stamp *s, struct dg_str *digest)
{
	if (!get_unsigned(line, &s->size) || !get_unsigned(line, &s->ino) ||
	    !get_number(line, &s->changed) || !get_number(line, &s->touched))
		return false;
	*digest = dg_arena_dup(a, dg_str_cut(line, ' '));
	return true;
}

static bool
get_written(struct dg_arena *a, struct dg_str line, struct dg_written *w)
{
	*w = (struct dg_written){ 0 };
	if (!get_stamp(a, &line, &w->stamp, &w->digest) || !get_size(&line, &w->stem))
		return false;
	w->name = get_text(a, &line);
	return w->stem <= w->name.n && dg_output_name_ok(w->name);
}

static bool
get_seen(struct dg_arena *a, struct dg_str line, struct dg_seen *s)
{
	struct dg_str letter = dg_str_cut(&line, ' ');

	*s = (struct dg_seen){ 0 };
	if (dg_str_is(letter, "f")) {
		s->kind = DG_SEEN_FILE;
		if (!get_stamp(a, &line, &s->stamp, &s->value))
			return false;
	} else if (dg_str_is(letter, "r")) {
		s->kind = DG_SEEN_REAL;
		s->value = get_text(a, &line);
	} else if (dg_str_is(letter, "t") || dg_str_is(letter, "a")) {
		s->kind = dg_str_is(letter, "t") ? DG_SEEN_THERE : DG_SEEN_ABSENT;
	} else {
		return false;
	}
	s->path = get_text(a, &line);
	return true;
}

/* ---- records ---- */

static int
by_plan(const void *a, const void *b)
{
	const struct dg_record *x = *(struct dg_record *const *)a;
	const struct dg_record *y = *(struct dg_record *const *)b;

	return dg_str_cmp(x->plan, y->plan);
}

static bool
start_record(struct reader *r, struct dg_str line)
{
	struct dg_arena *a = &r->log->arena;

	r->record = DG_NEW(a, struct dg_record);
	r->record->key = dg_arena_dup(a, dg_str_cut(&line, ' '));
	r->cap_in = r->cap_out = r->cap_with = 0;
	if (!get_number(&line, &r->record->since) || !get_size(&line, &r->due) ||
	    !get_size(&line, &r->record->warnings))
		return false;
	r->record->plan = get_text(a, &line);
	return true;
}

/* A line of the record that is being read. */
static bool
add_line(struct reader *r, struct dg_str word, struct dg_str line)
{
	struct dg_record *record = r->record;
	struct dg_arena *a = &r->log->arena;

	if (dg_str_is(word, "in")) {
		DG_GROW(record->in, record->n_in, r->cap_in);
		return get_seen(a, line, &record->in[record->n_in++]);
	}
	if (dg_str_is(word, "out")) {
		DG_GROW(record->out, record->n_out, r->cap_out);
		return get_written(a, line, &record->out[record->n_out++]);
	}
	if (dg_str_is(word, "with")) {
		DG_GROW(record->with, record->n_with, r->cap_with);
		record->with[record->n_with++] = get_text(a, &line);
		return true;
	}
	if (dg_str_is(word, "says")) {
		struct dg_str lang = dg_str_cut(&line, ' ');

		record->says[dg_str_is(lang, "vi") ? DG_LANG_VI : DG_LANG_EN] =
		    get_text(a, &line);
		return true;
	}
	return false;
}

void
dg_record_free(struct dg_record *record)
{
	if (record == NULL)
		return;
	free(record->in);
	free(record->out);
	free(record->with);
}

static void
finish_record(struct reader *r)
{
	struct dg_log *log = r->log;

	DG_GROW(log->record, log->n, log->cap);
	log->record[log->n++] = r->record;
	r->record = NULL;
}

void
dg_log_add_left(struct dg_log *log, const struct dg_written *w)
{
	DG_GROW(log->left, log->n_left, log->cap_left);
	log->left[log->n_left++] = *w;
}

/* All that is said of a name or a plan so far is over. */
static void
forget_left(struct dg_log *log, struct dg_str name)
{
	size_t n = 0;

	for (size_t i = 0; i < log->n_left; i++)
		if (!dg_str_eq(log->left[i].name, name))
			log->left[n++] = log->left[i];
	log->n_left = n;
}

static void
forget_plan(struct dg_log *log, struct dg_str plan)
{
	size_t n = 0;

	for (size_t i = 0; i < log->n; i++) {
		if (dg_str_eq(log->record[i]->plan, plan))
			dg_record_free(log->record[i]);
		else
			log->record[n++] = log->record[i];
	}
	log->n = n;
}

/* A line outside records. */
static bool
take_line(struct reader *r, struct dg_str word, struct dg_str line)
{
	struct dg_log *log = r->log;
	struct dg_written left;

	if (dg_str_is(word, "plan")) {
		if (!start_record(r, line)) {
			r->record = NULL;
			return false;
		}
		if (r->due == 0)
			finish_record(r);
		return true;
	}
	if (dg_str_is(word, "left")) {
		if (!get_written(&log->arena, line, &left))
			return false;
		forget_left(log, left.name);
		dg_log_add_left(log, &left);
		return true;
	}
	if (dg_str_is(word, "gone"))
		forget_left(log, get_text(&log->arena, &line));
	else if (dg_str_is(word, "drop"))
		forget_plan(log, get_text(&log->arena, &line));
	return dg_str_is(word, "gone") || dg_str_is(word, "drop");
}

/* A line whose check sum is right. */
static void
read_line(struct reader *r, struct dg_str line)
{
	struct dg_str rest = line, word = dg_str_cut(&rest, ' ');

	if (r->record != NULL && add_line(r, word, rest)) {
		if (--r->due == 0)
			finish_record(r);
		return;
	}
	if (r->record != NULL) {	/* it broke off */
		dg_record_free(r->record);
		r->record = NULL;
		r->torn = true;
	}
	r->torn |= !take_line(r, word, rest);
}

/* The next line without its check sum; false: it is torn. */
static bool
next_line(struct reader *r, struct dg_str *line)
{
	struct dg_str all = r->rest, sum;
	size_t end = dg_str_find_char(all, '\n');
	char right[CHECK + 1];

	*line = dg_str_cut(&r->rest, '\n');
	if (end == all.n || line->n <= CHECK || line->p[CHECK] != ' ')
		return false;
	sum = dg_str_sub(*line, 0, CHECK);
	*line = dg_str_sub(*line, CHECK + 1, line->n);
	snprintf(right, sizeof right, "%08x", check_of(*line));
	return dg_str_is(sum, right);
}

/* The last record of each plan stays. */
static void
settle(struct dg_log *log)
{
	size_t n = 0;

	if (log->n == 0)
		return;
	/* Equal ones keep their order: later ones are found behind. */
	for (size_t i = 0; i < log->n; i++)
		log->record[i]->order = i;
	qsort(log->record, log->n, sizeof *log->record, by_plan);
	for (size_t i = 0; i < log->n; i++) {
		if (n > 0 && dg_str_eq(log->record[n - 1]->plan, log->record[i]->plan)) {
			struct dg_record *older = log->record[n - 1], *newer = log->record[i];

			if (older->order > newer->order) {
				struct dg_record *swap = older;

				older = newer;
				newer = swap;
			}
			dg_record_free(older);
			log->record[n - 1] = newer;
		} else {
			log->record[n++] = log->record[i];
		}
	}
	log->n = n;
}

bool
dg_log_parse(struct dg_log *log, struct dg_str bytes)
{
	struct reader r = { .log = log, .rest = bytes };
	struct dg_str line;

	if (!next_line(&r, &line) || !dg_str_is(line, HEAD))
		return false;
	while (r.rest.n > 0) {
		if (next_line(&r, &line)) {
			read_line(&r, line);
			continue;
		}
		r.torn = true;
		dg_record_free(r.record);
		r.record = NULL;
	}
	r.torn |= r.record != NULL;
	dg_record_free(r.record);
	settle(log);
	return !r.torn;
}

/* ---- all of it ---- */

void
dg_log_put_all(const struct dg_log *log, struct dg_buf *out)
{
	struct dg_buf line;

	dg_buf_init(&line, DG_MAX_LOG);
	dg_buf_puts(&line, HEAD);
	end_line(out, &line);
	for (size_t i = 0; i < log->n; i++)
		dg_log_put_record(out, log->record[i]);
	for (size_t i = 0; i < log->n_left; i++)
		dg_log_put_written(out, &line, "left", &log->left[i]);
	dg_buf_fini(&line);
}
