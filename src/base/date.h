/*
 * date.h - calendar dates that may be partial.
 *
 * A date may lack its day, or day and month (0 stands for "blank"); year 0 is
 * no date at all.  Gregorian.
 */
#ifndef DG_BASE_DATE_H
#define DG_BASE_DATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct dg_date {
	int	year, month, day;
};

static inline bool
dg_date_is_whole(struct dg_date d)
{
	return d.year > 0 && d.month > 0 && d.day > 0;
}

/* A second of a day, where clocks are so many minutes ahead of Greenwich. */
struct dg_moment {
	struct dg_date	date;
	int		hour, minute, second, zone;
};

/* yyyy, yyyy-mm or yyyy-mm-dd; a day that does not exist is false. */
bool		dg_date_parse_iso(struct dg_str, struct dg_date *);
/* d/m/yyyy or m/yyyy. */
bool		dg_date_parse_vn(struct dg_str, struct dg_date *);
int		dg_month_days(int year, int month);
/* The last day that a partial date may mean. */
struct dg_date	dg_date_last(struct dg_date);
/* The day, at Greenwich, of a second counted from 1970-01-01: "1798761600".  false:
 * no whole number, or a day after 9999-12-31. */
bool		dg_date_parse_epoch(struct dg_str, struct dg_date *);
int		dg_date_cmp(struct dg_date, struct dg_date);
/* "5/3/2020"; empty for no date. */
struct dg_str	dg_date_text(struct dg_arena *, struct dg_date);
/* "2026-06-05 17:12:43 +07:00"; nothing may be left out. */
bool		dg_moment_parse(struct dg_str, struct dg_moment *);

#endif
