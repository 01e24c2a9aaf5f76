#include "test.h"

#include "doc/address.h"

static struct dg_arena		arena;

static struct dg_node *
add(struct dg_node *parent, enum dg_kind kind, const char *id)
{
	struct dg_node *n = dg_node_new(&arena, kind, DG_NOWHERE);

	n->id = dg_str_of(id);
	dg_node_append(parent, n);
	return n;
}

/* A paragraph; a section of a list and a subsection; tasks with a row. */
static struct dg_node *
sample(void)
{
	struct dg_node *doc = dg_node_new(&arena, DG_K_DOC, DG_NOWHERE), *section, *list, *tasks;

	add(doc, DG_K_PARA, "");
	section = add(doc, DG_K_SECTION, "s");
	add(section, DG_K_HEADING, "");
	list = add(section, DG_K_LIST, "");
	add(add(list, DG_K_ITEM, ""), DG_K_PARA, "");
	add(add(list, DG_K_ITEM, "b"), DG_K_PARA, "");
	add(list->last, DG_K_PARA, "");
	add(section, DG_K_SECTION, "");
	tasks = add(doc, DG_K_TASKS, "pc");
	add(tasks, DG_K_RECORD, "mot");
	return doc;
}

static void
items_count_and_lists_do_not(void **state)
{
	struct dg_node *doc = sample(), *section = doc->first->next, *list = section->first->next;

	(void)state;
	assert_ptr_equal(dg_address_child(doc, 1), doc->first);
	assert_ptr_equal(dg_address_child(section, 1), list->first);
	assert_ptr_equal(dg_address_child(section, 2), list->last);
	assert_ptr_equal(dg_address_child(section, 3), section->last);
	assert_null(dg_address_child(section, 4));
	assert_null(dg_address_child(section, 0));
	assert_ptr_equal(dg_address_child(list->last, 1), list->last->last);
	assert_ptr_equal(dg_address_parent(list->first), section);
}

static void
a_node_has_its_shortest_name(void **state)
{
	struct dg_node *doc = sample(), *section = doc->first->next, *list = section->first->next;

	(void)state;
	assert_str(dg_address_of(&arena, doc->first), "/1");
	assert_str(dg_address_of(&arena, section), "s");
	assert_str(dg_address_of(&arena, section->first), "s");
	assert_str(dg_address_of(&arena, list->first), "s/1");
	assert_str(dg_address_of(&arena, list->first->first), "s/1");
	assert_str(dg_address_of(&arena, list->last->last), "b/1");
	assert_str(dg_address_of(&arena, section->last), "s/3");
	assert_str(dg_address_of(&arena, doc->last->first), "pc.mot");
	assert_str(dg_address_of(&arena, doc), "/");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_count_and_lists_do_not),
		cmocka_unit_test(a_node_has_its_shortest_name),
	};
	int failed;

	dg_arena_init(&arena);
	failed = cmocka_run_group_tests_name("doc/address", tests, NULL, NULL);
	dg_arena_fini(&arena);
	return failed;
}
