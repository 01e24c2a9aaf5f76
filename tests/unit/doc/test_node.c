#include "test.h"

#include "doc/doc.h"

static struct dg_arena		arena;
static struct dg_sources	sources;

static struct dg_node *
add(struct dg_node *parent, enum dg_kind kind, const char *id)
{
	struct dg_node *n = dg_node_new(&arena, kind, DG_NOWHERE);

	n->id = dg_str_of(id);
	if (parent != NULL)
		dg_node_append(parent, n);
	return n;
}

/* A section with a heading and a list of two items, then a task block. */
static struct dg_node *
sample(void)
{
	struct dg_node *doc = add(NULL, DG_K_DOC, ""), *section = add(doc, DG_K_SECTION, "s");
	struct dg_node *heading = add(section, DG_K_HEADING, "");
	struct dg_node *list = add(section, DG_K_LIST, "");
	struct dg_node *tasks = add(doc, DG_K_TASKS, "pc"), *row, *field;

	section->u.section.level = heading->u.section.level = 1;
	dg_node_append(heading, dg_node_text(&arena, DG_STR("Mục đích"), DG_BOLD, DG_NOWHERE,
	    DG_FROM_PLAN));
	add(add(list, DG_K_ITEM, "a"), DG_K_PARA, "");
	add(add(list, DG_K_ITEM, "b"), DG_K_PARA, "");
	row = add(tasks, DG_K_RECORD, "mot");
	field = add(row, DG_K_FIELD, "");
	field->u.field.name = DG_STR("due");
	return doc;
}

static void
walks_every_node_once(void **state)
{
	struct dg_node	*doc = sample();
	size_t		 n = 0;

	(void)state;
	for (struct dg_node *t = doc; t != NULL; t = dg_node_walk(doc, t))
		n++;
	assert_int_equal(n, 12);
	dg_node_verify(doc);
}

static void
sets_are_those_of_the_classes(void **state)
{
	(void)state;
	for (int k = 0; k < DG_KINDS; k++) {
		assert_int_equal(dg_kind_is_leaf(k), dg_kind_is_in(k, DG_LEAFS));
		assert_int_equal(dg_kind_is_inline(k), dg_kind_is_in(k, DG_INLINES));
	}
}

static void
seeks_what_a_walk_would_find(void **state)
{
	struct dg_node *doc = sample();

	(void)state;
	for (int a = 0; a < DG_KINDS; a++)
		for (int b = 0; b < DG_KINDS; b++) {
			dg_kinds	 set = (dg_kinds)1 << a | (dg_kinds)1 << b;
			struct dg_node	*found = NULL;

			for (struct dg_node *n = doc; n != NULL; n = dg_node_walk(doc, n)) {
				if (!dg_kind_is_in(n->kind, set))
					continue;
				found = dg_node_seek(doc, found, set);
				assert_ptr_equal(found, n);
			}
			if (found != NULL)
				assert_null(dg_node_seek(doc, found, set));
			else
				assert_null(dg_node_seek(doc, NULL, set));
		}
}

/* A subtree that is put in, moved or turned is known to all above it. */
static void
seeks_what_came_later(void **state)
{
	struct dg_node *doc = sample(), *list = doc->first->last, *group, *note;

	(void)state;
	group = add(NULL, DG_K_GROUP, "");
	note = add(add(group, DG_K_TABLE, ""), DG_K_ROW, "");
	assert_null(dg_node_seek(doc, NULL, DG_IS(ROW)));
	dg_node_insert_after(list, group);
	assert_ptr_equal(dg_node_seek(doc, NULL, DG_IS(ROW)), note);
	dg_node_turn(note, DG_K_NOTE);
	assert_ptr_equal(dg_node_seek(doc, NULL, DG_IS(NOTE)), note);
	dg_node_unlink(note);
	assert_null(dg_node_seek(doc, NULL, DG_IS(NOTE)));
	dg_node_insert_before(list->first, note);
	assert_ptr_equal(dg_node_seek(list, NULL, DG_IS(NOTE)), note);
	dg_node_replace_with_children(note, group);
	assert_ptr_equal(dg_node_seek(list, NULL, DG_IS(TABLE)), list->first);
}

static void
a_copy_is_equal_and_apart(void **state)
{
	struct dg_node	*doc = sample(), *copy = dg_node_copy(&arena, doc);
	struct dg_buf	 a, b;

	(void)state;
	dg_buf_init(&a, 1 << 16);
	dg_buf_init(&b, 1 << 16);
	dg_node_dump(doc, &sources, &a);
	dg_node_dump(copy, &sources, &b);
	assert_string_equal(a.p, b.p);
	assert_ptr_not_equal(doc->first, copy->first);
	dg_node_verify(copy);
	dg_buf_fini(&a);
	dg_buf_fini(&b);
}

static void
links_hold_after_moves(void **state)
{
	struct dg_node *doc = sample(), *list = doc->first->last, *b = list->last;

	(void)state;
	dg_node_unlink(b);
	dg_node_insert_before(list->first, b);
	assert_str(list->first->id, "b");
	assert_str(list->last->id, "a");
	dg_node_replace_with_children(list->parent->first, add(NULL, DG_K_GROUP, ""));
	assert_ptr_equal(doc->first->first, list);
	dg_node_verify(doc);
}

static void
ids_are_found_but_those_of_rows(void **state)
{
	struct dg_doc doc = { .arena = &arena, .sources = &sources };

	(void)state;
	doc.root = sample();
	dg_doc_index(&doc);
	assert_ptr_equal(dg_doc_find(&doc, DG_STR("pc")), doc.root->last);
	assert_null(dg_doc_find(&doc, DG_STR("mot")));
	assert_null(dg_doc_find(&doc, DG_STR("pc.mot")));
	assert_null(dg_doc_find(&doc, DG_STR("")));
	assert_null(dg_doc_find(&doc, DG_STR("nothing")));
}

static void
plain_text_joins_runs(void **state)
{
	struct dg_node *para = add(NULL, DG_K_PARA, "");

	(void)state;
	dg_node_append(para, dg_node_text(&arena, DG_STR("một"), 0, DG_NOWHERE, DG_FROM_PLAN));
	add(para, DG_K_BREAK, "");
	dg_node_append(para, dg_node_text(&arena, DG_STR("hai"), DG_BOLD, DG_NOWHERE,
	    DG_FROM_PLAN));
	assert_str(dg_node_plain(&arena, para), "một hai");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks_every_node_once),
		cmocka_unit_test(sets_are_those_of_the_classes),
		cmocka_unit_test(seeks_what_a_walk_would_find),
		cmocka_unit_test(seeks_what_came_later),
		cmocka_unit_test(a_copy_is_equal_and_apart),
		cmocka_unit_test(links_hold_after_moves),
		cmocka_unit_test(ids_are_found_but_those_of_rows),
		cmocka_unit_test(plain_text_joins_runs),
	};
	int failed;

	dg_arena_init(&arena);
	dg_sources_init(&sources, &arena);
	failed = cmocka_run_group_tests_name("doc/node", tests, NULL, NULL);
	dg_sources_fini(&sources);
	dg_arena_fini(&arena);
	return failed;
}
