/*
 * dump.c - the tree as text: one node a line, indented by depth, with its
 * place, id, classes, attributes, words and style.  Golden files hold it, so
 * its form is stable.
 */
#include "doc/node.h"

struct dump {
	const struct dg_node		*root;
	const struct dg_sources		*sources;
	const struct dg_dump_names	*names;	/* or NULL */
	struct dg_buf			*out;
};

static const char *const marker_name[] = { "-", "+", "1.", "a)", "(1)" };
static const char *const align_name[] = { "", "left", "center", "right", "justify" };
static const char *const group_name[] = { "letterhead", "title", "closing", "annex-head",
	"data", "addressees", "bases", "copy", "fixed", "contact" };
static const char *const op_name[] = { "replace", "append", "prepend", "before", "after",
    "remove", "edit", "move", "terms" };
static const char *const how_name[] = { "plan", "header", "variable", "citation", "reference",
    "template", "numbering", "data", "replace", "append", "prepend", "before", "after", "remove",
    "edit", "move", "terms", "child" };

/* "key=“value”", with quotes so that spaces at the ends are seen. */
static void
add_value(struct dg_buf *out, const char *key, struct dg_str value)
{
	if (value.n > 0)
		dg_buf_fmt(out, " %s=“%.*s”", key, DG_FMT(value));
}

static void
add_flag(struct dg_buf *out, const char *name, bool on)
{
	if (on)
		dg_buf_fmt(out, " %s", name);
}

static void
add_face(struct dg_buf *out, uint8_t face)
{
	add_flag(out, "bold", face & DG_BOLD);
	add_flag(out, "italic", face & DG_ITALIC);
	add_flag(out, "underline", face & DG_UNDERLINE);
}

static void
add_cell(struct dg_buf *out, const struct dg_node *n)
{
	dg_buf_fmt(out, " column=%u", n->u.cell.column);
	if (n->u.cell.colspan > 1)
		dg_buf_fmt(out, " colspan=%u", n->u.cell.colspan);
	if (n->u.cell.rowspan > 1)
		dg_buf_fmt(out, " rowspan=%u", n->u.cell.rowspan);
	add_flag(out, align_name[n->u.cell.align], n->u.cell.align != DG_ALIGN_DEFAULT);
	add_flag(out, "head", n->u.cell.head);
	add_flag(out, "brace", n->u.cell.brace);
}

static void
add_table(struct dg_buf *out, const struct dg_node *n)
{
	dg_buf_fmt(out, " columns=%u", n->u.table.columns);
	add_flag(out, "plain", n->u.table.look == DG_LOOK_PLAIN);
	if (n->u.table.header_rows > 0)
		dg_buf_fmt(out, " header-rows=%u", n->u.table.header_rows);
	for (unsigned i = 0; n->u.table.shares != NULL && i < n->u.table.columns; i++)
		dg_buf_fmt(out, "%s%d", i == 0 ? " shares=" : ",", n->u.table.shares[i]);
}

/* Pixels, then what is printed, in tenths of a millimetre. */
static void
add_picture(struct dg_buf *out, const struct dg_node *n)
{
	const struct dg_picture	*file = n->u.picture.file;
	long long		 cx = dg_emu_div(file->cx, DG_EMU_MM / 10);
	long long		 cy = dg_emu_div(file->cy, DG_EMU_MM / 10);

	dg_buf_fmt(out, " %u×%u %lld.%lld×%lld.%lldmm", file->width, file->height,
	    cx / 10, cx % 10, cy / 10, cy % 10);
	add_flag(out, "over", n->u.picture.over);
	add_value(out, "alt", n->u.picture.alt);
}

/* What a kind adds. */
static void
add_kind(struct dg_buf *out, const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_SECTION: case DG_K_HEADING:
		dg_buf_fmt(out, " level=%u", n->u.section.level);
		break;
	case DG_K_LIST:
		dg_buf_fmt(out, " marker=%s level=%u", marker_name[n->u.list.marker],
		    n->u.list.level);
		break;
	case DG_K_ITEM:
		if (n->u.item.value > 0)
			dg_buf_fmt(out, " value=%u", n->u.item.value);
		break;
	case DG_K_TABLE:
		add_table(out, n);
		break;
	case DG_K_ROW:
		add_flag(out, "header", n->u.row.header);
		add_flag(out, "group", n->u.row.group);
		break;
	case DG_K_CELL:
		add_cell(out, n);
		break;
	case DG_K_GROUP:
		dg_buf_fmt(out, " %s", group_name[n->u.group.what]);
		break;
	case DG_K_RECORD:
		add_flag(out, "heading", n->u.record.heading);
		add_flag(out, "sum", n->u.record.sum);
		break;
	case DG_K_FIELD:
		dg_buf_fmt(out, " %.*s", DG_FMT(n->u.field.name));
		break;
	case DG_K_RECIPIENT:
		add_value(out, "note", n->u.recipient.note);
		add_flag(out, "note-above", n->u.recipient.note_above);
		break;
	case DG_K_WHEN:
		dg_buf_fmt(out, " %.*s %s “%.*s”", DG_FMT(n->u.when.path),
		    n->u.when.negated ? "!=" : "=", DG_FMT(n->u.when.value));
		break;
	case DG_K_OP:
		dg_buf_fmt(out, " %s", op_name[n->u.op.what]);
		for (const struct dg_op_target *t = n->u.op.targets; t != NULL; t = t->next)
			dg_buf_fmt(out, " target=%.*s", DG_FMT(t->address));
		add_value(out, "place", n->u.op.place.address);
		break;
	case DG_K_TEXT:
		add_face(out, n->u.text.face);
		dg_buf_fmt(out, " “%.*s”", DG_FMT(n->u.text.s));
		if (n->u.text.to != NULL && n->u.text.to->place > 0)
			dg_buf_fmt(out, " to=%u", (unsigned)n->u.text.to->place);
		break;
	case DG_K_PICTURE:
		add_picture(out, n);
		break;
	case DG_K_VAR: case DG_K_REF: case DG_K_CITE: case DG_K_PLACE: case DG_K_NOTE_REF:
	case DG_K_PARENT:
		add_face(out, n->u.ref.face);
		dg_buf_fmt(out, " %.*s", DG_FMT(n->u.ref.path));
		add_value(out, "filter", n->u.ref.filter);
		if (n->u.ref.note_number > 0)
			dg_buf_fmt(out, " note=%u", n->u.ref.note_number);
		break;
	default:
		break;
	}
}

/* Is it made of several plans? */
static bool
is_chain(const struct dump *d)
{
	return d->names != NULL && d->names->n_plans > 1;
}

static bool
is_plan(const struct dump *d, uint32_t source)
{
	for (size_t i = 0; is_chain(d) && i < d->names->n_plans; i++)
		if (d->names->plans[i] == source)
			return true;
	return false;
}

/* "12:3"; of another plan "../tinh/kh27.plan:12:3". */
static void
put_place(struct dump *d, struct dg_span span)
{
	struct dg_place place = dg_span_place(d->sources, span);

	if (span.source != d->root->span.source && is_plan(d, span.source))
		dg_buf_fmt(d->out, "%.*s:", DG_FMT(dg_source_at(d->sources,
		    span.source)->path));
	dg_buf_fmt(d->out, "%zu:%zu", place.line, place.column);
}

/* Line and column in root's file, or in a plan above; what comes from another (a
 * template) has none worth showing. */
static void
add_place(struct dump *d, const struct dg_node *n)
{
	if (n->span.source == 0 || (d->root->span.source != 0 &&
	    n->span.source != d->root->span.source && !is_plan(d, n->span.source)))
		return;
	dg_buf_putc(d->out, ' ');
	put_place(d, n->span);
}

/* "edit@12:1<terms@../tinh/kh27.plan:9:1": the last first. */
static void
add_origin(struct dump *d, const struct dg_origin *o)
{
	const char *between = " from=";

	if (!is_chain(d)) {
		if (o->how != DG_FROM_PLAN)
			dg_buf_fmt(d->out, " from=%s", how_name[o->how]);
		return;
	}
	for (; o != NULL; o = o->next) {
		if (o->how == DG_FROM_PLAN)
			continue;
		dg_buf_fmt(d->out, "%s%s", between, how_name[o->how]);
		between = "<";
		if (o->how < DG_BY_REPLACE)
			continue;
		dg_buf_putc(d->out, '@');
		put_place(d, o->at);
	}
}

static void
add_common(struct dump *d, const struct dg_node *n)
{
	struct dg_buf *out = d->out;

	add_place(d, n);
	if (n->id.n > 0)
		dg_buf_fmt(out, " #%.*s", DG_FMT(n->id));
	add_value(out, "was", n->was);
	add_flag(out, ".locked", n->classes & DG_CLASS_LOCKED);
	add_flag(out, ".must-adapt", n->classes & DG_CLASS_MUST_ADAPT);
	add_flag(out, ".local", n->classes & DG_CLASS_LOCAL);
	add_flag(out, ".text", n->classes & DG_CLASS_TEXT);
	add_value(out, "label", n->label);
	add_value(out, "number", n->number);
	if (d->names != NULL && n->style != NULL)
		dg_buf_fmt(out, " style=%.*s", DG_FMT(d->names->style(n->style)));
	if (d->names != NULL && n->page != NULL)
		dg_buf_fmt(out, " page=%.*s", DG_FMT(d->names->page(n->page)));
	add_flag(out, "keep-next", n->keep_next);
	if (n->place > 0)
		dg_buf_fmt(out, " place=%u", (unsigned)n->place);
	for (const struct dg_attr *a = n->attrs; a != NULL; a = a->next)
		dg_buf_fmt(out, " %.*s=“%.*s”", DG_FMT(a->key), DG_FMT(a->value));
	add_origin(d, n->origin);
}

static void
add_line(struct dump *d, const struct dg_node *n, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		dg_buf_puts(d->out, "  ");
	dg_buf_puts(d->out, dg_kind_name(n->kind));
	add_kind(d->out, n);
	add_common(d, n);
	dg_buf_putc(d->out, '\n');
}

void
dg_node_dump_named(const struct dg_node *root, const struct dg_sources *sources,
    const struct dg_dump_names *names, struct dg_buf *out)
{
	struct dump		 d = { root, sources, names, out };
	const struct dg_node	*n = root;
	size_t			 depth = 0;

	for (;;) {
		add_line(&d, n, depth);
		if (n->first != NULL) {
			n = n->first;
			depth++;
			continue;
		}
		while (n != root && n->next == NULL) {
			n = n->parent;
			depth--;
		}
		if (n == root)
			return;
		n = n->next;
	}
}

void
dg_node_dump(const struct dg_node *root, const struct dg_sources *sources, struct dg_buf *out)
{
	dg_node_dump_named(root, sources, NULL, out);
}
