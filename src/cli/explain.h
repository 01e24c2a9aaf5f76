/*
 * explain.h - how "docgen explain" says what it found (inside cli/).
 */
#ifndef DG_CLI_EXPLAIN_H
#define DG_CLI_EXPLAIN_H

#include "build/explain.h"

/* Kinds and classes of blocks, in words. */
const char	*dg_explain_kind(enum dg_kind, enum dg_lang);
const char	*dg_explain_share(enum dg_share, enum dg_lang);

/* What an account says, as far as that is known: of rows as written. */
struct dg_str	 dg_explain_words(const struct dg_explanation *, const struct dg_account *);
/* "III.2", "a)", or empty. */
struct dg_str	 dg_explain_number(const struct dg_account *);

/* For readers: one part (e->found), or the document. */
void	dg_explain_one(const struct dg_explanation *, enum dg_lang, struct dg_buf *);
void	dg_explain_all(const struct dg_explanation *, enum dg_lang, struct dg_buf *);
/* For programs. */
void	dg_explain_json(const struct dg_explanation *, struct dg_buf *);

#endif
