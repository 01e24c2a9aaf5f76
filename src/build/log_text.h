/*
 * log_text.h - the lines of the log (inside build/).
 *
 * Writers add whole lines to out; line is a buffer for one, empty before and after.
 */
#ifndef DG_BUILD_LOG_TEXT_H
#define DG_BUILD_LOG_TEXT_H

#include "build/log.h"

#define DG_LOG_HEAD	"docgen-build 3"

/* A line that follows a record's first, or stands alone. */
void	dg_log_put_written(struct dg_buf *out, struct dg_buf *line, const char *word,
		const struct dg_written *);
void	dg_log_put_word(struct dg_buf *out, struct dg_buf *line, const char *word,
		struct dg_str text);
/* With its sightings that are not written yet. */
void	dg_log_put_record(struct dg_buf *out, const struct dg_record *);
/* All that counts; sightings are numbered anew. */
void	dg_log_put_all(struct dg_log *, struct dg_buf *out);
/* Writes the file anew; false: errno. */
bool	dg_log_rewrite(struct dg_log *);

/* Fills in the log; false: something is torn, the file should be written anew.  Texts stay
 * where they stand in the bytes, terminated, so these are written into and must last. */
bool	dg_log_parse(struct dg_log *, char *bytes, size_t n);

/* Sorts the records; of each plan the last one stays. */
void	dg_log_settle(struct dg_log *);

void	dg_log_add_left(struct dg_log *, const struct dg_written *);

#endif
