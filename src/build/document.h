/*
 * document.h - one document of a draft (inside build/).
 */
#ifndef DG_BUILD_DOCUMENT_H
#define DG_BUILD_DOCUMENT_H

#include "build/compile.h"
#include "cascade/account.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

struct dg_job {
	const struct dg_options	*options;
	const struct dg_draft	*draft;
	struct dg_result	*result;
	struct dg_worker	*worker;	/* NULL: nothing is laid out */
	struct dg_outputs	*outputs;	/* what it writes, or NULL */
	struct dg_doc		 doc;
	struct dg_chain		 chain;
	struct dg_world		 world;
	struct dg_pages		 pages;
	struct dg_ledger	 ledger;	/* of a review copy */
};

/*
 * Begins a document: its result, and its own tree, header and world.  They are
 * the draft's, or copies when it has more documents to make, or when copy says
 * so.
 */
void	dg_job_open(struct dg_job *, struct dg_draft *, size_t at, bool copy,
		struct dg_result *);

/* Puts the levels of its chain together. */
void	dg_job_cascade(struct dg_job *);
/* The same, and makes the tree literal. */
void	dg_job_resolve(struct dg_job *);

/* A result of a draft, without messages of its own. */
void	dg_result_init(struct dg_result *, struct dg_draft *);

/* attach.c: the files that a PDF/A-3a holds beside its pages; docx: the Word file. */
struct dg_attachments dg_attachments_of(struct dg_job *, struct dg_str docx);

/* repeat.c: does a message point into the text of the plan that refines the document? */
bool	dg_said_is_own(const struct dg_said *, const struct dg_diag *);
/* Keeps in mind what was said. */
void	dg_repeats_add(struct dg_repeats *, const struct dg_said *);
/* Takes out of the sink what was said before, but for the refining plan's own, and keeps
 * what is left in mind. */
void	dg_repeats_drop(struct dg_repeats *, const struct dg_said *);
void	dg_repeats_fini(struct dg_repeats *);

#endif
