/*
 * The JSON Schemas that editors use hold the same keys as the reader, and
 * every figure in a rule set names its source.
 */
#include "desk.h"

#include "base/embedded.h"
#include "office/ruleset.h"

/* JSON is YAML: the schema is read by the templates' own reader. */
static const struct dg_yaml *
schema(struct desk *d, const char *name)
{
	struct dg_str path = dg_arena_fmt(&d->arena, "templates/schema/%s", name);
	struct dg_str bytes;
	struct dg_yaml *root;

	assert_int_equal(dg_file_read(&d->arena, path.p, 1u << 20, &bytes),
	    DG_FILE_OK);
	if (!dg_yaml_read(&d->doc, path, bytes, &root))
		desk_show(d);
	return root;
}

static const struct dg_yaml *
member(const struct dg_yaml *map, const char *key)
{
	const struct dg_yaml *found = dg_yaml_find(map, key);

	if (!found)
		fail_msg("the schema lacks %s", key);
	return found;
}

static const struct dg_yaml *
definition(const struct dg_yaml *root, const char *name)
{
	return member(member(root, "definitions"), name);
}

/* The reader's keys and the schema's are equal; unknown ones are refused. */
static void
assert_same_keys(const struct dg_yaml *object, const struct dg_shape *shape)
{
	const struct dg_yaml *properties = member(object, "properties");
	size_t n = 0;

	assert_str(member(object, "additionalProperties")->text, "false");
	for (; shape->field[n].key; n++)
		if (!dg_yaml_find(properties, shape->field[n].key))
			fail_msg("%s: the schema lacks %s", shape->name,
			    shape->field[n].key);
	for (const struct dg_yaml *p = properties->first; p; p = p->next)
		if (n-- == 0)
			fail_msg("%s: the schema has more keys", shape->name);
}

/* Shapes inside a shape: defined in the schema under their own names. */
static void
assert_same_parts(const struct dg_yaml *root, const struct dg_shape *shape)
{
	for (size_t i = 0; shape->field[i].key; i++) {
		const struct dg_shape *part = shape->field[i].shape;

		if (!part)
			continue;
		assert_same_keys(definition(root, part->name), part);
		assert_same_parts(root, part);
	}
}

static void
schemas_have_the_readers_keys(void **state)
{
	struct desk *d = desk_new();
	const struct dg_yaml *rules = schema(d, "rule-set.schema.json");
	const struct dg_yaml *index = schema(d, "index.schema.json");

	(void)state;
	assert_same_keys(rules, &dg_rule_set_shape);
	assert_same_parts(rules, &dg_rule_set_shape);
	assert_same_keys(definition(rules, "style"), &dg_style_shape);
	assert_same_parts(rules, &dg_style_shape);
	assert_same_keys(definition(rules, "paper"), &dg_paper_shape);
	assert_same_keys(schema(d, "kind.schema.json"), &dg_kind_shape);
	assert_same_keys(index, &dg_index_shape);
	assert_same_keys(definition(index, "profile"), &dg_profile_shape);
	assert_same_keys(schema(d, "skeleton.schema.json"), &dg_skeleton_shape);
	desk_free(d);
}

/* ---- sources ---- */

/* The value and the comment of a line "key: value   # comment". */
static struct dg_str
split_comment(struct dg_str line, struct dg_str *comment)
{
	size_t at = dg_str_find(line, " # ");

	*comment = dg_str_trim(dg_str_sub(line, at + 3, line.n));
	return dg_str_trim(dg_str_sub(line, 0, at));
}

/* Does it set a length, a share, a flag or printed words? */
static bool
is_figure(struct dg_str code)
{
	static const char *const ends[] = { "pt", "mm", "twip", "%", " true",
	    " false", "\"", "}", NULL };

	if (dg_str_find_char(code, ':') == code.n)
		return false;
	for (size_t i = 0; ends[i]; i++)
		if (dg_str_ends(code, ends[i]))
			return true;
	return false;
}

static void
check_line(const struct dg_yaml *sources, const char *name, struct dg_str line)
{
	struct dg_str comment, code = split_comment(line, &comment);
	char key[64];

	if (!is_figure(code) || dg_str_starts(dg_str_trim(line), "#"))
		return;
	comment = dg_str_sub(comment, 0, dg_str_find_char(comment, ' '));
	if (dg_str_ends(comment, ":"))
		comment.n--;
	snprintf(key, sizeof key, "%.*s", DG_FMT(comment));
	if (!dg_yaml_find(sources, key))
		fail_msg("%s: no source that is declared stands behind: %.*s",
		    name, DG_FMT(line));
}

static size_t
check_file(struct desk *d, const char *name, struct dg_str bytes)
{
	bool in_sources = false;
	size_t lines = 0;
	struct dg_yaml *root;

	assert_true(dg_yaml_read(&d->doc, dg_str_of(name), bytes, &root));
	while (bytes.n) {
		struct dg_str line = dg_str_cut(&bytes, '\n');

		if (!dg_str_starts(line, " "))
			in_sources = dg_str_starts(line, "sources:");
		if (!in_sources) {
			check_line(member(root, "sources"), name, line);
			lines++;
		}
	}
	return lines;
}

static void
every_figure_names_its_source(void **state)
{
	struct desk *d = desk_new();
	size_t lines = 0;

	(void)state;
	for (size_t i = 0; i < dg_embedded_count; i++) {
		const char *name = dg_embedded_file[i].name;
		struct dg_str s = dg_str_of(name);

		if (dg_str_find(s, "rules/") < s.n && !dg_str_ends(s, "index.yaml"))
			lines += check_file(d, name, dg_embedded_find(name));
	}
	assert_true(lines > 300);
	desk_free(d);
}

static void
every_template_names_its_schema(void **state)
{
	(void)state;
	for (size_t i = 0; i < dg_embedded_count; i++) {
		struct dg_str s = dg_str_of(dg_embedded_file[i].name);

		if (dg_str_starts(s, "templates/"))
			assert_true(dg_str_starts(
			    dg_embedded_find(dg_embedded_file[i].name),
			    "# yaml-language-server: $schema="));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(schemas_have_the_readers_keys),
		cmocka_unit_test(every_figure_names_its_source),
		cmocka_unit_test(every_template_names_its_schema),
	};

	return cmocka_run_group_tests_name("office/schema", tests, NULL, NULL);
}
