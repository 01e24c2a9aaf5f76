/* date.c - calendar dates that may be partial. */
#include "base/date.h"

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

int
dg_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
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
