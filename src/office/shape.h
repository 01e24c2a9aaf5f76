/*
 * shape.h - what a YAML map may hold, as tables (inside office/).
 *
 * A shape lists the keys of a map, the type of each value and where it goes
 * in a struct.  One reader works off all of them, so every unknown key, wrong
 * type and bad length is met in the same way; the JSON Schemas beside the
 * templates are compared with these tables by a test.
 */
#ifndef DG_OFFICE_SHAPE_H
#define DG_OFFICE_SHAPE_H

#include <stddef.h>

#include "office/yaml.h"

/* Errors in one set of templates after which reading gives up. */
#define DG_TEMPLATE_ERRORS	100

struct dg_shape_reader {
	struct dg_doc	*doc;
	size_t		 errors;
};

enum dg_shape_type {
	DG_TYPE_TEXT,		/* struct dg_str */
	DG_TYPE_WORD,		/* struct dg_str: [a-z0-9-]+, a name */
	DG_TYPE_LENGTH,	/* dg_emu, not negative: 14pt, 7.5mm, 567twip */
	DG_TYPE_INDENT,	/* dg_emu, may be negative */
	DG_TYPE_PERMILLE,	/* int: 100%, 33.3% */
	DG_TYPE_BOOL,		/* bool */
	DG_TYPE_BIT,		/* uint8_t: true sets .bit, false clears it */
	DG_TYPE_CHOICE,	/* int-sized enum: one of .choices */
	DG_TYPE_LEVEL,		/* uint8_t: 0 to 4 */
	DG_TYPE_DATE,		/* struct dg_date: yyyy-mm-dd */
	DG_TYPE_COLOR,		/* uint32_t: ff0000 */
	DG_TYPE_MAP,		/* a struct: .shape */
	DG_TYPE_OTHER,		/* .read does it */
	DG_TYPE_SKIP,		/* read elsewhere */
};

struct dg_choice {
	const char	*word;
	int		 value;
};

struct dg_shape;

/* A key that a map may have. */
struct dg_shape_key {
	const char		*key;
	enum dg_shape_type	 type;
	size_t			 offset;
	unsigned		 bit;
	const struct dg_choice	*choices;	/* ends with a NULL word */
	const struct dg_shape	*shape;
	/* at: the member at offset, or NULL when only the words are checked */
	void			(*read)(struct dg_shape_reader *, const struct dg_yaml *,
					void *at);
};

#define DG_SHAPE_KEYS 48
struct dg_shape {
	const char		*name;		/* in the schema: definitions */
	struct dg_shape_key	 field[DG_SHAPE_KEYS];	/* ends with a NULL key */
};

/* Writes the values of a map into a struct; what is absent stays as it is. */
void	 dg_shape_read(struct dg_shape_reader *, const struct dg_yaml *map,
		const struct dg_shape *, void *out);

/* Is the node of that kind?  Otherwise an error that says what is expected. */
bool	 dg_shape_is_map(struct dg_shape_reader *, const struct dg_yaml *);
bool	 dg_shape_is_list(struct dg_shape_reader *, const struct dg_yaml *);
/* A scalar with something in it (or in quotes), without control characters. */
bool	 dg_shape_text(struct dg_shape_reader *, const struct dg_yaml *, struct dg_str *);
bool	 dg_shape_word(struct dg_shape_reader *, const struct dg_yaml *, struct dg_str *);

/* An error; with "did you mean" when one of names is near. */
void	 dg_shape_error(struct dg_shape_reader *, enum dg_rule, struct dg_span,
		struct dg_args);
void	 dg_shape_nearest(struct dg_shape_reader *, enum dg_rule, struct dg_span,
		struct dg_str found, const struct dg_str *names, size_t n);
/* Is s one of the words, which end with NULL?  Otherwise the error, with the
 * nearest of them. */
bool	 dg_shape_one_of(struct dg_shape_reader *, enum dg_rule, struct dg_span,
		struct dg_str s, const char *const *words);

/* "14pt", "7.5mm", "567twip": to the nearest twip, the DOCX's own unit, so that
 * both files hold the same length; at most 2 m, false otherwise. */
bool	 dg_length_parse(struct dg_str, dg_emu *);
/* "ff0000": six hexadecimal digits, small letters, to 0xff0000. */
bool	 dg_color_parse(struct dg_str, uint32_t *);
/* "100%", "33.3%" to permille. */
bool	 dg_permille_parse(struct dg_str, int *);

#endif
