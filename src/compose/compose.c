/*
 * compose.c - takes the resolved document apart and puts it together again
 * in the template's order of blocks.
 */
#include "compose/part.h"

/* One block of a kind is left: check/ saw to it. */
static void
sort_block(struct dg_composer *c, struct dg_node *n)
{
	dg_node_unlink(n);
	switch (n->kind) {
	case DG_K_ANNEX:
		dg_node_append(c->annexes, n);
		break;
	case DG_K_RECIPIENTS:
		c->recipients = n;
		break;
	case DG_K_SIGNATURE:
		c->signature = n;
		break;
	case DG_K_ADDRESSEES:
		c->addressees = n;
		break;
	case DG_K_COPY:			/* c->world->copy has it */
		break;
	default:
		dg_node_append(c->body, n);
	}
}

/* These blocks stand at the end of the last section when written there. */
static bool
stands_apart(const struct dg_node *n)
{
	return n->kind == DG_K_ANNEX || n->kind == DG_K_RECIPIENTS ||
	    n->kind == DG_K_SIGNATURE || n->kind == DG_K_ADDRESSEES ||
	    n->kind == DG_K_COPY;
}

static void
take_apart(struct dg_composer *c)
{
	struct dg_node *root = c->doc->root, *n, *next;

	for (n = root->first; n; n = next) {
		next = stands_apart(n) ? dg_node_skip(root, n) :
		    dg_node_walk(root, n);
		if (stands_apart(n))
			sort_block(c, n);
	}
	while (root->first)
		sort_block(c, root->first);
}

struct dg_node *
dg_group_new(struct dg_composer *c, enum dg_group what, struct dg_span span)
{
	struct dg_node *group = dg_node_new_from(c->doc->arena, DG_K_GROUP, span,
	    DG_FROM_TEMPLATE);

	group->u.group.what = what;
	return group;
}

static void
add(struct dg_node *root, struct dg_node *block)
{
	if (block)
		dg_node_append(root, block);
}

static void
add_children(struct dg_node *root, struct dg_node *from)
{
	while (from->first) {
		struct dg_node *n = from->first;

		dg_node_unlink(n);
		dg_node_append(root, n);
	}
}

static void
add_annexes(struct dg_composer *c)
{
	for (struct dg_node *n = c->annexes->first; n; n = n->next) {
		dg_annex_compose(c, n);
		dg_body_compose(c, n);
	}
	add_children(c->doc->root, c->annexes);
}

static void
add_body(struct dg_composer *c)
{
	dg_body_compose(c, c->body);
	dg_body_terminate(c, c->body);
	dg_toc_compose(c);
	dg_addressees_space(c, c->body);
	if (c->recipients || c->signature)
		dg_body_keep_last(c->body);
	add_children(c->doc->root, c->body);
}

static void
add_fixed(struct dg_composer *c, struct dg_str name)
{
	for (size_t i = 0; i < c->tmpl->n_fixed; i++)
		if (dg_str_eq(c->tmpl->fixed[i].name, name))
			add(c->doc->root, dg_patterns_new(c, DG_GROUP_FIXED,
			    &c->tmpl->fixed[i].patterns));
}

/* office/ has seen to it that name is one of these, or of a fixed block. */
static void
add_block(struct dg_composer *c, struct dg_str name)
{
	struct dg_node *root = c->doc->root;

	if (dg_str_is(name, "letterhead"))
		add(root, dg_letterhead_new(c));
	else if (dg_str_is(name, "title"))
		add(root, dg_patterns_new(c, DG_GROUP_TITLE, &c->tmpl->title));
	else if (dg_str_is(name, "addressees"))
		add(root, dg_addressees_new(c));
	else if (dg_str_is(name, "body"))
		add_body(c);
	else if (dg_str_is(name, "closing"))
		add(root, dg_closing_new(c));
	else if (dg_str_is(name, "annexes"))
		add_annexes(c);
	else
		add_fixed(c, name);
}

void
dg_compose(struct dg_doc *doc, struct dg_world *world)
{
	struct dg_composer c = { .doc = doc, .world = world,
	    .tmpl = &world->tmpl, .sheet = &world->tmpl.sheet };

	c.body = dg_node_new(doc->arena, DG_K_DOC, doc->root->span);
	c.annexes = dg_node_new(doc->arena, DG_K_DOC, doc->root->span);
	c.titled = dg_template_has_block(c.tmpl, "title");
	dg_style_open(&c);
	take_apart(&c);
	dg_unprinted_blocks(&c);
	for (size_t i = 0; i < c.tmpl->n_blocks; i++)
		add_block(&c, c.tmpl->blocks[i]);
	add(doc->root, dg_copy_new(&c));	/* a copy is of the annexes, too */
	dg_setup_compose(&c);
	add(doc->root, dg_contact_new(&c));
	dg_links_compose(&c);
	dg_unprinted_keys(&c);
}
