/*
 * labels.h - which native numbering prints which label.
 *
 * Labels are never typed into a DOCX: Word counts.  The plan walks the tree
 * once, counts as Word will, and gives every labelled paragraph a numbering
 * instance whose next number is the label; where Word would count otherwise
 * (a new list, đ after d) another instance begins, and a label that cannot be
 * counted is an instance that prints it as it stands.
 */
#ifndef DG_DOCX_LABELS_H
#define DG_DOCX_LABELS_H

#include "doc/node.h"
#include "office/style.h"

#define DG_DOCX_LEVELS 9

enum dg_docx_format { DG_DOCX_DECIMAL, DG_DOCX_UPPER_ROMAN, DG_DOCX_UPPER_LETTER,
	DG_DOCX_LOWER_LETTER, DG_DOCX_BULLET, DG_DOCX_NO_NUMBER };

struct dg_docx_level {
	enum dg_docx_format	format;
	struct dg_str		text;		/* w:lvlText: "%1." */
	bool			bare;		/* nothing follows the label */
	uint8_t		 face;		/* beside its paragraph's: DG_BOLD | DG_ITALIC */
};

/* w:abstractNum; its counters are Word's while planning. */
struct dg_docx_abstract {
	struct dg_docx_level	level[DG_DOCX_LEVELS];
	unsigned		n;		/* levels in use */
	uint32_t		count[DG_DOCX_LEVELS];
	bool			counting[DG_DOCX_LEVELS];
	bool			doubtful[DG_DOCX_LEVELS]; /* skipped: applications
							   * disagree on what is next */
};

/* w:num */
struct dg_docx_num {
	unsigned	abstract;	/* index */
	bool		starts;		/* has a start of its own, at level */
	unsigned	level;
	uint32_t	start;
	bool		used;		/* while planning */
};

/* A labelled paragraph; in document order. */
struct dg_docx_label {
	const struct dg_node	*leaf;
	unsigned		 num;		/* index; w:numId is one more */
	unsigned		 level;		/* w:ilvl */
};

struct dg_docx_labels {
	struct dg_docx_abstract	*abstract;
	size_t			 n_abstracts, cap_abstracts;
	struct dg_docx_num	*num;
	size_t			 n_nums, cap_nums;
	struct dg_docx_label	*label;
	size_t			 n_labels, cap_labels;
	struct dg_docx_label	*was;		/* of the older of two documents */
	size_t			 n_was;
};

/* num 0 of abstract 0 is that of the headings, when the scheme has levels. */
void	dg_docx_labels_init(struct dg_docx_labels *, const struct dg_node *root,
		const struct dg_scheme *, struct dg_arena *);
/*
 * The labels of the older document, too, whose tree is root->before: so many
 * paragraphs as possible keep their instance.  What Word counts when all
 * changes are accepted, or rejected, is what was planned for either document
 * alone.
 */
void	dg_docx_labels_join(struct dg_docx_labels *, const struct dg_node *root,
		const struct dg_scheme *now, const struct dg_scheme *was,
		struct dg_arena *);
void	dg_docx_labels_fini(struct dg_docx_labels *);

#endif
