/* date.c - calendar dates that may be partial. */
#include "base/date.h"

#include <stdint.h>

/* Reads all of s as a number of at most digits digits. */
static bool
number(struct dg_str s, size_t digits, int *out)
{
	int n = 0;

	if (s.n == 0 || s.n > digits)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (s.p[i] - '0');
	}
	*out = n;
	return true;
}

#define EPOCH_MAX	253402300799	/* the last second of 9999 */

int
dg_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

static int
days_of(int year)
{
	return 337 + dg_month_days(year, 2);
}

static bool
is_valid(struct dg_date d)
{
	if (d.year < 1000 || d.year > 9999 || d.month < 0 || d.month > 12 || d.day < 0)
		return false;
	if (d.month == 0)
		return d.day == 0;
	return d.day <= dg_month_days(d.year, d.month);
}

bool
dg_date_parse_iso(struct dg_str s, struct dg_date *out)
{
	struct dg_date	d = { 0 };
	bool		open_end = dg_str_ends(s, "-");
	struct dg_str	year = dg_str_cut(&s, '-');
	bool		whole = s.n == 0;
	struct dg_str	month = dg_str_cut(&s, '-');

	if (year.n != 4 || !number(year, 4, &d.year))
		return false;
	if (!whole && (month.n != 2 || !number(month, 2, &d.month) || d.month < 1))
		return false;
	if (s.n > 0 && (s.n != 2 || !number(s, 2, &d.day) || d.day < 1))
		return false;
	if (open_end || !is_valid(d))
		return false;
	*out = d;
	return true;
}

bool
dg_date_parse_vn(struct dg_str s, struct dg_date *out)
{
	struct dg_date	d = { 0 };
	struct dg_str	part[3];
	size_t		n = 0;

	while (n < 3 && s.n > 0)
		part[n++] = dg_str_cut(&s, '/');
	if (s.n > 0 || n < 2 || part[n - 1].n != 4)
		return false;
	if (!number(part[n - 1], 4, &d.year) || !number(part[n - 2], 2, &d.month))
		return false;
	if (n == 3 && (!number(part[0], 2, &d.day) || d.day < 1))
		return false;
	if (d.month < 1 || !is_valid(d))
		return false;
	*out = d;
	return true;
}

struct dg_date
dg_date_last(struct dg_date d)
{
	if (d.year != 0 && d.month == 0)
		d.month = 12;
	if (d.year != 0 && d.day == 0)
		d.day = dg_month_days(d.year, d.month);
	return d;
}

int
dg_date_cmp(struct dg_date a, struct dg_date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

struct dg_str
dg_date_text(struct dg_arena *arena, struct dg_date d)
{
	return d.year == 0 ? DG_STR("") :
	    dg_arena_fmt(arena, "%d/%d/%d", d.day, d.month, d.year);
}

/* Two digits and what parts them from the rest; below most. */
static bool
take_two(struct dg_str *s, char end, int most, int *out)
{
	struct dg_str two = dg_str_cut(s, end);

	return two.n == 2 && number(two, 2, out) && *out < most;
}

bool
dg_moment_parse(struct dg_str s, struct dg_moment *out)
{
	struct dg_moment	m = { .zone = 0 };
	struct dg_str		date = dg_str_cut(&s, ' '), clock = dg_str_cut(&s, ' ');
	bool			west = dg_str_starts(s, "-");
	int			hours, minutes;

	if (clock.n != 8 || s.n != 6 || (!west && s.p[0] != '+'))
		return false;
	s = dg_str_sub(s, 1, s.n);
	if (!dg_date_parse_iso(date, &m.date) || m.date.day == 0 ||
	    !take_two(&clock, ':', 24, &m.hour) ||
	    !take_two(&clock, ':', 60, &m.minute) ||
	    !take_two(&clock, ':', 60, &m.second) ||
	    !take_two(&s, ':', 15, &hours) || !take_two(&s, ':', 60, &minutes))
		return false;
	m.zone = west ? -(hours * 60 + minutes) : hours * 60 + minutes;
	*out = m;
	return true;
}

bool
dg_date_parse_epoch(struct dg_str s, struct dg_date *out)
{
	struct dg_date	d = { 1970, 1, 1 };
	int64_t		seconds = 0, days;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || seconds > EPOCH_MAX)
			return false;
		seconds = seconds * 10 + (s.p[i] - '0');
	}
	if (seconds > EPOCH_MAX)
		return false;
	for (days = seconds / 86400; days >= days_of(d.year); d.year++)
		days -= days_of(d.year);
	for (; days >= dg_month_days(d.year, d.month); d.month++)
		days -= dg_month_days(d.year, d.month);
	d.day += (int)days;
	*out = d;
	return true;
}
