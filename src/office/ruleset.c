/*
 * ruleset.c - a rule set's layers: what stands on what.
 */
#include "office/ruleset.h"

#include <string.h>

#include "base/text.h"

struct dg_rule_set *
dg_rule_set_of(struct dg_shape_reader *r)
{
	return (struct dg_rule_set *)((char *)r -
	    offsetof(struct dg_rule_set, finder.reader));
}

/* ---- styles ---- */

struct dg_style_spec *
dg_style_spec(struct dg_rule_set *rs, struct dg_str name)
{
	for (size_t i = 0; i < rs->n_styles; i++)
		if (dg_str_eq(rs->style[i].name, name))
			return &rs->style[i];
	return NULL;
}

static struct dg_style_spec *
spec_for(struct dg_rule_set *rs, const struct dg_yaml *node)
{
	struct dg_style_spec *spec = dg_style_spec(rs, node->key);

	if (spec)
		return spec;
	if (rs->n_styles == DG_STYLES_MAX) {
		dg_shape_error(&rs->finder.reader, DG_R_template_too_many,
		    node->key_span, DG_ARGS(dg_arena_fmt(
		    rs->finder.reader.doc->arena, "%d", DG_STYLES_MAX)));
		return NULL;
	}
	spec = &rs->style[rs->n_styles++];
	spec->name = node->key;
	return spec;
}

/* Keeps the layer; it is read when the style is computed. */
static void
add_layer(struct dg_rule_set *rs, const struct dg_yaml *node,
    const struct dg_yaml *styles)
{
	struct dg_shape_reader *r = &rs->finder.reader;
	struct dg_style_spec *spec;
	const struct dg_yaml *like;

	if (!dg_shape_is_map(r, node) || !(spec = spec_for(rs, node)))
		return;
	if (spec->n_layers && spec->layer[spec->n_layers - 1]->parent == styles) {
		struct dg_diag *d = dg_report(r->doc->sink,
		    DG_R_template_repeated_key, node->key_span, DG_ARGS(node->key));

		r->errors++;
		dg_note(r->doc->sink, d, DG_R_note_declared_here,
		    spec->layer[spec->n_layers - 1]->key_span, DG_ARGS(node->key));
		return;
	}
	if (spec->n_layers < DG_LAYERS_MAX)
		spec->layer[spec->n_layers++] = node;
	spec->span = node->key_span;
	like = dg_yaml_find(node, "like");
	if (like)
		spec->like = like;
}

void
dg_read_styles(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	(void)at;
	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *n = map->first; n; n = n->next) {
		if (r->errors >= DG_TEMPLATE_ERRORS)
			return;
		if (dg_template_name_ok(n->key) &&
		    dg_str_find_char(n->key, '/') == n->key.n)
			add_layer(dg_rule_set_of(r), n, map);
		else
			dg_shape_error(r, DG_R_template_bad_word, n->key_span,
			    DG_ARGS(n->key));
	}
}

/* ---- layers ---- */

void
dg_rule_set_init(struct dg_rule_set *rs, struct dg_doc *doc,
    const struct dg_template_dirs *dirs)
{
	*rs = (struct dg_rule_set){ .finder.reader.doc = doc,
	    .finder.dirs = dirs };
	rs->style = DG_NEW_ARRAY(doc->arena, DG_STYLES_MAX, struct dg_style_spec);
	rs->ref = DG_NEW_ARRAY(doc->arena, DG_STYLE_REFS_MAX, struct dg_style_ref);
	rs->paper = DG_NEW_ARRAY(doc->arena, DG_PAPERS_MAX, struct dg_paper);
}

void
dg_rule_set_lay(struct dg_rule_set *rs, const struct dg_yaml *map)
{
	dg_shape_read(&rs->finder.reader, map, &dg_rule_set_shape, rs);
}

void
dg_rule_set_read(struct dg_rule_set *rs, struct dg_str folder, struct dg_str name,
    struct dg_span asked_at)
{
	struct dg_yaml *map[DG_BASES_MAX];
	size_t n;

	name = dg_template_full_name(rs->finder.reader.doc->arena, folder, name);
	if (!dg_template_load_chain(&rs->finder, name, asked_at,
	    DG_R_template_file_absent, map, &n))
		return;
	while (n-- > 0)
		dg_rule_set_lay(rs, map[n]);
}
