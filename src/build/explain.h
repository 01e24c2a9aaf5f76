/*
 * explain.h - where each part of a document came from.
 */
#ifndef DG_BUILD_EXPLAIN_H
#define DG_BUILD_EXPLAIN_H

#include "build/compile.h"
#include "cascade/account.h"

/* Of one document of a draft; owns its memory. */
struct dg_explanation {
	struct dg_result	 result;	/* its messages */
	struct dg_doc		 doc;		/* resolved: numbers are known */
	struct dg_chain		 chain;
	struct dg_ledger	 ledger;
	struct dg_str		 unit;		/* its id, or empty */
	/* What an address named, or NULL; gone: what that went with. */
	const struct dg_account	*found, *gone;
	struct dg_account	 one;
};

/*
 * address: without '#'; empty: the whole document.  DG_DONE, or a status as
 * dg_draft_compile; dg_explanation_fini after it.
 */
int	dg_draft_explain(struct dg_draft *, size_t at, struct dg_str address,
		struct dg_explanation *);
void	dg_explanation_fini(struct dg_explanation *);

#endif
