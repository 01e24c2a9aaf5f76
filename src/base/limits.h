/*
 * limits.h - the budgets that bound hostile input.  Each has a message.
 */
#ifndef DG_BASE_LIMITS_H
#define DG_BASE_LIMITS_H

#define DG_MAX_PLAN		(4u << 20)	/* bytes of one plan: some 1,500 pages */
#define DG_MAX_FILE		(16u << 20)	/* bytes of a table of units, of citations */
#define DG_MAX_TEMPLATE		(1u << 20)	/* bytes of one YAML file */
#define DG_MAX_PICTURE		(8u << 20)	/* bytes of one picture's file */
#define DG_MAX_PIXELS		20000000u	/* of all pictures of a document */
#define DG_MAX_FONT		(32u << 20)
#define DG_MAX_OUTPUT		(512u << 20)
#define DG_MAX_REMEMBERED	(1u << 20)	/* bytes of messages of one plan, there */
#define DG_MAX_JOBS		256		/* plans made at a time */
#define DG_MAX_LOG		(256u << 20)	/* bytes of what docgen build remembers */
#define DG_MAX_DIAGS		1000		/* kept per document; more are counted */
#define DG_MAX_DEPTH		64		/* of any nesting */
#define DG_MAX_EXPANSION	(16u << 20)	/* bytes of computed text */
#define DG_MAX_COLUMNS		63		/* of a table: Word's own limit */
#define DG_MAX_ROWS		50000		/* of one table */
#define DG_MAX_ID		200
#define DG_MAX_HEADER		1000		/* keys in a plan's header */
#define DG_MAX_NODES		300000u		/* read from one plan */

#define DG_MAX_COMMON		(64u << 20)	/* bytes of what several plans of a build read */

/* What a worker keeps at the most, in bytes: the rest is worked out again. */
#define DG_MAX_WORDS_KEPT	(2u << 20)	/* shaped words */
#define DG_MAX_LINES_KEPT	(3u << 20)	/* lines of paragraphs */
#define DG_MAX_SUBSETS_KEPT	(1u << 20)	/* faces cut down */
#define DG_MAX_CODES_KEPT	(8u << 10)	/* glyphs of common characters, by face */
#define DG_MAX_SHOWN_KEPT	(2u << 20)	/* operators that show glyphs */
#define DG_KEPT_DOCUMENTS	64	/* as many later, what none of them asked for goes */
#define DG_MAX_PACKED_KEPT	(2u << 20)	/* compressed bytes, and what they were */

#endif
