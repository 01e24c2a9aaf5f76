/*
 * deadline.h - deadlines, and dates as official prose writes them (inside
 * resolve/).
 */
#ifndef DG_RESOLVE_DEADLINE_H
#define DG_RESOLVE_DEADLINE_H

#include "base/arena.h"
#include "base/date.h"

enum dg_deadline_kind {
	DG_DUE_POINT,		/* a date, month, quarter or year */
	DG_DUE_RANGE,		/* from ... to ... */
	DG_DUE_YEARLY,		/* hằng năm; with a day: before it */
	DG_DUE_ALWAYS,		/* thường xuyên */
	DG_DUE_FREE,		/* theo ...: free text */
};

/* A date, month or year as dg_date has it; or a quarter 1..4 of its year. */
struct dg_due_point {
	struct dg_date	date;
	int		quarter;	/* 0: none */
};

struct dg_deadline {
	enum dg_deadline_kind	kind;
	struct dg_due_point	from, to;	/* POINT: to */
	int			day, month;	/* YEARLY; 0: none */
	struct dg_str		text;		/* FREE, as written */
	bool			reversed;	/* RANGE that ends before it begins */
};

/* false when s is none; RANGE with its ends the wrong way round is false too,
 * and reversed. */
bool		dg_deadline_parse(struct dg_str s, struct dg_deadline *);

/* "ngày 30/6/2026", "quý III/2026", "hằng năm, trước ngày 15/12". */
struct dg_str	dg_deadline_prose(struct dg_arena *, const struct dg_deadline *);
/* For a cell: "30/6/2026", "Quý III/2026", "Từ tháng 6/2026 đến năm 2027". */
struct dg_str	dg_deadline_cell(struct dg_arena *, const struct dg_deadline *);
/* The noun that the prose form begins with ("ngày"), or empty. */
struct dg_str	dg_deadline_noun(const struct dg_deadline *);

/* "05/02/2026", "12/3/2026", "6/2026", "2026": days below 10 and the months 1
 * and 2 have a zero. */
struct dg_str	dg_date_print(struct dg_arena *, struct dg_date);
/* "ngày", "tháng" or "năm": what to put before it. */
struct dg_str	dg_date_noun(struct dg_date);

#endif
