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

/* "#a #a/1 ..." */
static void
list_is(const struct dg_node *doc, const char *expected)
{
	struct dg_address	*item;
	size_t			 n = dg_address_list(&arena, doc, &item);
	struct dg_str		 all = DG_STR("");

	for (size_t i = 0; i < n; i++)
		all = dg_arena_fmt(&arena, "%.*s%s#%.*s", DG_FMT(all), i > 0 ? " " : "",
		    DG_FMT(item[i].name));
	assert_str(all, expected);
	for (size_t i = 0; i < n; i++)
		if (dg_node_enclosing(item[i].node, DG_K_OP) == NULL)
			assert_true(dg_str_eq(item[i].name, dg_address_of(&arena,
			    item[i].node)));
}

static void
names_are_those_that_each_node_has(void **state)
{
	struct dg_node *doc = dg_node_new(&arena, DG_K_DOC, DG_NOWHERE), *n, *when;

	(void)state;
	add(doc, DG_K_PARA, "");
	n = add(doc, DG_K_SECTION, "s");
	add(n, DG_K_HEADING, "");
	when = add(n, DG_K_WHEN, "");
	add(when, DG_K_PARA, "");
	add(when, DG_K_PARA, "b");
	n = add(n, DG_K_LIST, "");
	n = add(n, DG_K_ITEM, "");
	add(n, DG_K_PARA, "");
	add(n, DG_K_PARA, "");
	add(add(add(n, DG_K_LIST, ""), DG_K_ITEM, ""), DG_K_PARA, "");
	n = add(doc, DG_K_BUDGET, "kp");
	add(n, DG_K_RECORD, "tong");
	add(n, DG_K_RECORD, "");
	n = add(doc, DG_K_TASKS, "");
	add(n, DG_K_RECORD, "a");
	list_is(doc, "#/1 #s #s/1 #b #s/3 #s/3/1 #s/3/2 #kp #kp.tong #kp/2 #/4 #/4/1");
}

static void
what_operations_add_comes_last(void **state)
{
	struct dg_node *doc = dg_node_new(&arena, DG_K_DOC, DG_NOWHERE), *op;

	(void)state;
	op = add(doc, DG_K_OP, "");
	add(op, DG_K_PARA, "x");
	add(op, DG_K_PARA, "");
	add(add(add(op, DG_K_SECTION, "y"), DG_K_LIST, ""), DG_K_ITEM, "z");
	add(doc, DG_K_PARA, "");
	list_is(doc, "#/1 #x #y #z");
}

static void
an_empty_document_has_no_names(void **state)
{
	(void)state;
	list_is(dg_node_new(&arena, DG_K_DOC, DG_NOWHERE), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_those_that_each_node_has),
		cmocka_unit_test(what_operations_add_comes_last),
		cmocka_unit_test(an_empty_document_has_no_names),
	};
	int failed;

	dg_arena_init(&arena);
	failed = cmocka_run_group_tests_name("doc/address-list", tests, NULL, NULL);
	dg_arena_fini(&arena);
	return failed;
}
