/* log_parse.c - the lines of the log are read. */
#include "build/log_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/limits.h"
#include "base/sort.h"

#define CHECK		8		/* hexadecimal digits before a line */
#define GAP_MAX		4096		/* sightings that are lost between two */

/* ---- reading a line ---- */

struct reader {
	struct dg_log	*log;
	struct dg_str	 rest;
	const char	*end;		/* of all bytes */
	struct dg_record *record;	/* not whole yet, or NULL */
	size_t		 due;		/* its lines to come */
	struct dg_str	 last;		/* path of the sighting in the line before, or empty */
	/* Its lists while they grow; heap, used for one record after the other. */
	struct dg_sighting **in;
	struct dg_written *out;
	struct dg_str	*with;
	struct dg_part	*part;
	size_t		 cap_in, cap_out, cap_with, cap_part;
	bool		 torn;		/* something was not as it should be */
};

/* A size, the number of an inode: file systems use all 64 bits of these. */
static bool
get_unsigned(struct dg_str *line, uint64_t *out)
{
	struct dg_str word = *line;
	uint64_t n = 0, digit;
	size_t i = 0;

	for (; i < word.n && (digit = (uint64_t)(word.p[i] - '0')) <= 9; i++) {
		if (n >= UINT64_MAX / 10 && n > (UINT64_MAX - digit) / 10)
			return false;
		n = n * 10 + digit;
	}
	if (i == 0 || (i < word.n && word.p[i] != ' '))
		return false;
	*out = n;
	*line = dg_str_sub(word, i + 1, word.n);
	return true;
}

static bool
get_number(struct dg_str *line, int64_t *out)
{
	bool less = line->n > 0 && line->p[0] == '-';
	uint64_t n;

	*line = dg_str_sub(*line, less, line->n);
	if (!get_unsigned(line, &n) || n > INT64_MAX)
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

/* A slice of the bytes, in which the text takes the place of what stands for it, and the 0
 * behind it that of the blank or the end of the line. */
static struct dg_str
get_text(struct dg_str *line)
{
	struct dg_str word = dg_str_cut(line, ' ');
	char *out = (char *)word.p, *first = memchr(out, '%', word.n);
	size_t n = first != NULL ? (size_t)(first - out) : word.n;

	for (size_t i = n; i < word.n; i++) {
		if (word.p[i] == '%' && i + 2 < word.n && hex(word.p[i + 1]) >= 0 &&
		    hex(word.p[i + 2]) >= 0) {
			out[n++] = (char)(hex(word.p[i + 1]) << 4 | hex(word.p[i + 2]));
			i += 2;
		} else {
			out[n++] = word.p[i];
		}
	}
	out[n] = '\0';
	return (struct dg_str){ out, n };
}

/* A path, or the sign for the one that was said last. */
static bool
get_path(struct dg_str *line, struct dg_str last, struct dg_str *path)
{
	bool again = dg_str_is(*line, "%") || dg_str_starts(*line, "% ");

	*path = get_text(line);
	if (again)
		*path = last;
	return !again || last.n > 0;
}

/* A word of letters and digits, terminated as a text is. */
static struct dg_str
get_word(struct dg_str *line)
{
	struct dg_str word = dg_str_cut(line, ' ');

	((char *)word.p)[word.n] = '\0';
	return word;
}

static bool
get_stamp(struct dg_str *line, struct dg_stamp *s, struct dg_str *digest)
{
	int64_t later;

	if (!get_unsigned(line, &s->size) || !get_unsigned(line, &s->ino) ||
	    !get_number(line, &s->changed) || !get_number(line, &later))
		return false;
	s->touched = (int64_t)((uint64_t)s->changed + (uint64_t)later);
	*digest = get_word(line);
	return true;
}

static bool
get_written(struct dg_str line, struct dg_written *w)
{
	*w = (struct dg_written){ 0 };
	if (!get_stamp(&line, &w->stamp, &w->digest) || !get_size(&line, &w->stem))
		return false;
	w->name = get_text(&line);
	return w->stem <= w->name.n && dg_output_name_inside(w->name);
}

static bool
get_seen(struct dg_str line, struct dg_str last, struct dg_seen *s)
{
	struct dg_str letter = dg_str_cut(&line, ' ');

	*s = (struct dg_seen){ .value = DG_STR("") };
	if (dg_str_is(letter, "f")) {
		s->kind = DG_SEEN_FILE;
		if (!get_stamp(&line, &s->stamp, &s->value))
			return false;
	} else if (dg_str_is(letter, "r")) {
		s->kind = DG_SEEN_REAL;
	} else if (dg_str_is(letter, "t") || dg_str_is(letter, "a")) {
		s->kind = dg_str_is(letter, "t") ? DG_SEEN_THERE : DG_SEEN_ABSENT;
	} else {
		return false;
	}
	return get_path(&line, last, &s->path) && (s->kind != DG_SEEN_REAL ||
	    get_path(&line, s->path, &s->value));
}

/* ---- sightings ---- */

static bool
add_sighting(struct reader *r, struct dg_str line, struct dg_str last)
{
	struct dg_log *log = r->log;
	struct dg_sighting *s;
	struct dg_seen seen;
	size_t number;

	if (!get_size(&line, &number) || number > log->n_numbered + GAP_MAX ||
	    !get_seen(line, last, &seen))
		return false;
	while (log->n_numbered <= number) {
		DG_GROW(log->numbered, log->n_numbered, log->cap_numbered);
		log->numbered[log->n_numbered++] = NULL;
	}
	if (log->numbered[number] != NULL)
		return false;
	s = DG_NEW(&log->arena, struct dg_sighting);
	*s = (struct dg_sighting){ .seen = seen, .number = (uint32_t)number, .written = true };
	log->numbered[number] = s;
	r->last = seen.path;
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
	struct dg_record *record = r->record = DG_NEW(&r->log->arena, struct dg_record);

	record->key = dg_str_cut(&line, ' ');
	if (!get_number(&line, &record->since) || !get_size(&line, &r->due) ||
	    !get_size(&line, &record->warnings))
		return false;
	record->plan = get_text(&line);
	return get_path(&line, record->plan, &record->named);
}

static bool
add_in(struct reader *r, struct dg_str line)
{
	struct dg_record *record = r->record;
	uint64_t number;

	while (line.n > 0) {
		if (!get_unsigned(&line, &number) || number >= r->log->n_numbered ||
		    r->log->numbered[number] == NULL)
			return false;
		DG_GROW(r->in, record->n_in, r->cap_in);
		r->in[record->n_in++] = r->log->numbered[number];
		if (record->n_parts > 0)
			r->part[record->n_parts - 1].n_in++;
	}
	return true;
}

static bool
add_part(struct reader *r, struct dg_str line)
{
	struct dg_record *record = r->record;
	struct dg_part p = { .row = dg_str_cut(&line, ' '), .in = (uint32_t)record->n_in,
	    .out = (uint32_t)record->n_out };
	size_t quiet;

	if (!get_size(&line, &quiet) || quiet > 1)
		return false;
	p.quiet = quiet == 1;
	p.id = get_text(&line);
	DG_GROW(r->part, record->n_parts, r->cap_part);
	r->part[record->n_parts++] = p;
	return true;
}

static bool
add_out(struct reader *r, struct dg_str line)
{
	struct dg_record *record = r->record;

	DG_GROW(r->out, record->n_out, r->cap_out);
	if (!get_written(line, &r->out[record->n_out++]))
		return false;
	if (record->n_parts > 0)
		r->part[record->n_parts - 1].n_out++;
	return true;
}

static bool
add_asked(struct reader *r, struct dg_str line)
{
	struct dg_asked *a = &r->record->asked;
	size_t most = 1;

	if (a->id != NULL)
		return false;
	a->digest = dg_str_cut(&line, ' ');
	a->path = get_text(&line);
	for (size_t i = 0; i < line.n; i++)
		most += line.p[i] == ' ';
	a->id = DG_NEW_ARRAY(&r->log->arena, most, struct dg_str);
	while (line.n > 0) {
		a->id[a->n] = get_text(&line);
		if (a->id[a->n++].n == 0)
			return false;
	}
	return true;
}

/* A line of the record that is being read. */
static bool
add_line(struct reader *r, struct dg_str word, struct dg_str line)
{
	struct dg_record *record = r->record;

	if (dg_str_is(word, "in"))
		return add_in(r, line);
	if (dg_str_is(word, "out"))
		return add_out(r, line);
	if (dg_str_is(word, "part"))
		return add_part(r, line);
	if (dg_str_is(word, "table"))
		return add_asked(r, line);
	if (dg_str_is(word, "with")) {
		DG_GROW(r->with, record->n_with, r->cap_with);
		r->with[record->n_with++] = get_text(&line);
		return true;
	}
	if (dg_str_is(word, "says")) {
		struct dg_str lang = dg_str_cut(&line, ' ');

		record->says[dg_str_is(lang, "vi") ? DG_LANG_VI : DG_LANG_EN] = get_text(&line);
		return true;
	}
	return false;
}

static void *
copied(struct dg_arena *a, const void *from, size_t n, size_t size)
{
	void *to = dg_arena_array(a, n, size);

	if (n > 0)
		memcpy(to, from, n * size);
	return to;
}

static void
finish_record(struct reader *r)
{
	struct dg_log *log = r->log;
	struct dg_record *record = r->record;

	record->in = copied(&log->arena, r->in, record->n_in, sizeof *r->in);
	record->out = copied(&log->arena, r->out, record->n_out, sizeof *r->out);
	record->with = copied(&log->arena, r->with, record->n_with, sizeof *r->with);
	record->part = copied(&log->arena, r->part, record->n_parts, sizeof *r->part);
	DG_GROW(log->record, log->n, log->cap);
	log->record[log->n++] = record;
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
			log->idle += log->record[i]->bytes;
		else
			log->record[n++] = log->record[i];
	}
	log->n = n;
}

/* A line outside records. */
static bool
take_line(struct reader *r, struct dg_str word, struct dg_str line, size_t bytes)
{
	struct dg_log *log = r->log;
	struct dg_str last = r->last;
	struct dg_written left;

	r->last = DG_STR("");
	if (dg_str_is(word, "see"))
		return add_sighting(r, line, last);
	if (dg_str_is(word, "plan")) {
		if (!start_record(r, line)) {
			r->record = NULL;
			return false;
		}
		r->record->bytes = bytes;
		if (r->due == 0)
			finish_record(r);
		return true;
	}
	if (dg_str_is(word, "here")) {
		log->was = get_text(&line);
		return true;
	}
	log->idle += bytes;
	if (dg_str_is(word, "left")) {
		if (!get_written(line, &left))
			return false;
		forget_left(log, left.name);
		dg_log_add_left(log, &left);
		return true;
	}
	if (dg_str_is(word, "gone"))
		forget_left(log, get_text(&line));
	else if (dg_str_is(word, "drop"))
		forget_plan(log, get_text(&line));
	return dg_str_is(word, "gone") || dg_str_is(word, "drop");
}

/* A line whose check sum is right. */
static void
read_line(struct reader *r, struct dg_str line)
{
	struct dg_str rest = line, word = dg_str_cut(&rest, ' ');
	size_t bytes = line.n + CHECK + 2;

	if (r->record != NULL && add_line(r, word, rest)) {
		r->record->bytes += bytes;
		if (--r->due == 0)
			finish_record(r);
		return;
	}
	r->torn |= r->record != NULL;	/* it broke off */
	r->record = NULL;
	r->torn |= !take_line(r, word, rest, bytes);
}

static bool
has_check(struct dg_str sum, uint32_t right)
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < CHECK; i++)
		if (sum.p[i] != digit[right >> (28 - 4 * i) & 15])
			return false;
	return true;
}

/* The next line without its check sum; false: it is torn. */
static bool
next_line(struct reader *r, struct dg_str *line)
{
	struct dg_str sum = dg_str_cut(&r->rest, '\n');
	bool ends = sum.p + sum.n < r->end;

	*line = dg_str_sub(sum, CHECK + 1, sum.n);
	return ends && sum.n > CHECK && sum.p[CHECK] == ' ' && has_check(sum, dg_crc32(*line));
}

void
dg_log_settle(struct dg_log *log)
{
	size_t n = 0;

	if (log->n == 0)
		return;
	/* Equal ones keep their order: later ones are found behind. */
	for (size_t i = 0; i < log->n; i++)
		log->record[i]->order = i;
	dg_sort(log->record, log->n, sizeof *log->record, by_plan);
	for (size_t i = 0; i < log->n; i++) {
		if (n > 0 && dg_str_eq(log->record[n - 1]->plan, log->record[i]->plan)) {
			struct dg_record *older = log->record[n - 1], *newer = log->record[i];

			if (older->order > newer->order) {
				struct dg_record *swap = older;

				older = newer;
				newer = swap;
			}
			log->idle += older->bytes;
			log->record[n - 1] = newer;
		} else {
			log->record[n++] = log->record[i];
		}
	}
	log->n = n;
}

bool
dg_log_parse(struct dg_log *log, char *bytes, size_t n)
{
	struct reader r = { .log = log, .rest = { bytes, n }, .end = bytes + n };
	struct dg_str line;

	if (!next_line(&r, &line) || !dg_str_is(line, DG_LOG_HEAD))
		return false;
	while (r.rest.n > 0) {
		if (next_line(&r, &line)) {
			read_line(&r, line);
			continue;
		}
		r.torn = true;
		r.record = NULL;
		r.last = DG_STR("");
	}
	r.torn |= r.record != NULL;
	free(r.in);
	free(r.out);
	free(r.with);
	free(r.part);
	dg_log_settle(log);
	return !r.torn;
}
