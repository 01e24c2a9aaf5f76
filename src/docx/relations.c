/*
 * relations.c - the list of parts, and what follows from it alone: content
 * types and relationships.
 */
#include "docx/part.h"

#include <stdio.h>
#include <string.h>

#define OFFICE_TYPE(s)	"application/vnd.openxmlformats-officedocument." s "+xml"
#define WORD_TYPE(s)	OFFICE_TYPE("wordprocessingml." s)
#define PACKAGE_TYPE(s)	"application/vnd.openxmlformats-package." s "+xml"
#define SCHEMAS		"http://schemas.openxmlformats.org/"
#define OFFICE_RELATION(s) SCHEMAS "officeDocument/2006/relationships/" s
#define PACKAGE_RELATION(s) SCHEMAS "package/2006/relationships/" s

static bool
has_notes(const struct dg_docx *d)
{
	return d->n_notes > 0;
}

static bool
has_contact(const struct dg_docx *d)
{
	return d->contact != NULL;
}

/* A later section with a first page of its own would show the contact line
 * again, or the first page's number. */
static bool
has_empty_footer(const struct dg_docx *d)
{
	return d->contact != NULL && d->other_firsts;
}

static bool
has_empty_header(const struct dg_docx *d)
{
	return has_empty_footer(d) && !d->sheet->main.first_hidden;
}

/* In package order; relationships are numbered in this order, too. */
const struct dg_docx_part dg_docx_part[] = {
	{ .name = "[Content_Types].xml", .write = dg_docx_content_types, .use = DG_DEFLATE_OFTEN },
	{ .name = "_rels/.rels", .write = dg_docx_root_relations, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/document.xml", .content_type = WORD_TYPE("document.main"),
	  .relation = OFFICE_RELATION("officeDocument"), .from_root = true,
	  .write = dg_docx_document },
	{ .name = "docProps/core.xml", .content_type = PACKAGE_TYPE("core-properties"),
	  .relation = PACKAGE_RELATION("metadata/core-properties"), .from_root = true,
	  .write = dg_docx_core },
	{ .name = "docProps/app.xml", .content_type = OFFICE_TYPE("extended-properties"),
	  .relation = OFFICE_RELATION("extended-properties"), .from_root = true,
	  .write = dg_docx_app, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/_rels/document.xml.rels", .write = dg_docx_document_relations, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/styles.xml", .content_type = WORD_TYPE("styles"),
	  .relation = OFFICE_RELATION("styles"), .write = dg_docx_styles, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/numbering.xml", .content_type = WORD_TYPE("numbering"),
	  .relation = OFFICE_RELATION("numbering"), .write = dg_docx_numbering, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/settings.xml", .content_type = WORD_TYPE("settings"),
	  .relation = OFFICE_RELATION("settings"), .write = dg_docx_settings, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/fontTable.xml", .content_type = WORD_TYPE("fontTable"),
	  .relation = OFFICE_RELATION("fontTable"), .write = dg_docx_font_table, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/header1.xml", .content_type = WORD_TYPE("header"),
	  .relation = OFFICE_RELATION("header"), .write = dg_docx_header, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/footnotes.xml", .content_type = WORD_TYPE("footnotes"),
	  .relation = OFFICE_RELATION("footnotes"), .is_needed = has_notes,
	  .write = dg_docx_footnotes },
	{ .name = "word/footer1.xml", .content_type = WORD_TYPE("footer"),
	  .relation = OFFICE_RELATION("footer"), .is_needed = has_contact,
	  .write = dg_docx_footer, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/footer2.xml", .content_type = WORD_TYPE("footer"),
	  .relation = OFFICE_RELATION("footer"), .is_needed = has_empty_footer,
	  .write = dg_docx_empty_footer, .use = DG_DEFLATE_OFTEN },
	{ .name = "word/header2.xml", .content_type = WORD_TYPE("header"),
	  .relation = OFFICE_RELATION("header"), .is_needed = has_empty_header,
	  .write = dg_docx_empty_header, .use = DG_DEFLATE_OFTEN },
};
const size_t dg_docx_parts = sizeof dg_docx_part / sizeof *dg_docx_part;

bool
dg_docx_part_is_written(const struct dg_docx *d, const struct dg_docx_part *part)
{
	return part->is_needed == NULL || part->is_needed(d);
}

static void
default_type(struct dg_xml *x, const char *extension, const char *type)
{
	dg_xml_open(x, "Default");
	dg_xml_attr(x, "Extension", extension);
	dg_xml_attr(x, "ContentType", type);
	dg_xml_close(x);
}

static void
override_type(struct dg_xml *x, const struct dg_docx_part *part)
{
	char name[64];

	snprintf(name, sizeof name, "/%s", part->name);
	dg_xml_open(x, "Override");
	dg_xml_attr(x, "PartName", name);
	dg_xml_attr(x, "ContentType", part->content_type);
	dg_xml_close(x);
}

void
dg_docx_content_types(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "Types");
	dg_xml_attr(x, "xmlns",
	    "http://schemas.openxmlformats.org/package/2006/content-types");
	default_type(x, "rels", PACKAGE_TYPE("relationships"));
	default_type(x, "xml", "application/xml");
	if (d->n_pictures > 0)
		default_type(x, "png", "image/png");
	for (size_t i = 0; i < dg_docx_parts; i++)
		if (dg_docx_part[i].content_type != NULL &&
		    dg_docx_part_is_written(d, &dg_docx_part[i]))
			override_type(x, &dg_docx_part[i]);
	dg_xml_close(x);
}

void
dg_docx_relation_id(const struct dg_docx *d, const char *name, char id[16])
{
	unsigned n[2] = { 0, 0 };

	for (size_t i = 0; i < dg_docx_parts; i++) {
		const struct dg_docx_part *part = &dg_docx_part[i];
		if (part->relation == NULL || !dg_docx_part_is_written(d, part))
			continue;
		n[part->from_root]++;
		if (strcmp(part->name, name) == 0)
			snprintf(id, 16, "rId%u", n[part->from_root]);
	}
}

/* Pictures come behind the parts that the document is related to. */
void
dg_docx_picture_id(const struct dg_docx *d, size_t index, char id[16])
{
	unsigned n = (unsigned)index + 1;

	for (size_t i = 0; i < dg_docx_parts; i++)
		n += dg_docx_part[i].relation != NULL && !dg_docx_part[i].from_root &&
		    dg_docx_part_is_written(d, &dg_docx_part[i]);
	snprintf(id, 16, "rId%u", n);
}

static void
relationship(struct dg_xml *x, const char *id, const char *type, const char *target)
{
	dg_xml_open(x, "Relationship");
	dg_xml_attr(x, "Id", id);
	dg_xml_attr(x, "Type", type);
	dg_xml_attr(x, "Target", target);
	dg_xml_close(x);
}

static void
part_relationship(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_part *part)
{
	const char *word = "word/";
	char id[16];

	dg_docx_relation_id(d, part->name, id);
	relationship(x, id, part->relation, part->from_root ? part->name :
	    part->name + strlen(word));
}

static void
picture_relationships(struct dg_docx *d, struct dg_xml *x)
{
	char id[16], target[40];

	for (size_t i = 0; i < d->n_pictures; i++) {
		dg_docx_picture_id(d, i, id);
		snprintf(target, sizeof target, "media/image%zu.png", i + 1);
		relationship(x, id, OFFICE_RELATION("image"), target);
	}
}

static void
relationships(struct dg_docx *d, struct dg_xml *x, bool from_root)
{
	dg_xml_open(x, "Relationships");
	dg_xml_attr(x, "xmlns",
	    "http://schemas.openxmlformats.org/package/2006/relationships");
	for (size_t i = 0; i < dg_docx_parts; i++)
		if (dg_docx_part[i].relation != NULL &&
		    dg_docx_part[i].from_root == from_root &&
		    dg_docx_part_is_written(d, &dg_docx_part[i]))
			part_relationship(d, x, &dg_docx_part[i]);
	if (!from_root)
		picture_relationships(d, x);
	dg_xml_close(x);
}

void
dg_docx_root_relations(struct dg_docx *d, struct dg_xml *x)
{
	relationships(d, x, true);
}

void
dg_docx_document_relations(struct dg_docx *d, struct dg_xml *x)
{
	relationships(d, x, false);
}
