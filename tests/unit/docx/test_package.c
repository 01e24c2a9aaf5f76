/*
 * test_package.c - the parts of a package, read back from the container.
 */
#include "test.h"

#include "made.h"

static struct dg_node *
made_letterhead(struct made *m)
{
	struct dg_node *table = made_table(m, m->root, 2, DG_LOOK_PLAIN);
	struct dg_node *row = made_node(m, table, DG_K_ROW);

	made_cell(m, row, 0, 1, 1, "TỈNH ỦY A");
	struct dg_node *right = made_cell(m, row, 1, 1, 1, "ĐẢNG CỘNG SẢN VIỆT NAM");
	right->first->style = &m->styles[S_RULED];
	return table;
}

/* A bit of everything. */
static void
made_plan(struct made *m)
{
	made_letterhead(m);
	struct dg_node *one = made_section(m, m->root, 1, "I-", "Mục đích, yêu cầu");
	struct dg_node *p = made_para(m, one, S_BODY, "Thực hiện Kết luận 224-KL/TU, ");
	made_run(m, p, "chữ đậm", DG_BOLD);
	made_run(m, p, " và ", 0);
	made_run(m, p, "chữ nghiêng", DG_ITALIC);
	struct dg_node *list = made_list(m, one, DG_MARK_DASH, 1);
	made_item(m, list, 1, "-", "gạch đầu dòng");
	struct dg_node *grid = made_table(m, one, 3, DG_LOOK_GRID);
	grid->u.table.header_rows = 1;
	struct dg_node *row = made_node(m, grid, DG_K_ROW);
	row->u.row.header = true;
	made_cell(m, row, 0, 1, 1, "TT");
	made_cell(m, row, 1, 2, 1, "Nhiệm vụ");
	row = made_node(m, grid, DG_K_ROW);
	made_cell(m, row, 0, 1, 2, "1");
	made_cell(m, row, 1, 1, 1, "Việc");
	made_cell(m, row, 2, 1, 1, "2026")->u.cell.align = DG_ALIGN_CENTER;
	row = made_node(m, grid, DG_K_ROW);
	made_cell(m, row, 1, 2, 1, "Việc khác");
	made_letterhead(m);
}

static void
a_whole_document(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_plan(&m);
	made_write(&m, "whole");
	assert_part(&m, "word/document.xml",
	    "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"></w:pStyle></w:pPr>"
	    "<w:r><w:t>Mục đích, yêu cầu</w:t></w:r></w:p>"
	    "<w:p><w:pPr></w:pPr><w:r><w:t>Thực hiện Kết luận 224</w:t>"
	    "<w:noBreakHyphen></w:noBreakHyphen><w:t xml:space=\"preserve\">KL/TU, </w:t>"
	    "</w:r><w:r><w:rPr><w:b></w:b><w:bCs></w:bCs></w:rPr><w:t>chữ đậm</w:t></w:r>"
	    "<w:r><w:t xml:space=\"preserve\"> và </w:t></w:r>");
	made_close(&m);
}

static void
the_container_is_dull(void **state)
{
	static const char *const names[] = { "[Content_Types].xml", "_rels/.rels",
		"word/document.xml", "docProps/core.xml", "docProps/app.xml",
		"word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml",
		"word/settings.xml", "word/fontTable.xml", "word/header1.xml" };
	struct made m;

	(void)state;
	made_open(&m);
	made_plan(&m);
	made_write(&m, "whole");
	zip_source_t *source = zip_source_buffer_create(m.out.p, m.out.n, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
	zip_int64_t n = zip_get_num_entries(zip, 0);
	assert_int_equal(n, sizeof names / sizeof *names);
	for (zip_int64_t i = 0; i < n; i++) {
		zip_stat_t stat;
		assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &stat), 0);
		assert_string_equal(stat.name, names[i]);
		assert_int_equal(stat.comp_method, ZIP_CM_DEFLATE);
	}
	/* The first local header: time 00:00, date 1980-01-01. */
	assert_memory_equal(m.out.p + 10, "\0\0\x21\0", 4);
	zip_close(zip);
	made_close(&m);
}

static void
same_tree_same_bytes(void **state)
{
	struct made m, n;

	(void)state;
	made_open(&m);
	made_plan(&m);
	made_write(&m, "whole");
	setenv("TZ", "Asia/Ho_Chi_Minh", 1);
	made_open(&n);
	made_plan(&n);
	made_write(&n, "whole");
	assert_int_equal(m.out.n, n.out.n);
	assert_memory_equal(m.out.p, n.out.p, m.out.n);
	made_close(&n);
	made_close(&m);
}

static void
too_large_is_a_message(void **state)
{
	struct made m;
	struct dg_buf small;

	(void)state;
	made_open(&m);
	made_plan(&m);
	dg_buf_init(&small, 1000);
	assert_false(dg_docx_write(&m.doc, &m.sheet, &m.worker, &m.meta, &small));
	assert_true(dg_sink_failed(&m.sink));
	dg_buf_fini(&small);
	made_close(&m);
}

/* Two of the three are one file. */
static void
pictures_are_packed_once(void **state)
{
	const struct dg_picture hand = { .file = DG_STR("\x89PNG 1"), .cx = DG_MM(45),
	    .cy = DG_MM(18) };
	const struct dg_picture seal = { .file = DG_STR("\x89PNG 2"), .cx = DG_MM(36),
	    .cy = DG_MM(36) }, again = seal;
	const struct dg_picture *const files[] = { &hand, &seal, &again };
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *p = made_para(&m, m.root, S_CELL, "BÍ THƯ");
	for (int i = 0; i < 3; i++) {
		struct dg_node *n = made_node(&m, p, DG_K_PICTURE);
		n->u.picture.file = files[i];
		n->u.picture.alt = DG_STR("Dấu");
		n->u.picture.top = DG_MM(i);
	}
	dg_node_verify(m.root);
	made_write(&m, "pictures");
	assert_part(&m, "[Content_Types].xml", "<Default ContentType=\"image/png\" "
	    "Extension=\"png\">");
	assert_part(&m, "word/_rels/document.xml.rels", "<Relationship Id=\"rId7\" "
	    "Target=\"media/image2.png\" Type=\"http://schemas.openxmlformats.org/"
	    "officeDocument/2006/relationships/image\"></Relationship></Relationships>");
	for (int i = 0; i < 3; i++) {
		char *bytes = made_part(&m, i == 0 ? "word/media/image1.png" :
		    i == 1 ? "word/media/image2.png" : "word/media/image3.png");
		assert_true(i < 2 ? strcmp(bytes, files[i]->file.p) == 0 : bytes == NULL);
		free(bytes);
	}
	/* Below the line of 18 pt, with its space before: none. */
	assert_part(&m, "word/document.xml", "<wp:positionV relativeFrom=\"paragraph\">"
	    "<wp:posOffset>264600</wp:posOffset></wp:positionV>"
	    "<wp:extent cx=\"1296000\" cy=\"1296000\"></wp:extent><wp:wrapNone>"
	    "</wp:wrapNone><wp:docPr descr=\"Dấu\" id=\"2\" name=\"picture 2\">");
	assert_part(&m, "word/document.xml", "<a:blip r:embed=\"rId7\">");
	made_close(&m);
}

/* ---- styles and properties -------------------------------------------------------- */

static void
styles_say_everything(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_plan(&m);
	made_write(&m, "whole");
	assert_part(&m, "word/styles.xml",
	    "<w:rFonts w:ascii=\"Times New Roman\" w:cs=\"Times New Roman\" "
	    "w:eastAsia=\"Times New Roman\" w:hAnsi=\"Times New Roman\"></w:rFonts>"
	    "<w:sz w:val=\"28\"></w:sz><w:szCs w:val=\"28\"></w:szCs>"
	    "<w:lang w:bidi=\"ar-SA\" w:eastAsia=\"vi-VN\" w:val=\"vi-VN\"></w:lang>");
	assert_part(&m, "word/styles.xml",
	    "<w:style w:default=\"1\" w:styleId=\"Normal\" w:type=\"paragraph\">"
	    "<w:name w:val=\"Normal\"></w:name><w:qFormat></w:qFormat>"
	    "<w:pPr><w:widowControl></w:widowControl>"
	    "<w:spacing w:after=\"0\" w:before=\"120\" w:line=\"360\" "
	    "w:lineRule=\"exact\"></w:spacing>"
	    "<w:ind w:firstLine=\"567\" w:left=\"0\" w:right=\"0\"></w:ind>"
	    "<w:jc w:val=\"both\"></w:jc></w:pPr>");
	assert_part(&m, "word/styles.xml",
	    "<w:style w:styleId=\"Heading2\" w:type=\"paragraph\">"
	    "<w:name w:val=\"heading 2\"></w:name><w:basedOn w:val=\"Normal\"></w:basedOn>"
	    "<w:next w:val=\"Normal\"></w:next><w:uiPriority w:val=\"9\"></w:uiPriority>"
	    "<w:qFormat></w:qFormat><w:pPr><w:keepNext></w:keepNext>"
	    "<w:numPr><w:ilvl w:val=\"1\"></w:ilvl><w:numId w:val=\"1\"></w:numId></w:numPr>");
	made_close(&m);
}

static void
names_are_unique(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	m.styles[S_CELL].name = DG_STR("normal");
	m.styles[S_CELL].word_name = DG_STR("NORMAL");
	m.styles[S_CELL_HEAD].name = DG_STR("bảng+đầu");
	m.styles[S_CELL_HEAD].word_name = DG_STR("Heading 1");
	m.styles[S_RULED].name = DG_STR("đ");
	m.styles[S_RULED].word_name = DG_STR("");
	made_plan(&m);
	made_write(&m, "names");
	assert_part(&m, "word/styles.xml", "w:styleId=\"Normal2\"");
	assert_part(&m, "word/styles.xml", "<w:name w:val=\"NORMAL 2\">");
	assert_part(&m, "word/styles.xml", "<w:name w:val=\"Heading 1 2\">");
	made_close(&m);
}

static void
a_spaced_style_is_its_base_spaced(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	m.styles[S_CELL_HEAD] = m.styles[S_CELL];
	m.styles[S_CELL_HEAD].name = DG_STR("table-cell+1440");
	m.styles[S_CELL_HEAD].before = DG_PT(72);
	made_para(&m, m.root, S_CELL_HEAD, "Nguyễn Văn A");
	made_write(&m, "spaced");
	assert_part(&m, "word/document.xml", "<w:pStyle w:val=\"TableCell\"></w:pStyle>"
	    "<w:spacing w:after=\"0\" w:before=\"1440\" w:line=\"360\" "
	    "w:lineRule=\"exact\"></w:spacing></w:pPr>");
	assert_no_part(&m, "word/styles.xml", "1440");
	made_close(&m);
}

static void
dates_are_the_documents_own(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_plan(&m);
	made_write(&m, "whole");
	assert_no_part(&m, "docProps/core.xml", "dcterms:created");
	m.meta.date = (struct dg_date){ 2026, 3, 12 };
	made_write(&m, "dated");
	assert_part(&m, "docProps/core.xml",
	    "<dc:title>Kế hoạch thử &lt;số 1&gt; &amp; \"2\"</dc:title>"
	    "<dc:creator>TỈNH ỦY A</dc:creator>"
	    "<cp:lastModifiedBy>TỈNH ỦY A</cp:lastModifiedBy>"
	    "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-03-12T00:00:00Z"
	    "</dcterms:created>");
	m.meta.date.day = 0;
	made_write(&m, "partial");
	assert_no_part(&m, "docProps/core.xml", "dcterms:created");
	made_close(&m);
}

/* ---- paragraphs --------------------------------------------------------------------- */

static void
hyphens(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_para(&m, m.root, S_BODY, "-----");
	made_para(&m, m.root, S_BODY, "kinh tế - xã hội");
	struct dg_node *p = made_para(&m, m.root, S_BODY, "Số 27-");
	made_run(&m, p, "KH/TU", DG_BOLD);
	made_para(&m, m.root, S_BODY, "Pê-ru");
	made_write(&m, "hyphens");
	assert_part(&m, "word/document.xml", "<w:t>-----</w:t>");
	assert_part(&m, "word/document.xml", "<w:t>kinh tế - xã hội</w:t>");
	assert_part(&m, "word/document.xml", "<w:t>Số 27</w:t>"
	    "<w:noBreakHyphen></w:noBreakHyphen></w:r>"
	    "<w:r><w:rPr><w:b></w:b><w:bCs></w:bCs></w:rPr><w:t>KH/TU</w:t>");
	made_close(&m);
}

/* LibreOffice would widen them by the slant. */
static void
joints_are_upright(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *p = made_para(&m, m.root, S_BODY, "");
	made_run(&m, p, "Kế hoạch 5-KH/TU, ngày\xc2\xa0\xc2\xa0 tháng", DG_ITALIC);
	made_write(&m, "joints");
	assert_part(&m, "word/document.xml",
	    "<w:t>Kế hoạch 5</w:t></w:r><w:r><w:noBreakHyphen></w:noBreakHyphen></w:r>"
	    "<w:r><w:rPr><w:i></w:i><w:iCs></w:iCs></w:rPr><w:t>KH/TU, ngày</w:t></w:r>"
	    "<w:r><w:t>\xc2\xa0\xc2\xa0</w:t></w:r>");
	made_close(&m);
}

static void
faces_are_relative_to_the_style(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *p = made_para(&m, m.root, S_RULED, "");
	made_run(&m, p, "đậm sẵn", DG_BOLD);
	made_node(&m, p, DG_K_BREAK);
	made_run(&m, p, "thêm nghiêng", DG_BOLD | DG_ITALIC);
	made_run(&m, p, "gạch chân", DG_UNDERLINE);
	made_write(&m, "faces");
	assert_part(&m, "word/document.xml", "<w:r><w:t>đậm sẵn</w:t><w:br></w:br></w:r>"
	    "<w:r><w:rPr><w:i></w:i><w:iCs></w:iCs></w:rPr><w:t>thêm nghiêng</w:t></w:r>"
	    "<w:r><w:rPr><w:u w:val=\"single\"></w:u></w:rPr><w:t>gạch chân</w:t></w:r>");
	made_close(&m);
}

static void
notes_become_footnotes(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *p = made_para(&m, m.root, S_BODY, "Có chú thích");
	struct dg_node *ref = made_node(&m, p, DG_K_NOTE_REF);
	made_run(&m, p, ".", 0);
	struct dg_node *note = made_node(&m, m.root, DG_K_NOTE);
	made_para(&m, note, S_NOTE, "Lời chú thích.");
	made_para(&m, note, S_NOTE, "Đoạn thứ hai.");
	ref->u.ref.note = note;
	ref->u.ref.note_number = note->u.ref.note_number = 1;
	made_write(&m, "notes");
	assert_part(&m, "word/document.xml",
	    "<w:footnoteReference w:id=\"1\"></w:footnoteReference>");
	assert_no_part(&m, "word/document.xml", "Lời chú thích");
	assert_part(&m, "word/footnotes.xml", "<w:footnote w:id=\"1\"><w:p><w:pPr>"
	    "<w:pStyle w:val=\"Note\"></w:pStyle></w:pPr><w:r><w:rPr>"
	    "<w:rStyle w:val=\"FootnoteReference\"></w:rStyle></w:rPr>"
	    "<w:footnoteRef></w:footnoteRef></w:r>"
	    "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
	    "<w:r><w:t>Lời chú thích.</w:t></w:r></w:p>");
	made_close(&m);
}

/* LibreOffice would put a full empty line there. */
static void
a_table_before_notes_has_a_paragraph_above(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_letterhead(&m);
	struct dg_node *p = made_para(&m, m.root, S_BODY, "Có chú thích");
	struct dg_node *ref = made_node(&m, p, DG_K_NOTE_REF);
	ref->u.ref.note = made_node(&m, m.root, DG_K_NOTE);
	made_para(&m, ref->u.ref.note, S_NOTE, "Lời chú thích.");
	made_write(&m, "notes-letterhead");
	assert_part(&m, "word/document.xml", "<w:body><w:p><w:pPr>"
	    "<w:pStyle w:val=\"TableEnd\"></w:pStyle></w:pPr></w:p><w:tbl>");
	made_close(&m);
}

static void
text_that_xml_cannot_hold(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_para(&m, m.root, S_BODY, "a\x01" "b<&>\"'\xef\xbf\xbf" "c");
	made_write(&m, "illegal");
	assert_part(&m, "word/document.xml", "<w:t>a\uFFFDb&lt;&amp;&gt;\"'\uFFFDc</w:t>");
	made_close(&m);
}

static void
rules_are_drawn(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_letterhead(&m);
	made_para(&m, m.root, S_BODY, "Thân bài.");
	made_write(&m, "rules");
	assert_part(&m, "word/document.xml", "<a:prstGeom prst=\"line\">");
	assert_part(&m, "word/document.xml", "<wp:docPr descr=\"Đường kẻ\" id=\"1\"");
	made_close(&m);
}

static void
a_brace_is_as_high_as_its_row(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *table = made_table(&m, m.root, 2, DG_LOOK_PLAIN);
	struct dg_node *row = made_node(&m, table, DG_K_ROW);
	struct dg_node *left = made_cell(&m, row, 0, 1, 1, "- Một,");
	made_para(&m, left, S_CELL, "- Hai,");
	made_para(&m, left, S_CELL, "- Ba,");
	struct dg_node *right = made_cell(&m, row, 1, 1, 1, "(để báo cáo)");
	right->u.cell.brace = true;
	right->u.cell.valign = DG_VALIGN_MIDDLE;
	made_para(&m, m.root, S_BODY, "Thân bài.");
	made_write(&m, "brace");
	assert_part(&m, "word/document.xml", "<a:prstGeom prst=\"rightBrace\">");
	/* Three lines of 18 pt; the note's line is the middle one. */
	assert_part(&m, "word/document.xml", "cy=\"685800\"");
	assert_part(&m, "word/document.xml", "<wp:posOffset>-228600</wp:posOffset>");
	made_close(&m);
}

/* ---- tables --------------------------------------------------------------------------- */

static void
merged_cells(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_plan(&m);
	made_write(&m, "whole");
	assert_part(&m, "word/document.xml", "<w:trPr><w:cantSplit></w:cantSplit>"
	    "<w:tblHeader></w:tblHeader></w:trPr><w:tc><w:tcPr>"
	    "<w:tcW w:type=\"dxa\" w:w=\"3118\"></w:tcW></w:tcPr>");
	assert_part(&m, "word/document.xml", "<w:tcW w:type=\"dxa\" w:w=\"6236\"></w:tcW>"
	    "<w:gridSpan w:val=\"2\"></w:gridSpan>");
	assert_part(&m, "word/document.xml", "<w:vMerge w:val=\"restart\"></w:vMerge>");
	assert_part(&m, "word/document.xml", "<w:vMerge w:val=\"continue\"></w:vMerge>"
	    "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableCell\"></w:pStyle></w:pPr></w:p>"
	    "</w:tc>");
	assert_part(&m, "word/document.xml", "<w:pStyle w:val=\"TableCell\"></w:pStyle>"
	    "<w:jc w:val=\"center\"></w:jc></w:pPr><w:r><w:t>2026</w:t>");
	made_close(&m);
}

static void
odd_tables(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *table = made_table(&m, m.root, 3, DG_LOOK_GRID);
	struct dg_node *row = made_node(&m, table, DG_K_ROW);
	/* Too wide, too high; a row without cells; cells out of place. */
	made_cell(&m, row, 1, 99, 99, "rộng quá");
	made_node(&m, table, DG_K_ROW);
	row = made_node(&m, table, DG_K_ROW);
	made_cell(&m, row, 0, 1, 1, "một");
	made_cell(&m, row, 0, 1, 1, "chồng lên");
	made_table(&m, m.root, 2, DG_LOOK_GRID);
	table = made_table(&m, m.root, 1, DG_LOOK_PLAIN);
	row = made_node(&m, table, DG_K_ROW);
	struct dg_node *cell = made_cell(&m, row, 0, 1, 1, "có bảng trong");
	struct dg_node *inner = made_table(&m, cell, 2, DG_LOOK_GRID);
	inner->u.table.widths = NULL;
	row = made_node(&m, inner, DG_K_ROW);
	made_cell(&m, row, 0, 1, 1, "a");
	made_cell(&m, row, 1, 1, 1, "b");
	made_write(&m, "odd");
	assert_part(&m, "word/document.xml", "</w:tbl><w:p><w:pPr>"
	    "<w:pStyle w:val=\"TableEnd\"></w:pStyle></w:pPr></w:p></w:tc>");
	made_close(&m);
}

/* ---- sections ---------------------------------------------------------------------------- */

static void
setups_become_sections(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_para(&m, m.root, S_BODY, "Phần chính.");
	made_para(&m, m.root, S_BODY, "Dòng cuối.");
	struct dg_node *annex = made_node(&m, m.root, DG_K_ANNEX);
	annex->page = &m.sheet.annex;
	made_para(&m, annex, S_BODY, "Phụ lục.");
	struct dg_node *wide = made_table(&m, annex, 2, DG_LOOK_GRID);
	wide->page = &m.sheet.main_landscape;
	struct dg_node *row = made_node(&m, wide, DG_K_ROW);
	made_cell(&m, row, 0, 1, 1, "ngang");
	made_cell(&m, row, 1, 1, 1, "ngang");
	made_para(&m, annex, S_BODY, "Đứng trở lại.")->page = &m.sheet.annex;
	made_write(&m, "sections");
	assert_part(&m, "word/document.xml", "<w:p><w:pPr><w:sectPr>"
	    "<w:headerReference r:id=\"rId5\" w:type=\"default\"></w:headerReference>"
	    "<w:type w:val=\"nextPage\"></w:type>"
	    "<w:pgSz w:h=\"16838\" w:w=\"11906\"></w:pgSz>"
	    "<w:pgMar w:bottom=\"1134\" w:footer=\"567\" w:gutter=\"0\" w:header=\"567\" "
	    "w:left=\"1701\" w:right=\"850\" w:top=\"1134\"></w:pgMar>"
	    "<w:titlePg></w:titlePg></w:sectPr></w:pPr><w:r><w:t>Dòng cuối.</w:t>");
	assert_part(&m, "word/document.xml", "</w:tbl><w:p><w:pPr>"
	    "<w:pStyle w:val=\"TableEnd\"></w:pStyle><w:sectPr>");
	assert_part(&m, "word/document.xml", "w:orient=\"landscape\"");
	assert_part(&m, "word/document.xml", "<w:pgNumType w:start=\"1\"></w:pgNumType>"
	    "</w:sectPr></w:body>");
	made_close(&m);
}

static void
page_breaks(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_para(&m, m.root, S_BODY, "Trang một.");
	made_node(&m, m.root, DG_K_PAGE_BREAK);
	made_para(&m, m.root, S_BODY, "Trang hai.");
	made_node(&m, m.root, DG_K_PAGE_BREAK);
	made_letterhead(&m);
	made_node(&m, m.root, DG_K_PAGE_BREAK);
	made_write(&m, "breaks");
	assert_part(&m, "word/document.xml", "<w:pageBreakBefore></w:pageBreakBefore>"
	    "</w:pPr><w:r><w:t>Trang hai.</w:t>");
	assert_part(&m, "word/document.xml", "<w:pageBreakBefore></w:pageBreakBefore>"
	    "</w:pPr><w:r><w:t>TỈNH ỦY A</w:t>");
	made_close(&m);
}

static void
an_empty_document(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	m.sheet.scheme.n = 0;
	made_write(&m, "empty");
	assert_part(&m, "word/document.xml", "<w:body><w:p>");
	made_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_document),
		cmocka_unit_test(the_container_is_dull),
		cmocka_unit_test(same_tree_same_bytes),
		cmocka_unit_test(pictures_are_packed_once),
		cmocka_unit_test(too_large_is_a_message),
		cmocka_unit_test(styles_say_everything),
		cmocka_unit_test(names_are_unique),
		cmocka_unit_test(a_spaced_style_is_its_base_spaced),
		cmocka_unit_test(dates_are_the_documents_own),
		cmocka_unit_test(hyphens),
		cmocka_unit_test(joints_are_upright),
		cmocka_unit_test(faces_are_relative_to_the_style),
		cmocka_unit_test(notes_become_footnotes),
		cmocka_unit_test(a_table_before_notes_has_a_paragraph_above),
		cmocka_unit_test(text_that_xml_cannot_hold),
		cmocka_unit_test(rules_are_drawn),
		cmocka_unit_test(a_brace_is_as_high_as_its_row),
		cmocka_unit_test(merged_cells),
		cmocka_unit_test(odd_tables),
		cmocka_unit_test(setups_become_sections),
		cmocka_unit_test(page_breaks),
		cmocka_unit_test(an_empty_document),
	};

	return cmocka_run_group_tests_name("docx/package", tests, NULL, NULL);
}
