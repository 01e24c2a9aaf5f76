/*
 * ruleset.h - a rule set being put together from layers (inside office/).
 *
 * A rule set stands on its base, that on its own, and a kind may lay
 * overrides over them.  Values of later layers replace those of earlier ones;
 * lists are replaced whole.  Styles are merged key by key and computed last,
 * because "like" means the finished style.
 */
#ifndef DG_OFFICE_RULESET_H
#define DG_OFFICE_RULESET_H

#include "office/find.h"
#include "office/office.h"
#include "office/shape.h"

#define DG_LAYERS_MAX	(2 * DG_BASES_MAX)	/* of rule sets, then of kinds */
#define DG_STYLES_MAX	100
#define DG_STYLE_REFS_MAX 400
#define DG_PAPERS_MAX	20

/* A style by its layers, until it is computed. */
struct dg_style_spec {
	struct dg_str		 name;
	struct dg_span		 span;		/* where it was named last */
	const struct dg_yaml	*layer[DG_LAYERS_MAX];
	size_t			 n_layers;
	const struct dg_yaml	*like;		/* the last layer's, or NULL */
	enum { DG_STYLE_FRESH, DG_STYLE_BUSY, DG_STYLE_DONE } state;
	bool			 used, broken;	/* broken: an error was told */
	struct dg_style		 style;
};

/* Where a style is named by something else than a style. */
struct dg_style_ref {
	struct dg_str	name;
	struct dg_span	span;
};

/* A sheet that a plan may ask for by name. */
struct dg_paper {
	struct dg_str		 name;
	struct dg_span		 span;
	struct dg_page_setup	 page;		/* its lengths; 0: as the page's */
};

struct dg_rule_set {
	struct dg_finder	 finder;
	struct dg_template	 t;		/* all but sheet.styles, pages */
	struct dg_page_setup	 page, annex_page;	/* annex_page: its two flags */
	struct dg_paper		*paper;		/* [DG_PAPERS_MAX] */
	size_t			 n_papers;
	struct dg_str		 paper_name;	/* of the sheet to use, or empty */
	struct dg_span		 paper_span;
	struct {
		dg_emu		 top, bottom, left, right;	/* 0: as the page */
	} landscape;
	struct dg_heading_look	 look[DG_LOOKS];
	struct dg_heading_look	*words;		/* that stand before numbers */
	size_t			 n_words;
	const struct dg_yaml	*order;		/* the list, or NULL */
	struct dg_str		 scheme;
	struct dg_span		 scheme_span;
	struct dg_style_spec	*style;		/* [DG_STYLES_MAX] */
	size_t			 n_styles;
	struct dg_style_ref	*ref;		/* [DG_STYLE_REFS_MAX] */
	size_t			 n_refs;
};

/* What rule sets, kinds and the index of a family may hold. */
extern const struct dg_shape dg_rule_set_shape, dg_style_shape, dg_kind_shape,
	dg_index_shape, dg_profile_shape, dg_paper_shape, dg_skeleton_shape;

void	 dg_rule_set_init(struct dg_rule_set *, struct dg_doc *,
		const struct dg_template_dirs *);
/* Reads a rule set with all it stands on, the lowest first. */
void	 dg_rule_set_read(struct dg_rule_set *, struct dg_str folder,
		struct dg_str name, struct dg_span asked_at);
/* Lays a map of overrides over what was read. */
void	 dg_rule_set_lay(struct dg_rule_set *, const struct dg_yaml *map);

/* ---- pattern_shape.c: patterns and lists of them ---- */

/* A style is named by something else than a style. */
void	 dg_style_ref_add(struct dg_shape_reader *, const struct dg_yaml *name);
/* A list's length; false and an error when it is no list, or longer than max. */
bool	 dg_shape_count(struct dg_shape_reader *, const struct dg_yaml *list,
		size_t max, size_t *n);
/* Readers of shape keys: patterns of a place, rows, one line, a style's name. */
void	 dg_read_patterns(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_annex_patterns(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_annex_line(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_signature_patterns(struct dg_shape_reader *, const struct dg_yaml *,
		void *);
void	 dg_read_rows(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_fixed_blocks(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_text_pattern(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_signature_text(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_moment(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_label_pattern(struct dg_shape_reader *, const struct dg_yaml *, void *);
void	 dg_read_citation_pattern(struct dg_shape_reader *, const struct dg_yaml *,
		void *);
void	 dg_read_style_name(struct dg_shape_reader *, const struct dg_yaml *, void *);

/* The rule set that a reader reads. */
struct dg_rule_set *dg_rule_set_of(struct dg_shape_reader *);

/* ---- ruleset.c ---- */

/* Reads a map of styles: keeps the layers. */
void	 dg_read_styles(struct dg_shape_reader *, const struct dg_yaml *, void *);
/* The style of a name, or NULL. */
struct dg_style_spec *dg_style_spec(struct dg_rule_set *, struct dg_str name);

/* sheet.c: computes pages and styles once all layers and the scheme are there;
 * at: the file to blame for what is missing. */
void	 dg_sheet_compute(struct dg_rule_set *, struct dg_span at);

/* paper.c: lays a map of sheets over those known. */
void	 dg_papers_read(struct dg_rule_set *, const struct dg_yaml *map);
/* The page of a sheet: what that does not give is the page's own. */
struct dg_page_setup dg_paper_page(const struct dg_rule_set *, const struct dg_paper *);
/* The page that the header asks for, else the kind's, for one side or two; what
 * the header asks for in vain is the plan's own mistake, and hides no other. */
struct dg_page_setup dg_paper_choose(struct dg_rule_set *);

/* profile.c: the rule set to use, from folder/index.yaml, which the kind names
 * at named_at; sets t.profile.  false: a message was reported. */
bool	 dg_profile_choose(struct dg_rule_set *, struct dg_str folder,
		struct dg_span named_at, struct dg_span asked_at);

#endif
