/*
 * print.c - turns rows of data into a table or a list.
 *
 * A block prints where it stands, or where its PLACE stands; tasks that stand
 * in no annex and have no PLACE print as the last one.  What a cell says is
 * moved, not copied, so every word keeps the place where it was written.
 */
#include "resolve/pass.h"

#include "base/text.h"

struct column {
	const char	*field;		/* "": the row's number */
	struct dg_str	head;
	int		share;
	enum dg_align	align;
};

struct printer {
	struct dg_resolve	*r;
	struct dg_node		*block;
	struct column		 column[DG_MAX_COLUMNS];
	size_t			 n;
	unsigned		 number;	/* of the last row, in its group */
};

static const struct printed_field {
	enum dg_kind	 block;
	const char	*field, *head;
	int		 share;
	enum dg_align	 align;
} printed[] = {
	{ DG_K_TARGETS, "", "STT", 8, DG_ALIGN_CENTER },
	{ DG_K_TARGETS, "target", "Chỉ tiêu", 50, DG_ALIGN_DEFAULT },
	{ DG_K_TARGETS, "value", "Giá trị", 24, DG_ALIGN_CENTER },
	{ DG_K_TARGETS, "due", "Hạn", 18, DG_ALIGN_CENTER },
	{ DG_K_TASKS, "", "STT", 8, DG_ALIGN_CENTER },
	{ DG_K_TASKS, "task", "Nhiệm vụ", 31, DG_ALIGN_DEFAULT },
	{ DG_K_TASKS, "lead", "Chủ trì", 16, DG_ALIGN_DEFAULT },
	{ DG_K_TASKS, "support", "Phối hợp", 16, DG_ALIGN_DEFAULT },
	{ DG_K_TASKS, "due", "Thời hạn", 15, DG_ALIGN_CENTER },
	{ DG_K_TASKS, "product", "Sản phẩm", 14, DG_ALIGN_DEFAULT },
	{ DG_K_BUDGET, "source", "Nguồn", 40, DG_ALIGN_DEFAULT },
	{ DG_K_BUDGET, "amount", "Số tiền", 24, DG_ALIGN_RIGHT },
};

/* ---- columns --------------------------------------------------------------- */

static bool
is_used(const struct dg_node *block, const char *field)
{
	for (const struct dg_node *rec = block->first; rec != NULL; rec = rec->next) {
		const struct dg_node *f = dg_node_field(rec, field);

		if (f != NULL && !rec->u.record.heading && f->u.field.raw.n > 0)
			return true;
	}
	return false;
}

static void
add_column(struct printer *p, const char *field, struct dg_str head, int share,
    enum dg_align align)
{
	if (p->n < DG_MAX_COLUMNS)
		p->column[p->n++] = (struct column){ field, head, share, align };
}

static void
add_printed(struct printer *p, const struct printed_field *f)
{
	struct dg_str head = dg_str_of(f->head), unit = dg_budget_unit(p->block);

	if (f->field[0] != '\0' && !is_used(p->block, f->field))
		return;
	if (dg_str_is(dg_str_of(f->field), "amount"))
		head = dg_arena_fmt(p->r->doc->arena, "%s (%.*s)", f->head, DG_FMT(unit));
	add_column(p, f->field, head, f->share, f->align);
}

/* Years in the order of the first rows that have them. */
static void
add_years(struct printer *p)
{
	struct dg_arena *a = p->r->doc->arena;

	for (const struct dg_node *rec = p->block->first; rec != NULL; rec = rec->next)
		for (const struct dg_node *f = rec->first; f != NULL; f = f->next) {
			struct dg_str	name = f->u.field.name;
			size_t		i = 0;

			if (!dg_data_is_year(name) || f->u.field.raw.n == 0)
				continue;
			while (i < p->n && !dg_str_is(name, p->column[i].field))
				i++;
			if (i == p->n)
				add_column(p, dg_arena_dup(a, name).p,
				    dg_arena_fmt(a, "Năm %.*s", DG_FMT(name)),
				    18, DG_ALIGN_RIGHT);
		}
}

static void
choose_columns(struct printer *p)
{
	for (size_t i = 0; i < sizeof printed / sizeof printed[0]; i++)
		if (printed[i].block == p->block->kind)
			add_printed(p, &printed[i]);
	if (p->block->kind == DG_K_BUDGET)
		add_years(p);
}

/* ---- cells ----------------------------------------------------------------- */

static struct dg_node *
new_node(struct printer *p, enum dg_kind kind, struct dg_span span)
{
	return dg_node_new_from(p->r->doc->arena, kind, span, DG_FROM_DATA);
}

/* What is printed of a row or a field came from that. */
static void
came_from(struct printer *p, struct dg_node *printed_node, const struct dg_node *data)
{
	struct dg_origin *o = DG_NEW(p->r->doc->arena, struct dg_origin);

	*o = *printed_node->origin;
	o->next = data->origin;
	printed_node->origin = o;
}

static struct dg_node *
add_text(struct printer *p, struct dg_node *leaf, struct dg_str s, struct dg_span span)
{
	struct dg_node *t;

	if (s.n == 0)
		return NULL;
	t = dg_node_text(p->r->doc->arena, s, 0, span, DG_FROM_DATA);
	dg_node_append(leaf, t);
	return t;
}

static void
capitalise(struct printer *p, struct dg_node *leaf)
{
	struct dg_node *n = leaf->first;

	if (n != NULL && n->kind == DG_K_TEXT)
		n->u.text.s = dg_text_capital(p->r->doc->arena, n->u.text.s);
}

/* What a field says in a table, or (prose) in a line of a list. */
static struct dg_str
typed_text(struct printer *p, const struct dg_node *field, bool prose)
{
	struct dg_arena		*a = p->r->doc->arena;
	struct dg_decimal	 amount;
	struct dg_target	 target;
	struct dg_deadline	 due;
	struct dg_str		 raw = field->u.field.raw, s;

	switch (dg_data_type(p->block->kind, field->u.field.name)) {
	case DG_FIELD_AMOUNT:
		if (!dg_decimal_parse(raw, &amount))
			return raw;
		return prose ? dg_amount_print(a, amount, dg_budget_unit(p->block)) :
		    dg_decimal_print(a, amount);
	case DG_FIELD_TARGET:
		if (!dg_target_parse(raw, &target))
			return raw;
		s = dg_target_full(a, &target);
		return prose ? s : dg_text_capital(a, s);
	case DG_FIELD_DUE:
		if (!dg_deadline_parse(raw, &due))
			return raw;
		return prose ? dg_deadline_prose(a, &due) : dg_deadline_cell(a, &due);
	default:
		return raw;
	}
}

static bool
is_free(const struct printer *p, const struct dg_node *field)
{
	enum dg_field_type type = dg_data_type(p->block->kind, field->u.field.name);

	return type == DG_FIELD_TEXT || type == DG_FIELD_UNITS;
}

/* Free text keeps its inlines; the rest is made from its value. */
static void
print_field(struct printer *p, struct dg_node *leaf, struct dg_node *field, bool prose)
{
	struct dg_node *n;

	if (!is_free(p, field)) {
		add_text(p, leaf, typed_text(p, field, prose), field->span);
		return;
	}
	while ((n = field->first) != NULL) {
		dg_node_unlink(n);
		dg_node_append(leaf, n);
	}
	if (!prose)
		capitalise(p, leaf);
}

static void
set_bold(struct dg_node *root)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(TEXT))) != NULL;)
		n->u.text.face |= DG_BOLD;
}

/* A CELL of the row with an empty paragraph, which is returned. */
static struct dg_node *
add_cell(struct printer *p, struct dg_node *row, size_t column, struct dg_span span)
{
	struct dg_node *cell = new_node(p, DG_K_CELL, span);
	struct dg_node *para = new_node(p, DG_K_PARA, span);

	cell->u.cell.column = (unsigned)column;
	cell->u.cell.colspan = cell->u.cell.rowspan = 1;
	cell->u.cell.align = p->column[column].align;
	dg_node_append(cell, para);
	dg_node_append(row, cell);
	return para;
}

/* ---- rows ------------------------------------------------------------------ */

static void
print_head(struct printer *p, struct dg_node *table)
{
	struct dg_node *row = new_node(p, DG_K_ROW, p->block->span);

	row->u.row.header = true;
	dg_node_append(table, row);
	for (size_t i = 0; i < p->n; i++) {
		struct dg_node *para = add_cell(p, row, i, p->block->span);

		add_text(p, para, p->column[i].head, p->block->span);
		para->parent->u.cell.head = true;
		para->parent->u.cell.align = DG_ALIGN_CENTER;
	}
}

/* The text of a group heading: the first field that says something. */
static struct dg_node *
heading_field(const struct dg_node *record)
{
	for (struct dg_node *f = record->first; f != NULL; f = f->next)
		if (f->first != NULL && !dg_str_is(f->u.field.name, "id") &&
		    !dg_str_is(f->u.field.name, "class"))
			return f;
	return NULL;
}

static void
print_group(struct printer *p, struct dg_node *row, struct dg_node *record)
{
	struct dg_node *field = heading_field(record), *para;

	row->u.row.group = true;
	para = add_cell(p, row, 0, field != NULL ? field->span : record->span);
	para->parent->u.cell.colspan = (unsigned)p->n;
	para->parent->u.cell.align = DG_ALIGN_LEFT;
	while (field != NULL && field->first != NULL) {
		struct dg_node *n = field->first;

		dg_node_unlink(n);
		dg_node_append(para, n);
	}
	set_bold(para);
	p->number = 0;
}

static void
print_cells(struct printer *p, struct dg_node *row, struct dg_node *record)
{
	if (!record->u.record.sum)
		p->number++;
	for (size_t i = 0; i < p->n; i++) {
		const struct column *c = &p->column[i];
		struct dg_node	*field = dg_node_field(record, c->field);
		struct dg_node	*para = add_cell(p, row, i, field != NULL ?
		    field->span : record->span);

		if (c->field[0] == '\0' && !record->u.record.sum)
			add_text(p, para, dg_arena_fmt(p->r->doc->arena, "%u",
			    p->number), record->span);
		else if (field != NULL)
			print_field(p, para, field, false);
		if (field != NULL)
			came_from(p, para, field);
		if (record->u.record.sum)
			set_bold(para);
	}
}

static struct dg_node *
print_table(struct printer *p)
{
	struct dg_node	*table = new_node(p, DG_K_TABLE, p->block->span);
	enum dg_align	*aligns = DG_NEW_ARRAY(p->r->doc->arena, p->n, enum dg_align);
	int		*shares = DG_NEW_ARRAY(p->r->doc->arena, p->n, int);

	for (size_t i = 0; i < p->n; i++) {
		aligns[i] = p->column[i].align;
		shares[i] = p->column[i].share;
	}
	table->u.table.columns = (unsigned)p->n;
	table->u.table.aligns = aligns;
	table->u.table.shares = shares;
	table->u.table.header_rows = 1;
	table->u.table.data = true;
	print_head(p, table);
	for (struct dg_node *rec = p->block->first; rec != NULL; rec = rec->next) {
		struct dg_node *row = new_node(p, DG_K_ROW, rec->span);

		row->classes = rec->classes;
		came_from(p, row, rec);
		dg_node_append(table, row);
		if (rec->u.record.heading)
			print_group(p, row, rec);
		else
			print_cells(p, row, rec);
	}
	return table;
}

/* ---- lists ----------------------------------------------------------------- */

/* ", đến năm 2030"; a deadline that is no point in time has no "đến". */
static struct dg_str
due_clause(struct printer *p, const struct dg_node *field)
{
	struct dg_deadline	due;
	bool			point = dg_deadline_parse(field->u.field.raw, &due) &&
	    due.kind == DG_DUE_POINT;

	return dg_arena_fmt(p->r->doc->arena, point ? ", đến %.*s" : ", %.*s",
	    DG_FMT(typed_text(p, field, true)));
}

/* "Thôn, bản có nhà văn hóa: từ 94% trở lên, đến năm 2030;"  A group heading
 * announces what stands under it. */
static void
print_line(struct printer *p, struct dg_node *para, struct dg_node *record, bool last)
{
	bool first = true;

	for (size_t i = 0; i < p->n; i++) {
		struct dg_node *f = dg_node_field(record, p->column[i].field);

		if (f == NULL || f->u.field.raw.n == 0)
			continue;
		if (dg_data_type(p->block->kind, f->u.field.name) == DG_FIELD_DUE) {
			add_text(p, para, due_clause(p, f), f->span);
			continue;
		}
		if (!first)
			add_text(p, para, DG_STR(": "), f->span);
		print_field(p, para, f, true);
		first = false;
	}
	capitalise(p, para);
	add_text(p, para, record->u.record.heading ? DG_STR(":") : last ? DG_STR(".") :
	    DG_STR(";"), record->span);
}

static struct dg_node *
new_list(struct printer *p, enum dg_marker marker, uint8_t level)
{
	struct dg_node *list = new_node(p, DG_K_LIST, p->block->span);

	list->u.list.marker = marker;
	list->u.list.level = level;
	return list;
}

/* Rows under a group heading are one level deeper. */
static struct dg_node *
print_list(struct printer *p)
{
	struct dg_node *list = new_list(p, DG_MARK_DASH, 1), *inner = list;

	for (struct dg_node *rec = p->block->first; rec != NULL; rec = rec->next) {
		struct dg_node *item = new_node(p, DG_K_ITEM, rec->span);
		struct dg_node *para = new_node(p, DG_K_PARA, rec->span);

		came_from(p, item, rec);
		dg_node_append(item, para);
		dg_node_append(rec->u.record.heading ? list : inner, item);
		print_line(p, para, rec, rec->next == NULL);
		if (rec->u.record.heading && rec->next != NULL &&
		    !rec->next->u.record.heading) {
			inner = new_list(p, DG_MARK_PLUS, 2);
			dg_node_append(item, inner);
		}
	}
	return list;
}

/* ---- blocks ---------------------------------------------------------------- */

static bool
prints_as(const struct dg_node *block, const char *form)
{
	const struct dg_attr *as = dg_node_attr(block, "as");

	return as != NULL && dg_str_is(as->value, form);
}

static struct dg_node *
print_block(struct dg_resolve *r, struct dg_node *block)
{
	struct printer	p = { .r = r, .block = block };
	struct dg_node	*group;

	if (block->first == NULL || prints_as(block, "none"))
		return NULL;
	choose_columns(&p);
	if (p.n == 0)
		return NULL;
	group = new_node(&p, DG_K_GROUP, block->span);
	group->u.group.what = DG_GROUP_DATA;
	group->u.group.block = block->kind;
	group->id = block->id;
	group->id_span = block->id_span;
	group->was = block->was;
	group->classes = block->classes;
	dg_node_append(group, prints_as(block, "list") ? print_list(&p) :
	    print_table(&p));
	return group;
}

static void
put_at(struct dg_node *at, struct dg_node *group)
{
	if (group != NULL)
		dg_node_insert_before(at, group);
	dg_node_unlink(at);
}

/* The last annex: its title stands in the key, as a typed annex has it. */
static void
print_as_annex(struct dg_resolve *r, struct dg_node *block, struct dg_node *group)
{
	struct dg_node	*annex = dg_node_new_from(r->doc->arena, DG_K_ANNEX,
	    block->span, DG_FROM_DATA);
	struct dg_attr	*title = DG_NEW(r->doc->arena, struct dg_attr);

	*title = (struct dg_attr){ .key = DG_STR("title"),
		.value = DG_STR("Phân công nhiệm vụ"),
		.key_span = block->span, .value_span = block->span };
	annex->attrs = title;
	/* {{#pc}} is the annex's number. */
	annex->id = group->id;
	annex->id_span = group->id_span;
	annex->was = group->was;
	group->id = DG_STR("");
	group->was = DG_STR("");
	dg_node_append(annex, group);
	dg_node_append(r->doc->root, annex);
}

/* Puts what a PLACE names there. */
static void
print_place(struct dg_resolve *r, struct dg_node *place)
{
	struct dg_node	*block = dg_path_block(r, place->u.ref.path);
	struct dg_diag	*d;

	if (block->parent != NULL) {
		if (prints_as(block, "none"))
			dg_report(r->doc->sink, DG_R_place_of_none, place->span,
			    DG_ARGS(place->u.ref.path));
		put_at(place, print_block(r, block));
		dg_node_unlink(block);
		/* Where it printed, should it be asked for again. */
		block->span = place->span;
		return;
	}
	d = dg_report(r->doc->sink, DG_R_place_twice, place->span,
	    DG_ARGS(place->u.ref.path));
	dg_note(r->doc->sink, d, DG_R_note_declared_here, block->span,
	    DG_ARGS(place->u.ref.path));
	dg_node_unlink(place);
}

/* Collected before any prints: printing takes blocks out of the walk. */
static void
print_places(struct dg_resolve *r)
{
	struct dg_node	*root = r->doc->root, *n, **places;
	size_t		 count = 0, i = 0;

	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(PLACE))) != NULL;)
		count++;
	places = DG_NEW_ARRAY(r->doc->arena, count, struct dg_node *);
	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(PLACE))) != NULL;)
		places[i++] = n;
	for (i = 0; i < count; i++)
		print_place(r, places[i]);
}

void
dg_print_all(struct dg_resolve *r)
{
	struct dg_node	*root = r->doc->root, *n, *next, *group;

	print_places(r);
	for (n = dg_node_seek(root, NULL, DG_ROWS); n != NULL; n = next) {
		next = dg_node_seek(root, n, DG_ROWS);
		group = print_block(r, n);
		if (group != NULL && n->kind == DG_K_TASKS &&
		    dg_node_enclosing(n, DG_K_ANNEX) == NULL) {
			print_as_annex(r, n, group);
			dg_node_unlink(n);
		} else {
			put_at(n, group);
		}
	}
}
