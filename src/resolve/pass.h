/*
 * pass.h - what the passes of resolve/ share (inside resolve/).
 *
 * One struct dg_resolve lives through a call of dg_resolve.  The tree is the
 * store: what a pass finds out it writes into nodes, so no pass needs the
 * private data of another.
 */
#ifndef DG_RESOLVE_PASS_H
#define DG_RESOLVE_PASS_H

#include "base/decimal.h"
#include "base/limits.h"
#include "resolve/deadline.h"
#include "resolve/resolve.h"
#include "resolve/value.h"

/* A row of a data block, by its block's id and its own. */
struct dg_row_key {
	struct dg_str	 block, row;
	struct dg_node	*record;
};

/* A variable of the header, by its name. */
struct dg_var_key {
	struct dg_str		 name;
	const struct dg_entry	*entry;
};

struct dg_resolve {
	struct dg_doc		*doc;
	struct dg_world		*world;
	struct dg_node		**roots;	/* header values, then doc->root */
	size_t			 n_roots;
	struct dg_var_key	*vars;		/* sorted by name */
	size_t			 n_vars;
	struct dg_row_key	*rows;		/* sorted by block, then row */
	size_t			 n_rows;
	struct dg_str		*names;		/* for "did you mean"; made when asked */
	size_t			 n_names;
	bool			 rows_known;	/* false while WHENs are decided */
	size_t			 spent;		/* of DG_MAX_EXPANSION */
	bool			 broke;		/* it was not enough: reported */
	/* What is being expanded, outermost first: cycles show here. */
	const struct dg_node	*active[DG_MAX_DEPTH];
	struct dg_str		 active_name[DG_MAX_DEPTH];
	unsigned		 depth;
};

/* ---- the passes, in their order ------------------------------------------- */

void	dg_when_decide(struct dg_resolve *, struct dg_node *root);
void	dg_data_index(struct dg_resolve *);
void	dg_place_sort(struct dg_resolve *);	/* which PLACE is a paragraph */
void	dg_data_check(struct dg_resolve *);
void	dg_variable_expand_all(struct dg_resolve *);
void	dg_cite_all(struct dg_resolve *);
void	dg_print_all(struct dg_resolve *);
void	dg_tidy_empty(struct dg_resolve *);
void	dg_note_arrange(struct dg_resolve *);
void	dg_number_all(struct dg_resolve *);
void	dg_reference_all(struct dg_resolve *);
void	dg_merge_all(struct dg_resolve *);
void	dg_copy_settle(struct dg_resolve *);	/* what the block "copy" says */
void	dg_signature_all(struct dg_resolve *);	/* pictures; when it was signed */

/* ---- marks (resolve.c): CITE and REF ----------------------------------------- */

/* Calls back for every node of a kind, in order, and takes it out. */
void	dg_mark_each(struct dg_resolve *, enum dg_kind,
		void (*)(struct dg_resolve *, struct dg_node *mark));
/* Puts computed text before a mark; was: what it stands for.  NULL: the budget is
 * used up. */
struct dg_node *dg_mark_put(struct dg_resolve *, struct dg_node *mark, struct dg_str,
		enum dg_origin_how, struct dg_span was);

/* ---- variable.c ------------------------------------------------------------ */

/*
 * Puts computed text in the place of every VAR below container (a VALUE, a
 * FIELD, a LEAF or any block).  name is for the message about cycles; empty
 * for what cannot be part of one.  false: container is being expanded already,
 * or is reached through too many others; that was reported, and it must not be
 * read.
 */
bool	dg_variable_expand(struct dg_resolve *, struct dg_node *container,
		struct dg_str name);
const struct dg_entry *dg_variable_find(const struct dg_resolve *, struct dg_str name);
/* Counts computed text against the budget; false: it is used up. */
bool	dg_budget_spend(struct dg_resolve *, size_t bytes, struct dg_span);

/* ---- path.c ----------------------------------------------------------------- */

enum dg_path_type { DG_PATH_TEXT, DG_PATH_UNIT, DG_PATH_AMOUNT, DG_PATH_TARGET,
	DG_PATH_DUE, DG_PATH_DATE };

/* What a path stands for. */
struct dg_value {
	enum dg_path_type	 type;
	const struct dg_node	*inlines;	/* TEXT: its inlines, or NULL: text */
	struct dg_str		 text;		/* TEXT, UNIT; data: as written */
	struct dg_str		 full;		/* UNIT: its name in full */
	struct dg_decimal	 amount;
	struct dg_str		 unit;		/* AMOUNT: "triệu đồng" */
	struct dg_target	 target;
	struct dg_deadline	 due;
	struct dg_date		 date;
	struct dg_span		 was;		/* where the value stands */
};

/* false: reported (or known to be reported elsewhere). */
bool	dg_path_evaluate(struct dg_resolve *, struct dg_str path, struct dg_span at,
		struct dg_value *out);
/* Does path name a data block, and nothing else? */
struct dg_node	*dg_path_block(const struct dg_resolve *, struct dg_str path);

/* ---- data.c ---------------------------------------------------------------- */

/* NULL when there is no such row. */
struct dg_node	*dg_data_row(const struct dg_resolve *, struct dg_str block,
			struct dg_str row);
/* A field by any of its names, '-' for spaces; NULL when the row lacks it. */
struct dg_node	*dg_data_field(const struct dg_resolve *, const struct dg_node *record,
			struct dg_str name);
/* May a row of such a block have a field of that name? */
bool		 dg_data_is_field(const struct dg_resolve *, enum dg_kind block,
			struct dg_str name);
/* Makes its placeholders literal, and its raw text what they gave; false as
 * dg_variable_expand. */
bool		 dg_data_settle(struct dg_resolve *, struct dg_node *field,
			struct dg_str path);
/* Puts computed text into a field, which is made when record lacks it. */
void		 dg_data_fill(struct dg_resolve *, struct dg_node *record,
			struct dg_str field, struct dg_str text);
/* A TARGETS, TASKS or BUDGET block by id, or NULL. */
struct dg_node	*dg_data_block(const struct dg_resolve *, struct dg_str id);
/* What a field of a row is read as. */
enum dg_field_type { DG_FIELD_TEXT, DG_FIELD_AMOUNT, DG_FIELD_TARGET, DG_FIELD_DUE,
	DG_FIELD_UNITS };
enum dg_field_type dg_data_type(enum dg_kind block, struct dg_str field);
bool		 dg_data_is_year(struct dg_str field);
/* Does a plain value hold a mark, which the reader told to be out of place? */
bool		 dg_data_is_marked(struct dg_str raw);
/* The field that {{block.row}} stands for. */
const char	*dg_data_main_field(enum dg_kind block);
/* "đồng", "triệu đồng", "tỷ đồng": how the block counts. */
struct dg_str	 dg_budget_unit(const struct dg_node *block);
void		 dg_budget_check(struct dg_resolve *, struct dg_node *budget);

/* Messages after which no nearest name is looked for: a broken file must not
 * be searched for ever. */

/* ---- messages -------------------------------------------------------------- */

/*
 * Reports a rule with one argument, a name, and the nearest of names as a
 * note (not once messages are many).
 */
struct dg_diag	*dg_report_unknown(struct dg_resolve *, enum dg_rule, struct dg_span,
			struct dg_str name, const struct dg_str *names, size_t n);
/* No unit has that id: with the nearest. */
void		 dg_report_unit(struct dg_doc *, const struct dg_units *, struct dg_str id,
			struct dg_span);
/* Did the unit exist on a document's day?  false: reported, with what it went
 * into. */
bool		 dg_unit_check_day(struct dg_doc *, const struct dg_units *,
			const struct dg_unit *, struct dg_date, struct dg_span);
/* The units table has no such column: the message lists those there are. */
void		 dg_report_column(struct dg_resolve *, struct dg_span, struct dg_str name);

#endif
