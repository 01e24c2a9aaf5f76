/*
 * skeleton.c - what a new plan of a kind is written from.
 */
#include "office/skeleton.h"

#include <string.h>

#include "base/text.h"
#include "office/ruleset.h"

#define WORDS_MAX 64

static const char *const block_names[] = { "addressees", "bases", "recipients",
	"signature", "annex", "session", NULL };

struct reading {
	struct dg_finder	 finder;
	struct dg_skeleton	*out;
};

static struct dg_skeleton *
skeleton_of(struct dg_shape_reader *r)
{
	return ((struct reading *)((char *)r - offsetof(struct reading,
	    finder.reader)))->out;
}

/* Text of any number of lines. */
static void
read_lines(struct dg_shape_reader *r, const struct dg_yaml *node, void *at)
{
	struct dg_sample_text *out = at;
	struct dg_str s = node->text;
	size_t i = 0;

	if (node->kind != DG_YAML_SCALAR) {
		dg_shape_error(r, DG_R_template_not_text, node->span, DG_NO_ARGS);
		return;
	}
	while (i < s.n)
		if (dg_char_is_forbidden(dg_utf8_next(s, &i))) {
			dg_shape_error(r, DG_R_office_control, node->span, DG_NO_ARGS);
			return;
		}
	*out = (struct dg_sample_text){ s, node->span };
}

/* The word of a name, which is added when it is new; NULL: there are too many. */
static struct dg_sample_word *
word_for(struct dg_shape_reader *r, const struct dg_yaml *node)
{
	struct dg_skeleton *s = skeleton_of(r);

	for (size_t i = 0; i < s->n_words; i++)
		if (dg_str_eq(s->word[i].name, node->key))
			return &s->word[i];
	if (s->n_words < WORDS_MAX) {
		s->word[s->n_words].name = node->key;
		return &s->word[s->n_words++];
	}
	dg_shape_error(r, DG_R_template_too_many, node->key_span,
	    DG_ARGS(dg_arena_fmt(r->doc->arena, "%d", WORDS_MAX)));
	return NULL;
}

static void
read_words(struct dg_shape_reader *r, const struct dg_yaml *map, void *at)
{
	struct dg_sample_word *word;

	(void)at;
	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *n = map->first; n; n = n->next) {
		if (r->errors >= DG_TEMPLATE_ERRORS)
			return;
		if (!dg_str_is_word(n->key))
			dg_shape_error(r, DG_R_template_bad_word, n->key_span,
			    DG_ARGS(n->key));
		else if ((word = word_for(r, n)) != NULL)
			read_lines(r, n, &word->is);
	}
}

static void
read_with(struct dg_shape_reader *r, const struct dg_yaml *list, void *at)
{
	struct dg_skeleton *s = skeleton_of(r);
	struct dg_str word;
	size_t n;

	(void)at;
	if (!dg_shape_count(r, list, sizeof block_names / sizeof *block_names, &n))
		return;
	s->with = DG_NEW_ARRAY(r->doc->arena, n, struct dg_str);
	s->n_with = 0;
	for (const struct dg_yaml *w = list->first; w; w = w->next)
		if (dg_shape_word(r, w, &word) && dg_shape_one_of(r,
		    DG_R_template_bad_choice, w->span, word, block_names))
			s->with[s->n_with++] = word;
}

#define PART(key, member) { key, DG_TYPE_OTHER, \
	offsetof(struct dg_skeleton, member), 0, NULL, NULL, read_lines }

const struct dg_shape dg_skeleton_shape = { "skeleton", {
	{ .key = "words", .type = DG_TYPE_OTHER, .read = read_words },
	{ .key = "unit", .type = DG_TYPE_WORD,
	    .offset = offsetof(struct dg_skeleton, unit) },
	{ .key = "with", .type = DG_TYPE_OTHER, .read = read_with },
	PART("units", units),
	PART("header", header),
	PART("addressees", addressees),
	PART("bases", bases),
	PART("body", body),
	PART("articles", articles),
	PART("recipients", recipients),
	PART("signature", signature),
	PART("signers", signers),
	PART("tasks", tasks),
	PART("note", note),
	PART("toc", toc),
	PART("annex", annex),
	PART("copy", copy),
} };

/* Lays a file's own key "skeleton" over what was read. */
static void
lay(struct reading *r, const struct dg_yaml *file)
{
	const struct dg_yaml *map = file->kind == DG_YAML_MAP ?
	    dg_yaml_find(file, "skeleton") : NULL;

	if (map)
		dg_shape_read(&r->finder.reader, map, &dg_skeleton_shape, r->out);
}

/* What all have in common, then the family's, then the kind's. */
static bool
read_layers(struct reading *r, const struct dg_kind_entry *kind)
{
	struct dg_finder *f = &r->finder;
	struct dg_yaml *common, *index, *map[DG_BASES_MAX];
	size_t n;

	if (!dg_template_load(f, DG_STR("skeleton"), DG_NOWHERE,
	    DG_R_template_file_absent, &common) ||
	    !dg_template_load(f, dg_arena_join(f->reader.doc->arena, kind->rules,
	    DG_STR("/index")), DG_NOWHERE, DG_R_template_file_absent, &index) ||
	    !dg_template_load_chain(f, kind->name, DG_NOWHERE, DG_R_template_absent,
	    map, &n))
		return false;
	dg_shape_read(&f->reader, common, &dg_skeleton_shape, r->out);
	lay(r, index);
	while (n-- > 0)
		lay(r, map[n]);
	return f->reader.errors == 0;
}

bool
dg_skeleton_open(struct dg_doc *doc, const struct dg_template_dirs *dirs,
    struct dg_str name, struct dg_skeleton *out)
{
	struct reading r = { .finder = { .reader.doc = doc, .dirs = dirs }, .out = out };
	struct dg_profile *profiles;
	struct dg_kind_entry kind;
	size_t n;

	*out = (struct dg_skeleton){ .name = name };
	out->word = DG_NEW_ARRAY(doc->arena, WORDS_MAX, struct dg_sample_word);
	if (!dg_kind_read(doc, dirs, name, &kind) ||
	    !dg_profiles_read(doc, dirs, kind.rules, &profiles, &n))
		return false;
	out->profile = *dg_profile_newest(profiles, n);
	return dg_template_open_kind(doc, dirs, name, out->profile.name, &out->t) &&
	    read_layers(&r, &kind);
}
