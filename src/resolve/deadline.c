/*
 * deadline.c - deadlines, and dates as official prose writes them.
 *
 * A deadline is read once from its words into a small struct; both printed
 * forms are made from that, so a clerk's "2026-06-30" and "30/6/2026" print
 * alike.
 */
#include "resolve/deadline.h"

#include "base/text.h"

/* Cuts a word and the spaces behind it off the start of *s, any case of its
 * first letter. */
static bool
take(struct dg_str *s, const char *lower, const char *capital)
{
	const char *word = dg_str_starts(*s, lower) ? lower :
	    dg_str_starts(*s, capital) ? capital : NULL;
	struct dg_str rest;

	if (word == NULL)
		return false;
	rest = dg_str_sub(*s, dg_str_of(word).n, s->n);
	if (rest.n > 0 && rest.p[0] != ' ' && rest.p[0] != ',')
		return false;
	*s = dg_str_trim_left(rest);
	return true;
}

static int
roman_quarter(struct dg_str s)
{
	static const char *const names[] = { "I", "II", "III", "IV" };

	for (int q = 0; q < 4; q++)
		if (dg_str_is(s, names[q]) ||
		    (s.n == 1 && s.p[0] == (char)('1' + q)))
			return q + 1;
	return 0;
}

static bool
parse_quarter(struct dg_str s, struct dg_due_point *out)
{
	struct dg_str	rest = s, year;
	bool		named = take(&rest, "quý", "Quý");

	if (named) {
		out->quarter = roman_quarter(dg_str_cut(&rest, '/'));
		year = rest;
	} else {
		year = dg_str_cut(&rest, '-');
		if (rest.n != 2 || (rest.p[0] != 'Q' && rest.p[0] != 'q'))
			return false;
		out->quarter = rest.p[1] >= '1' && rest.p[1] <= '4' ? rest.p[1] - '0' : 0;
	}
	return out->quarter > 0 && year.n == 4 &&
	    dg_date_parse_iso(year, &out->date);
}

static bool
parse_point(struct dg_str s, struct dg_due_point *out)
{
	static const char *const nouns[][2] = { { "ngày", "Ngày" },
		{ "tháng", "Tháng" }, { "năm", "Năm" } };

	*out = (struct dg_due_point){ 0 };
	if (parse_quarter(s, out))
		return true;
	out->quarter = 0;
	for (int i = 0; i < 3; i++)
		if (take(&s, nouns[i][0], nouns[i][1]))
			break;
	return dg_date_parse_iso(s, &out->date) || dg_date_parse_vn(s, &out->date);
}

/* The first or the last day that a point may mean. */
static struct dg_date
point_day(struct dg_due_point p, bool last)
{
	struct dg_date d = p.date;

	if (p.quarter > 0)
		d.month = last ? p.quarter * 3 : p.quarter * 3 - 2;
	if (last)
		return dg_date_last(d);
	d.month = d.month ? d.month : 1;
	d.day = d.day ? d.day : 1;
	return d;
}

/* The offset of " to " or " đến " in s; *after is where the second part
 * begins. */
static size_t
find_to(struct dg_str s, size_t *after)
{
	static const char *const words[] = { " đến hết ", " đến ", " to " };

	for (int i = 0; i < 3; i++) {
		size_t at = dg_str_find(s, words[i]);

		if (at < s.n) {
			*after = at + dg_str_of(words[i]).n;
			return at;
		}
	}
	return s.n;
}

static bool
parse_range(struct dg_str s, struct dg_deadline *out)
{
	size_t at, after = 0;

	if (!take(&s, "từ", "Từ") && !take(&s, "from", "From"))
		return false;
	at = find_to(s, &after);
	if (at == s.n)
		return false;
	out->kind = DG_DUE_RANGE;
	if (!parse_point(dg_str_trim(dg_str_sub(s, 0, at)), &out->from) ||
	    !parse_point(dg_str_trim(dg_str_sub(s, after, s.n)), &out->to))
		return false;
	out->reversed = dg_date_cmp(point_day(out->from, false),
	    point_day(out->to, true)) > 0;
	return !out->reversed;
}

/* "15/12": a day of every year. */
static bool
parse_day(struct dg_str s, struct dg_deadline *out)
{
	struct dg_str	month = s, day = dg_str_cut(&month, '/');
	int		*part[2] = { &out->day, &out->month };
	struct dg_str	text[2] = { day, month };

	for (int i = 0; i < 2; i++) {
		if (text[i].n < 1 || text[i].n > 2)
			return false;
		for (size_t k = 0; k < text[i].n; k++) {
			if (text[i].p[k] < '0' || text[i].p[k] > '9')
				return false;
			*part[i] = *part[i] * 10 + (text[i].p[k] - '0');
		}
	}
	return out->month >= 1 && out->month <= 12 && out->day >= 1 &&
	    out->day <= dg_month_days(2024, out->month);
}

static bool
parse_yearly(struct dg_str s, struct dg_deadline *out)
{
	if (!take(&s, "hằng năm", "Hằng năm") && !take(&s, "hàng năm", "Hàng năm"))
		return false;
	out->kind = DG_DUE_YEARLY;
	if (s.n == 0)
		return true;
	if (s.p[0] == ',')
		s = dg_str_trim_left(dg_str_sub(s, 1, s.n));
	if (!take(&s, "trước", "Trước"))
		return false;
	take(&s, "ngày", "Ngày");
	return parse_day(s, out);
}

bool
dg_deadline_parse(struct dg_str s, struct dg_deadline *out)
{
	struct dg_str rest = s = dg_str_trim(s);

	*out = (struct dg_deadline){ .kind = DG_DUE_POINT };
	if (take(&rest, "thường xuyên", "Thường xuyên") && rest.n == 0) {
		out->kind = DG_DUE_ALWAYS;
		return true;
	}
	if (take(&rest, "theo", "Theo") && rest.n > 0) {
		out->kind = DG_DUE_FREE;
		out->text = s;
		return true;
	}
	if (parse_yearly(s, out))
		return true;
	*out = (struct dg_deadline){ .kind = DG_DUE_POINT };
	if (parse_range(s, out) || out->reversed)
		return !out->reversed;
	*out = (struct dg_deadline){ .kind = DG_DUE_POINT };
	return parse_point(s, &out->to);
}

struct dg_str
dg_date_print(struct dg_arena *a, struct dg_date d)
{
	if (d.month == 0)
		return dg_arena_fmt(a, "%d", d.year);
	if (d.day == 0)
		return dg_arena_fmt(a, d.month < 3 ? "%02d/%d" : "%d/%d", d.month,
		    d.year);
	return dg_arena_fmt(a, d.month < 3 ? "%02d/%02d/%d" : "%02d/%d/%d", d.day,
	    d.month, d.year);
}

struct dg_str
dg_date_noun(struct dg_date d)
{
	return d.day > 0 ? DG_STR("ngày") : d.month > 0 ? DG_STR("tháng") :
	    DG_STR("năm");
}

static struct dg_str
point_noun(struct dg_due_point p)
{
	return p.quarter > 0 ? DG_STR("quý") : dg_date_noun(p.date);
}

static struct dg_str
print_point(struct dg_arena *a, struct dg_due_point p, bool noun)
{
	struct dg_str s = p.quarter == 0 ? dg_date_print(a, p.date) :
	    dg_arena_fmt(a, "%.*s/%d", DG_FMT(dg_roman(a, (unsigned)p.quarter)),
	    p.date.year);

	if (!noun)
		return s;
	return dg_arena_fmt(a, "%.*s %.*s", DG_FMT(point_noun(p)), DG_FMT(s));
}

static struct dg_str
print_yearly(struct dg_arena *a, const struct dg_deadline *d)
{
	if (d->day == 0)
		return DG_STR("hằng năm");
	return dg_arena_fmt(a, d->month < 3 ? "hằng năm, trước ngày %02d/%02d" :
	    "hằng năm, trước ngày %02d/%d", d->day, d->month);
}

struct dg_str
dg_deadline_prose(struct dg_arena *a, const struct dg_deadline *d)
{
	switch (d->kind) {
	case DG_DUE_POINT:
		return print_point(a, d->to, true);
	case DG_DUE_RANGE:
		return dg_arena_fmt(a, "từ %.*s đến %.*s",
		    DG_FMT(print_point(a, d->from, true)),
		    DG_FMT(print_point(a, d->to, true)));
	case DG_DUE_YEARLY:
		return print_yearly(a, d);
	case DG_DUE_ALWAYS:
		return DG_STR("thường xuyên");
	case DG_DUE_FREE:
		break;
	}
	return d->text;
}

struct dg_str
dg_deadline_cell(struct dg_arena *a, const struct dg_deadline *d)
{
	if (d->kind == DG_DUE_POINT && d->to.date.day > 0)
		return print_point(a, d->to, false);
	return dg_text_capital(a, dg_deadline_prose(a, d));
}

struct dg_str
dg_deadline_noun(const struct dg_deadline *d)
{
	return d->kind == DG_DUE_POINT ? point_noun(d->to) : DG_STR("");
}
