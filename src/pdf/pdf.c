/*
 * pdf.c - a whole file: fonts, pages (ISO 32000-1, 7.7.3) and their labels
 * (12.4.2), outline, metadata, and the catalog that names them (7.7.2).
 */
#include "pdf/pdf.h"

#include "base/limits.h"
#include "pdf/object.h"
#include "pdf/parts.h"
#include "pdf/shown.h"

struct writer {
	struct dg_pdf_file	 file;
	struct dg_pdf_fonts	 fonts;
	struct dg_pdf_pictures	 pictures;
	struct dg_structure	 structure;
	const struct dg_pages	*pages;
	struct dg_str		**shown;	/* by page and item: shown.h */
	const struct dg_metadata *meta;
	const struct dg_attachments *attached;		/* or NULL */
	unsigned		*page_object;	/* by page */
	struct dg_pdf_links	*links;
	unsigned		 tree, resources;	/* objects */
};

static void
collect_item(struct writer *w, const struct dg_item *item, struct dg_str *shown)
{
	dg_pdf_pictures_collect(&w->pictures, item);
	if (item->kind != DG_ITEM_GLYPHS)
		return;
	*shown = dg_shown_find(&w->fonts, item);
	if (shown->n == 0)
		dg_pdf_fonts_collect(&w->fonts, item);
}

/* What pages share. */
static bool
collect(struct writer *w, struct dg_doc *doc)
{
	w->shown = DG_NEW_ARRAY(doc->arena, w->pages->n, struct dg_str *);
	for (size_t p = 0; p < w->pages->n; p++) {
		const struct dg_page *page = &w->pages->page[p];

		w->shown[p] = DG_NEW_ARRAY(doc->arena, page->n, struct dg_str);
		for (size_t i = 0; i < page->n; i++)
			collect_item(w, &page->items[i], &w->shown[p][i]);
	}
	return dg_pdf_fonts_subset(&w->fonts, doc->sink);
}

/* ---- pages --------------------------------------------------------------- */

static void
write_page(struct writer *w, size_t index)
{
	const struct dg_page	*page = &w->pages->page[index];
	unsigned		 stream = dg_pdf_file_reserve(&w->file);
	struct dg_buf		 content, links, *b;

	dg_buf_init(&content, DG_MAX_OUTPUT);
	dg_content_put(&content, page, w->shown[index], &w->fonts, &w->pictures, &w->structure,
	    w->meta->abbreviations);
	dg_pdf_file_stream(&w->file, stream, DG_DEFLATE_OFTEN, DG_STR(""), dg_buf_str(&content));
	w->file.out->overflow |= content.overflow;
	dg_buf_fini(&content);
	dg_buf_init(&links, DG_PDF_MAX_VALUE);
	dg_links_write(w->links, &w->file, &w->structure, index, &links);

	b = dg_pdf_file_begin(&w->file, w->page_object[index]);
	dg_dict_open(b);
	dg_dict_name(b, "Type", "Page");
	dg_dict_ref(b, "Parent", w->tree);
	dg_dict_key(b, "MediaBox");
	dg_buf_puts(b, "[0 0");
	dg_object_number(b, dg_object_milli_pt(page->setup->width));
	dg_object_number(b, dg_object_milli_pt(page->setup->height));
	dg_buf_putc(b, ']');
	dg_dict_ref(b, "Resources", w->resources);
	dg_dict_ref(b, "Contents", stream);
	if (links.n > 0) {
		dg_dict_key(b, "Annots");
		dg_buf_putc(b, '[');
		dg_buf_add_str(b, dg_buf_str(&links));
		dg_buf_putc(b, ']');
	}
	dg_dict_int(b, "StructParents", (int64_t)index);
	dg_dict_name(b, "Tabs", "S");	/* ISO 14289-1, 7.18.3 */
	dg_dict_close(b);
	dg_pdf_file_end(&w->file);
	dg_buf_fini(&links);
}

/* "/I0 7 0 R/I1 8 0 R"; nothing when there are no pictures. */
static void
put_pictures(struct dg_buf *b, const struct dg_pdf_pictures *pictures)
{
	if (pictures->n == 0)
		return;
	dg_dict_key(b, "XObject");
	dg_dict_open(b);
	for (size_t i = 0; i < pictures->n; i++) {
		dg_buf_fmt(b, "/I%zu", i);
		dg_object_ref(b, pictures->item[i].object);
	}
	dg_dict_close(b);
}

static void
write_resources(struct writer *w)
{
	struct dg_buf *b = dg_pdf_file_begin(&w->file, w->resources);

	dg_dict_open(b);
	dg_dict_key(b, "Font");
	dg_dict_open(b);
	for (unsigned i = 0; i < DG_FACES; i++) {
		char key[] = { 'F', (char)('0' + i), '\0' };

		if (w->fonts.face[i].used)
			dg_dict_ref(b, key, w->fonts.face[i].object);
	}
	dg_dict_close(b);
	put_pictures(b, &w->pictures);
	dg_dict_close(b);
	dg_pdf_file_end(&w->file);
}

static void
write_page_tree(struct writer *w)
{
	struct dg_buf *b = dg_pdf_file_begin(&w->file, w->tree);

	dg_dict_open(b);
	dg_dict_name(b, "Type", "Pages");
	dg_dict_int(b, "Count", (int64_t)w->pages->n);
	dg_dict_key(b, "Kids");
	dg_buf_putc(b, '[');
	for (size_t i = 0; i < w->pages->n; i++)
		dg_object_ref(b, w->page_object[i]);
	dg_buf_putc(b, ']');
	dg_dict_close(b);
	dg_pdf_file_end(&w->file);
}

static void
write_pages(struct writer *w, struct dg_arena *arena)
{
	w->tree = dg_pdf_file_reserve(&w->file);
	w->resources = dg_pdf_file_reserve(&w->file);
	w->page_object = DG_NEW_ARRAY(arena, w->pages->n, unsigned);
	for (size_t i = 0; i < w->pages->n; i++)
		w->page_object[i] = dg_pdf_file_reserve(&w->file);
	w->links = dg_links_new(w->pages, w->page_object, arena);
	for (size_t i = 0; i < w->pages->n; i++)
		write_page(w, i);
	write_resources(w);
	write_page_tree(w);
}

/* ---- page labels --------------------------------------------------------- */

/* Is the number printed on page i one more than that of the page before? */
static bool
goes_on(const struct dg_pages *pages, size_t i)
{
	unsigned before = i > 0 ? pages->page[i - 1].number : 0;

	return pages->page[i].number == before + 1;
}

/* A label where counting starts anew; 0 when pages are counted through. */
static unsigned
write_labels(struct writer *w)
{
	unsigned	self;
	struct dg_buf	*b;
	size_t		i = 0;

	while (i < w->pages->n && goes_on(w->pages, i))
		i++;
	if (i == w->pages->n)
		return 0;
	self = dg_pdf_file_reserve(&w->file);
	b = dg_pdf_file_begin(&w->file, self);
	dg_dict_open(b);
	dg_dict_key(b, "Nums");
	dg_buf_putc(b, '[');
	for (i = 0; i < w->pages->n; i++) {
		if (i > 0 && goes_on(w->pages, i))
			continue;
		dg_object_int(b, (int64_t)i);
		dg_dict_open(b);
		dg_dict_name(b, "S", "D");
		if (w->pages->page[i].number > 1)
			dg_dict_int(b, "St", w->pages->page[i].number);
		dg_dict_close(b);
	}
	dg_buf_putc(b, ']');
	dg_dict_close(b);
	dg_pdf_file_end(&w->file);
	return self;
}

/* ---- the file ------------------------------------------------------------ */

static void
put_optional(struct dg_buf *b, const char *key, unsigned number)
{
	if (number != 0)
		dg_dict_ref(b, key, number);
}

static void
put_attachments(struct dg_buf *b, struct dg_str names, struct dg_str refs)
{
	if (refs.n == 0)
		return;
	dg_buf_fmt(b, "/AF[%.*s]/Names<</EmbeddedFiles<</Names[%.*s]>>>>", DG_FMT(refs),
	    DG_FMT(names));
}

static unsigned
write_catalog(struct writer *w, unsigned outline, unsigned xmp)
{
	struct dg_buf	names, refs;
	unsigned	labels = write_labels(w);
	unsigned	structure = dg_structure_write(&w->structure, &w->file, w->page_object);
	unsigned	intent = dg_output_intent_write(&w->file);
	unsigned	self = dg_pdf_file_reserve(&w->file);
	struct dg_buf	*b;

	dg_buf_init(&names, DG_PDF_MAX_VALUE);
	dg_buf_init(&refs, DG_PDF_MAX_VALUE);
	if (w->attached != NULL)
		dg_attachments_write(&w->file, w->attached, w->meta->date, &names, &refs);
	b = dg_pdf_file_begin(&w->file, self);
	dg_dict_open(b);
	dg_dict_name(b, "Type", "Catalog");
	dg_dict_ref(b, "Pages", w->tree);
	put_optional(b, "PageLabels", labels);
	put_optional(b, "Outlines", outline);
	dg_dict_ref(b, "StructTreeRoot", structure);
	dg_buf_puts(b, "/MarkInfo<</Marked true>>/OutputIntents[");
	dg_object_ref(b, intent);
	dg_buf_putc(b, ']');
	dg_dict_ref(b, "Metadata", xmp);
	dg_dict_text(b, "Lang", w->meta->language);
	dg_buf_puts(b, "/ViewerPreferences<</DisplayDocTitle true>>");
	put_attachments(b, dg_buf_str(&names), dg_buf_str(&refs));
	dg_dict_close(b);
	dg_pdf_file_end(&w->file);
	dg_buf_fini(&refs);
	dg_buf_fini(&names);
	return self;
}

static bool
write_file(struct writer *w, struct dg_arena *arena)
{
	unsigned outline, info, xmp;

	dg_pdf_fonts_write(&w->fonts, &w->file);
	dg_pdf_pictures_write(&w->pictures, &w->file);
	write_pages(w, arena);
	outline = dg_outline_write(&w->file, w->pages, w->page_object, arena);
	info = dg_info_write(&w->file, w->meta);
	xmp = dg_xmp_write(&w->file, w->meta, w->attached != NULL ? 3 : 2);
	return dg_pdf_file_finish(&w->file, write_catalog(w, outline, xmp), info);
}

bool
dg_pdf_write(struct dg_doc *doc, const struct dg_pages *pages,
    struct dg_worker *worker, const struct dg_metadata *meta,
    const struct dg_attachments *attached, struct dg_buf *out)
{
	struct writer	w = { .pages = pages, .meta = meta, .attached = attached };
	bool		done;

	dg_pdf_fonts_init(&w.fonts, worker, doc->arena);
	dg_pdf_file_init(&w.file, &worker->deflate, out);
	dg_structure_init(&w.structure, doc->root, pages);
	done = collect(&w, doc);
	if (done && !write_file(&w, doc->arena)) {
		dg_report(doc->sink, DG_R_pdf_too_large, DG_NOWHERE,
		    DG_ARGS(dg_arena_fmt(doc->arena, "%zu",
				out->max >> 20)));
		done = false;
	}
	dg_pdf_file_fini(&w.file);
	dg_structure_fini(&w.structure);
	dg_pdf_pictures_fini(&w.pictures);
	dg_pdf_fonts_fini(&w.fonts);
	return done;
}
