/*
 * structure_write.c - the objects of a structure: elements (ISO 32000-1, 14.7.2),
 * the parent tree that leads from content to them (14.7.4.4), the names of notes
 * (ISO 14289-1, 7.9), and the root.
 *
 * Elements that hold nothing are left out, but for cells: a table has as many as
 * its grid.
 */
#include "pdf/object.h"
#include "pdf/structure.h"

struct writer {
	const struct dg_structure	*s;
	struct dg_pdf_file		*file;
	const unsigned			*page_object;
	unsigned			 root;
};

const char *
dg_tag_name(enum dg_tag tag)
{
	static const char *const names[DG_TAGS] = {
		[DG_TAG_DOCUMENT] = "Document", [DG_TAG_PART] = "Part", [DG_TAG_SECT] = "Sect",
		[DG_TAG_DIV] = "Div", [DG_TAG_P] = "P", [DG_TAG_H1] = "H1", [DG_TAG_H2] = "H2",
		[DG_TAG_H3] = "H3", [DG_TAG_H4] = "H4", [DG_TAG_H5] = "H5", [DG_TAG_H6] = "H6",
		[DG_TAG_L] = "L", [DG_TAG_LI] = "LI", [DG_TAG_LBL] = "Lbl",
		[DG_TAG_LBODY] = "LBody", [DG_TAG_TABLE] = "Table",
		[DG_TAG_CAPTION] = "Caption", [DG_TAG_THEAD] = "THead",
		[DG_TAG_TBODY] = "TBody", [DG_TAG_TR] = "TR", [DG_TAG_TH] = "TH",
		[DG_TAG_TD] = "TD", [DG_TAG_TOC] = "TOC", [DG_TAG_TOCI] = "TOCI",
		[DG_TAG_REFERENCE] = "Reference", [DG_TAG_LINK] = "Link",
		[DG_TAG_NOTE] = "Note", [DG_TAG_FIGURE] = "Figure", [DG_TAG_SPAN] = "Span",
	};

	return names[tag];
}

/* ---- which are written ------------------------------------------------------------- */

static bool
holds_something(const struct dg_structure *s, const struct dg_pdf_element *e)
{
	for (uint32_t k = e->first; k != 0; k = s->kid[k].next)
		if (s->kid[k].what != DG_KID_ELEMENT ||
		    s->element[s->kid[k].number].object != 0)
			return true;
	return false;
}

static bool
is_written(const struct dg_structure *s, const struct dg_pdf_element *e)
{
	return e->tag == DG_TAG_TD || e->tag == DG_TAG_TH || e->tag == DG_TAG_DOCUMENT ||
	    holds_something(s, e);
}

/* Those inside an element come behind it in the list. */
static void
number_elements(struct dg_structure *s, struct dg_pdf_file *file)
{
	for (size_t i = s->n - 1; i > 0; i--)
		s->element[i].object = is_written(s, &s->element[i]);
	for (size_t i = 1; i < s->n; i++)
		if (s->element[i].object != 0)
			s->element[i].object = dg_pdf_file_reserve(file);
}

/* ---- an element ---------------------------------------------------------------------- */

/* The page that content is on unless it says another: that of the first; -1: none. */
static int64_t
page_of(const struct dg_structure *s, const struct dg_pdf_element *e)
{
	for (uint32_t k = e->first; k != 0; k = s->kid[k].next)
		if (s->kid[k].what != DG_KID_ELEMENT)
			return s->kid[k].page;
	return -1;
}

static void
put_kid(const struct writer *w, struct dg_buf *b, const struct dg_pdf_kid *kid, int64_t page)
{
	if (kid->what == DG_KID_ELEMENT) {
		if (w->s->element[kid->number].object != 0)
			dg_object_ref(b, w->s->element[kid->number].object);
		return;
	}
	if (kid->what == DG_KID_CONTENT && kid->page == page) {
		dg_object_int(b, kid->number);
		return;
	}
	dg_dict_open(b);
	dg_dict_name(b, "Type", kid->what == DG_KID_CONTENT ? "MCR" : "OBJR");
	dg_dict_ref(b, "Pg", w->page_object[kid->page]);
	if (kid->what == DG_KID_CONTENT)
		dg_dict_int(b, "MCID", kid->number);
	else
		dg_dict_ref(b, "Obj", kid->number);
	dg_dict_close(b);
}

static void
put_kids(const struct writer *w, struct dg_buf *b, const struct dg_pdf_element *e)
{
	const struct dg_pdf_kid	*kid = w->s->kid;
	int64_t			 page = page_of(w->s, e);
	bool			 many = e->first != e->last;

	if (page >= 0)
		dg_dict_ref(b, "Pg", w->page_object[page]);
	if (!holds_something(w->s, e))
		return;
	dg_dict_key(b, "K");
	if (many)
		dg_buf_putc(b, '[');
	for (uint32_t k = e->first; k != 0; k = kid[k].next)
		put_kid(w, b, &kid[k], page);
	if (many)
		dg_buf_putc(b, ']');
}

/* Table attributes (14.8.5.7): what a header is one of, and spans. */
static void
put_cell(struct dg_buf *b, const struct dg_pdf_element *e)
{
	const struct dg_node *cell = e->node;

	if (e->tag == DG_TAG_TD && cell->u.cell.colspan <= 1 && cell->u.cell.rowspan <= 1)
		return;
	dg_buf_puts(b, "/A<</O/Table");
	if (e->tag == DG_TAG_TH)
		dg_dict_name(b, "Scope", "Column");
	if (cell->u.cell.colspan > 1)
		dg_dict_int(b, "ColSpan", cell->u.cell.colspan);
	if (cell->u.cell.rowspan > 1)
		dg_dict_int(b, "RowSpan", cell->u.cell.rowspan);
	dg_buf_puts(b, ">>");
}

/* How its labels count (14.8.5.5). */
static void
put_list(struct dg_buf *b, const struct dg_pdf_element *e)
{
	static const char *const numbering[] = {
		[DG_MARK_DASH] = "Disc", [DG_MARK_PLUS] = "Circle", [DG_MARK_NUMBER] = "Decimal",
		[DG_MARK_LETTER] = "LowerAlpha", [DG_MARK_PAREN] = "Decimal",
	};

	dg_buf_puts(b, "/A<</O/List");
	dg_dict_name(b, "ListNumbering", e->node->kind == DG_K_LIST ?
	    numbering[e->node->u.list.marker] : "Disc");
	dg_buf_puts(b, ">>");
}

/* What a picture shows, and where (14.8.5.4.3). */
static void
put_figure(struct dg_buf *b, const struct dg_pdf_element *e)
{
	const struct dg_item	*item = e->u.figure.item;
	dg_emu			 height = e->u.figure.page->setup->height;
	dg_emu			 box[] = { item->x, height - item->y - item->y2,
				    item->x + item->x2, height - item->y };

	dg_dict_text(b, "Alt", e->node->u.picture.alt);
	dg_buf_puts(b, "/A<</O/Layout/Placement/Block/BBox[");
	for (size_t i = 0; i < 4; i++)
		dg_object_number(b, dg_object_milli_pt(box[i]));
	dg_buf_puts(b, "]>>");
}

/* Nine digits: as long as any, so they sort as text does. */
static void
put_note_id(struct dg_buf *b, const struct dg_pdf_element *e)
{
	dg_buf_fmt(b, "(note-%09u)", (unsigned)e->object);
}

static void
put_attributes(struct dg_buf *b, const struct dg_pdf_element *e)
{
	switch (e->tag) {
	case DG_TAG_TH:
	case DG_TAG_TD:
		put_cell(b, e);
		break;
	case DG_TAG_L:
		put_list(b, e);
		break;
	case DG_TAG_FIGURE:
		put_figure(b, e);
		break;
	case DG_TAG_SPAN:
		dg_dict_text(b, "E", e->u.expansion);
		break;
	case DG_TAG_NOTE:
		dg_dict_key(b, "ID");
		put_note_id(b, e);
		break;
	default:
		break;
	}
}

static void
write_element(const struct writer *w, const struct dg_pdf_element *e)
{
	struct dg_buf *b = dg_pdf_file_begin(w->file, e->object);

	dg_dict_open(b);
	dg_dict_name(b, "S", dg_tag_name(e->tag));
	dg_dict_ref(b, "P", e->parent != 0 ? w->s->element[e->parent].object : w->root);
	put_attributes(b, e);
	put_kids(w, b, e);
	dg_dict_close(b);
	dg_pdf_file_end(w->file);
}

/* ---- from content to elements -------------------------------------------------------- */

/* The elements of a page's stretches, by MCID. */
static unsigned
write_owners(const struct writer *w, size_t page)
{
	const struct dg_structure *s = w->s;
	unsigned	self = dg_pdf_file_reserve(w->file);
	struct dg_buf	*b = dg_pdf_file_begin(w->file, self);
	size_t		end = page + 1 < s->n_pages ? s->start[page + 1] : s->n_owners;

	dg_buf_putc(b, '[');
	for (size_t i = s->start[page]; i < end; i++)
		dg_object_ref(b, s->element[s->owner[i]].object);
	dg_buf_putc(b, ']');
	dg_pdf_file_end(w->file);
	return self;
}

static void
put_number(struct dg_buf *b, size_t key, unsigned object)
{
	dg_object_int(b, (int64_t)key);
	dg_object_ref(b, object);
}

/* Pages and annotations by their StructParents and StructParent. */
static unsigned
write_parent_tree(const struct writer *w)
{
	const struct dg_structure *s = w->s;
	unsigned	self = dg_pdf_file_reserve(w->file);
	struct dg_buf	*b, nums;

	dg_buf_init(&nums, DG_PDF_MAX_VALUE);
	for (size_t p = 0; p < s->n_pages; p++)
		put_number(&nums, p, write_owners(w, p));
	for (size_t i = 0; i < s->n_linked; i++)
		put_number(&nums, s->n_pages + i, s->element[s->linked[i]].object);
	b = dg_pdf_file_begin(w->file, self);
	dg_dict_open(b);
	dg_dict_key(b, "Nums");
	dg_buf_putc(b, '[');
	dg_buf_add_str(b, dg_buf_str(&nums));
	dg_buf_putc(b, ']');
	dg_dict_close(b);
	dg_pdf_file_end(w->file);
	w->file->out->overflow |= nums.overflow;
	dg_buf_fini(&nums);
	return self;
}

/* The names of notes in order; 0 when there is none. */
static unsigned
write_id_tree(const struct writer *w)
{
	const struct dg_structure *s = w->s;
	unsigned	self = 0;
	struct dg_buf	*b, names;

	dg_buf_init(&names, DG_PDF_MAX_VALUE);
	for (size_t i = 1; i < s->n; i++)
		if (s->element[i].tag == DG_TAG_NOTE && s->element[i].object != 0) {
			put_note_id(&names, &s->element[i]);
			dg_object_ref(&names, s->element[i].object);
		}
	if (names.n > 0) {
		self = dg_pdf_file_reserve(w->file);
		b = dg_pdf_file_begin(w->file, self);
		dg_buf_puts(b, "<</Names[");
		dg_buf_add_str(b, dg_buf_str(&names));
		dg_buf_puts(b, "]>>");
		dg_pdf_file_end(w->file);
	}
	w->file->out->overflow |= names.overflow;
	dg_buf_fini(&names);
	return self;
}

unsigned
dg_structure_write(struct dg_structure *s, struct dg_pdf_file *file,
    const unsigned *page_object)
{
	struct writer	 w = { s, file, page_object, dg_pdf_file_reserve(file) };
	unsigned	 parents, ids;
	struct dg_buf	*b;

	number_elements(s, file);
	for (size_t i = 1; i < s->n; i++)
		if (s->element[i].object != 0)
			write_element(&w, &s->element[i]);
	parents = write_parent_tree(&w);
	ids = write_id_tree(&w);
	b = dg_pdf_file_begin(file, w.root);
	dg_dict_open(b);
	dg_dict_name(b, "Type", "StructTreeRoot");
	dg_dict_ref(b, "K", s->element[1].object);
	dg_dict_ref(b, "ParentTree", parents);
	dg_dict_int(b, "ParentTreeNextKey", (int64_t)(s->n_pages + s->n_linked));
	if (ids != 0)
		dg_dict_ref(b, "IDTree", ids);
	dg_dict_close(b);
	dg_pdf_file_end(file);
	return w.root;
}
