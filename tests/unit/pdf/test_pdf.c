#include "test.h"

#include "finished.h"
#include "hand.h"
#include "pdf/font.h"

static const char letters[] =
	"a à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ e è é ẻ ẽ ẹ ê ề ế ể ễ ệ "
	"i ì í ỉ ĩ ị o ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ u ù ú ủ ũ ụ "
	"ư ừ ứ ử ữ ự y ỳ ý ỷ ỹ ỵ A À Á Ả Ã Ạ Ă Ằ Ắ Ẳ Ẵ Ặ Â Ầ Ấ Ẩ Ẫ Ậ Đ "
	"E È É Ẻ Ẽ Ẹ Ê Ề Ế Ể Ễ Ệ I Ì Í Ỉ Ĩ Ị O Ò Ó Ỏ Õ Ọ Ô Ồ Ố Ổ Ỗ Ộ "
	"Ơ Ờ Ớ Ở Ỡ Ợ U Ù Ú Ủ Ũ Ụ Ư Ừ Ứ Ử Ữ Ự Y Ỳ Ý Ỷ Ỹ Ỵ";

/* The text of all pages in the order written, with \n and \f as spaces. */
static struct dg_str
extract(struct dg_buf *said, struct dg_str pdf)
{
	struct dg_str text = finished_run(said, pdf, "pdftotext -q -raw", "-",
		NULL);

	for (size_t i = 0; i < said->n; i++)
		if (said->p[i] == '\n' || said->p[i] == '\f')
			said->p[i] = ' ';
	return dg_str_trim(text);
}

static void
assert_text(struct dg_str pdf, const char *text)
{
	struct dg_buf said;

	assert_str(extract(&said, pdf), text);
	dg_buf_fini(&said);
}

/* Sets a text in lines of some 60 bytes, stretched alike. */
static void
set_lines(struct hand *h, struct dg_page *page, struct dg_str text, uint8_t face)
{
	for (size_t at = 0, line = 1, end; at < text.n; line++) {
		struct dg_item *item;

		for (end = at + 60; end < text.n && text.p[end] != ' '; )
			end++;
		item = hand_text(h, page, dg_str_sub(text, at, end), face,
			DG_MM(30), DG_MM(20 + 8 * (int)line),
			(dg_emu)(line * 9001));
		item->line_end = end < text.n;
		at = end + 1;
	}
}

static void
every_letter_comes_out(void **state)
{
	struct hand h;

	(void)state;
	for (uint8_t face = 0; face < 8; face++) {
		hand_open(&h);
		set_lines(&h, hand_page(&h, 1), dg_str_of(letters), face);
		hand_write(&h);
		assert_sound(dg_buf_str(&h.out));
		assert_text(dg_buf_str(&h.out), letters);
		hand_close(&h);
	}
}

/* Thousandths of a point that the last word's end stands off its place. */
static long
end_is_off(struct hand *h, const struct dg_item *item)
{
	struct dg_buf	said;
	long		whole = 0, part = 0, want;
	char		*at;

	finished_run(&said, dg_buf_str(&h->out), "pdftotext -bbox", "-", NULL);
	at = strstr(said.p, "</page>");
	assert_non_null(at);
	*at = '\0';
	for (at = said.p; (at = strstr(at, "xMax=\"")) != NULL; ) {
		whole = strtol(at + 6, &at, 10);
		part = strtol(at + 1, &at, 10) / 1000;	/* of six digits */
	}
	want = (long)((item->x + item->width) * 1000 / DG_EMU_PT);
	dg_buf_fini(&said);
	return labs(whole * 1000 + part - want);
}

static void
words_stand_where_layout_put_them(void **state)
{
	static const dg_emu stretch[] = { 0, 1, 777, 12345, 90001, -9000 };
	struct hand	h;

	(void)state;
	for (size_t i = 0; i < sizeof stretch / sizeof stretch[0]; i++) {
		struct dg_item *item;

		hand_open(&h);
		item = hand_text(&h, hand_page(&h, 1), DG_STR("Tăng cường sự "
			"lãnh đạo, chỉ đạo của cấp uỷ đối với việc thử này"),
			(uint8_t)(i % 4), DG_MM(20), DG_MM(30), stretch[i]);
		hand_write(&h);
		assert_in_range(end_is_off(&h, item), 0, 100);
		hand_close(&h);
	}
}

static void
faces_are_embedded_subsets(void **state)
{
	struct hand	h;
	struct dg_buf	said;

	(void)state;
	hand_open(&h);
	for (uint8_t face = 0; face < 4; face++)
		hand_text(&h, hand_page(&h, face + 1u), DG_STR("Thử"), face,
			DG_MM(30), DG_MM(30), 0);
	hand_write(&h);
	assert_str(finished_run(&said, dg_buf_str(&h.out), "pdffonts",
		"| grep -c '^[A-Z]\\{6\\}+LiberationSerif.* CID TrueType "
		"*Identity-H  *yes yes yes'", NULL), "4\n");
	dg_buf_fini(&said);
	assert_in_range(h.out.n, 1, 12000);
	hand_close(&h);
}

/* Đ and Ð may share a glyph, as hyphens and spaces do; all come out. */
static void
shared_glyphs_keep_their_texts(void **state)
{
	static const char text[] = "Đ\u00d0Đ a-b\u2010c\u2011d";
	struct hand h;

	(void)state;
	hand_open(&h);
	hand_text(&h, hand_page(&h, 1), dg_str_of(text), 0, DG_MM(30),
		DG_MM(30), 0);
	hand_write(&h);
	assert_sound(dg_buf_str(&h.out));
	assert_text(dg_buf_str(&h.out), text);
	hand_close(&h);
}

/* What letters of plans have for codes is the same whatever else a document holds. */
static void
codes_do_not_depend_on_what_else_is_there(void **state)
{
	struct hand		 h;
	struct dg_pdf_fonts	 fonts;
	const struct dg_item	*word, *other;
	bool			 exact;

	(void)state;
	hand_open(&h);
	other = hand_text(&h, hand_page(&h, 1), DG_STR("\u2030Ð\u0416z"), 0, 0, 0, 0);
	word = hand_text(&h, hand_page(&h, 2), DG_STR("aĐệ"), 0, 0, 0, 0);
	for (int first = 0; first < 2; first++) {
		static const struct { const char *text; uint16_t code; } of[] = {
			{ "a", 'a' }, { "Đ", 0xab }, { "ệ", 0xdc } };

		dg_pdf_fonts_init(&fonts, &h.worker, &h.arena);
		dg_pdf_fonts_collect(&fonts, first == 0 ? other : word);
		dg_pdf_fonts_collect(&fonts, first == 0 ? word : other);
		assert_true(dg_pdf_fonts_subset(&fonts, &h.sink));
		for (size_t i = 0; i < 3; i++)
			assert_int_equal(dg_pdf_cid(&fonts.face[0], word->glyphs[i].gid,
			    dg_str_of(of[i].text), &exact), of[i].code);
		assert_int_equal(dg_pdf_cid(&fonts.face[0], other->glyphs[0].gid,
		    DG_STR("\u2030"), &exact), fonts.face[0].n_fixed);
		dg_pdf_fonts_fini(&fonts);
	}
	hand_close(&h);
}

/* Glyphs that do not spell their text one by one have it said for them. */
static void
odd_clusters_have_actual_text(void **state)
{
	struct hand	 h;
	struct dg_page	*page;
	struct dg_item	*item;
	struct dg_glyph	*glyphs;

	(void)state;
	hand_open(&h);
	page = hand_page(&h, 1);
	item = hand_text(&h, page, DG_STR("xyz"), 0, DG_MM(30), DG_MM(30), 0);
	glyphs = dg_arena_array(&h.arena, 3, sizeof *glyphs);
	memcpy(glyphs, item->glyphs, 3 * sizeof *glyphs);
	for (int i = 0; i < 3; i++)
		glyphs[i].cluster = 0;
	item->glyphs = glyphs;
	item->text = DG_STR("ộ");
	hand_write(&h);
	assert_sound(dg_buf_str(&h.out));
	assert_true(finished_has(dg_buf_str(&h.out), "/ActualText"));
	assert_text(dg_buf_str(&h.out), "ộ");
	/* One glyph cannot have any number of codes. */
	for (int i = 0; i < 40; i++) {
		item = hand_text(&h, page, DG_STR("x"), 0, DG_MM(30),
			DG_MM(40 + 5 * i), 0);
		item->text = dg_arena_fmt(&h.arena, "=%d;", i);
	}
	hand_write(&h);
	assert_sound(dg_buf_str(&h.out));
	hand_close(&h);
}

/* Items that differ in one thing each, and what codes.c has no codes for. */
static void
set_odd_items(struct hand *h, size_t first, size_t step)
{
	static const char *const texts[] = { "Thử lại", "Thử lại", "Thử  lại", "Thử lai", "Thử",
		"(\\\r)", "\u0416 z", "e\u0302\u0323 x", "a\u2011b" };
	struct dg_page	*page = hand_page(h, 1);

	for (size_t i = 0; i < 9 * 4 * 3; i++) {
		size_t	k = (first + i * step) % (9 * 4 * 3);

		hand_text(h, page, dg_str_of(texts[k % 9]), (uint8_t)(k / 9 % 4), DG_MM(30),
			DG_MM(10 + 2 * (int)i), (dg_emu)(k / 36 * 5000))->size += k % 5 == 0;
	}
}

/* Writes them with a worker that has written others before, or none. */
static struct dg_buf
odd_file(size_t first, size_t step, bool again)
{
	struct dg_buf	out;
	struct hand	h;

	hand_open(&h);
	set_odd_items(&h, first, step);
	if (again) {
		set_odd_items(&h, 5, 7);
		hand_write(&h);
		h.pages.n--;
		free(h.pages.page[1].items);
		hand_write(&h);
	}
	hand_write(&h);
	out = h.out;
	dg_buf_init(&h.out, 64 << 20);
	hand_close(&h);
	return out;
}

static void
what_was_shown_before_changes_nothing(void **state)
{
	(void)state;
	for (size_t step = 1; step < 12; step += 10) {
		struct dg_buf alone = odd_file(3, step, false), again = odd_file(3, step, true);

		assert_int_equal(again.n, alone.n);
		assert_memory_equal(again.p, alone.p, alone.n);
		assert_sound(dg_buf_str(&alone));
		dg_buf_fini(&alone);
		dg_buf_fini(&again);
	}
}

static void
artifacts_are_marked(void **state)
{
	struct hand	 h;
	struct dg_page	*page;
	struct dg_item	*item;

	(void)state;
	hand_open(&h);
	page = hand_page(&h, 2);
	item = hand_text(&h, page, DG_STR("2"), 0, DG_MM(105), DG_MM(15), 0);
	item->role = DG_ROLE_PAGE_NUMBER;
	item = hand_text(&h, page, DG_STR("STT"), 0, DG_MM(30), DG_MM(25), 0);
	item->role = DG_ROLE_REPEATED;
	item = hand_item(page, DG_ITEM_LINE, DG_ROLE_ARTIFACT);
	item->x = DG_MM(30);
	item->x2 = DG_MM(80);
	item->y = item->y2 = DG_MM(40);
	item->thickness = DG_PT(1) / 2;
	hand_text(&h, page, DG_STR("Kính gửi"), DG_UNDERLINE, DG_MM(30),
		DG_MM(50), 0);
	item = hand_item(page, DG_ITEM_BRACE, DG_ROLE_ARTIFACT);
	item->x = DG_MM(100);
	item->y = DG_MM(50);
	item->x2 = DG_MM(3);
	item->y2 = DG_MM(20);
	hand_write(&h);
	assert_sound(dg_buf_str(&h.out));
	assert_true(finished_has(dg_buf_str(&h.out),
		"BT\n/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"
		"/F0 14 Tf\n297.638 799.37 Td\n"));
	assert_true(finished_has(dg_buf_str(&h.out),
		"EMC\n/Artifact<</Type/Pagination>>BDC\n"));
	assert_true(finished_has(dg_buf_str(&h.out),
		"EMC\nET\n/Artifact<</Type/Layout>>BDC\n"
		".5 w\n85.039 728.504 m 226.772 728.504 l S\nEMC\nBT\n"
		"/Document<</MCID 0>>BDC\n"));
	assert_true(finished_has(dg_buf_str(&h.out), " c\nS\n"));
	hand_close(&h);
}

/* Colour is said where it changes; nothing is said of black. */
static void
colours_are_said_once(void **state)
{
	struct hand	 h;
	struct dg_page	*page;
	struct dg_item	*item;

	(void)state;
	hand_open(&h);
	page = hand_page(&h, 2);
	hand_text(&h, page, DG_STR("đen"), 0, DG_MM(30), DG_MM(15), 0);
	for (int i = 0; i < 2; i++)
		hand_text(&h, page, DG_STR("KHẨN"), i ? DG_UNDERLINE : 0, DG_MM(30),
			DG_MM(25 + 10 * i), 0)->color = 0xff0000;
	item = hand_item(page, DG_ITEM_BOX, DG_ROLE_ARTIFACT);
	*item = (struct dg_item){ .kind = DG_ITEM_BOX, .role = DG_ROLE_ARTIFACT,
		.x = DG_PT(100), .y = DG_PT(50), .x2 = DG_PT(90), .y2 = DG_PT(24),
		.thickness = DG_PT(1), .color = 0xff0000 };
	hand_text(&h, page, DG_STR("đen"), 0, DG_MM(30), DG_MM(50), 0);
	hand_write(&h);
	assert_sound(dg_buf_str(&h.out));
	assert_true(finished_has(dg_buf_str(&h.out), "TJ\n1 0 0 rg\n"));
	assert_true(finished_has(dg_buf_str(&h.out),
		"EMC\nET\n/Artifact<</Type/Layout>>BDC\n"
		"1 0 0 RG\n1 w\n100 767.89 90 24 re S\nEMC\n"
		"BT\n/Document<</MCID 1>>BDC\n0 0 0 rg\n"));
	assert_false(finished_has(dg_buf_str(&h.out), "0 0 0 RG"));
	hand_close(&h);
}

static struct dg_item *
hand_picture(struct hand *h, struct dg_page *page, const struct dg_picture *file,
	struct dg_str alt, bool over)
{
	struct dg_item	*item = hand_item(page, DG_ITEM_PICTURE, DG_ROLE_TEXT);
	struct dg_node	*node = dg_node_new(&h->arena, DG_K_PICTURE, DG_NOWHERE);
	struct dg_node	*para = dg_node_new(&h->arena, DG_K_PARA, DG_NOWHERE);

	dg_node_append(h->doc.root, para);
	dg_node_append(para, node);
	item->node = para;
	node->u.picture.file = file;
	node->u.picture.alt = alt;
	node->u.picture.over = over;
	item->run = node;
	item->x = DG_PT(100);
	item->y = DG_PT(50);
	item->x2 = file->cx;
	item->y2 = file->cy;
	return item;
}

/* Two of the three are one file; what is over comes last. */
static void
pictures_are_written_once(void **state)
{
	static const uint8_t color[12] = { 255, 0, 0 }, alpha[4] = { 128 };
	const struct dg_picture	seal = { DG_STR("a"), 2, 2, DG_PT(90), DG_PT(24),
		color, alpha };
	const struct dg_picture	again = seal;
	const struct dg_picture	hand = { DG_STR("b"), 2, 2, DG_PT(40), DG_PT(10),
		color, NULL };
	struct hand	 h;
	struct dg_page	*page;
	struct dg_str	 out;

	(void)state;
	hand_open(&h);
	page = hand_page(&h, 1);
	hand_picture(&h, page, &seal, DG_STR("Seal"), true);
	hand_picture(&h, page, &hand, DG_STR("Hand"), false);
	hand_text(&h, page, DG_STR("A"), 0, DG_MM(30), DG_MM(15), 0);
	page = hand_page(&h, 2);
	hand_picture(&h, page, &again, DG_STR("Dấu"), false);
	out = hand_write(&h);
	assert_sound(out);
	assert_true(finished_has(out, "/Figure<</MCID 0>>BDC\nq 40 0 0 10 100 "
		"781.89 cm\n/I1 Do Q\nEMC\nBT\n"));
	assert_true(finished_has(out, "ET\n/Figure<</MCID 2>>BDC\nq 90 0 0 24 100 "
		"767.89 cm\n/I0 Do Q\nEMC\n"));
	assert_true(finished_has(out, "/Alt (Hand)") && finished_has(out, "/Alt (Seal)"));
	assert_true(finished_has(out, "/I0 ") && finished_has(out, "/I1 ") &&
		!finished_has(out, "/I2 "));
	assert_int_equal(finished_count(out, "/ColorSpace /DeviceRGB"), 2);
	assert_int_equal(finished_count(out, "/ColorSpace /DeviceGray"), 1);
	hand_close(&h);
}

static void
information_is_there_twice(void **state)
{
	static const char *const said[] = { "Kế hoạch thử (số 1)",
		"Tỉnh uỷ <A & B>", "27-KH/TU", "docgen 1",
		"<xmp:CreateDate>2022-01-28<" };
	struct hand	h;
	struct dg_buf	info, xmp;

	(void)state;
	hand_open(&h);
	h.meta.author = dg_str_of(said[1]);
	h.meta.subject = dg_str_of(said[2]);
	h.meta.date = (struct dg_date){ 2022, 1, 28 };
	hand_page(&h, 1);
	hand_write(&h);
	assert_sound(dg_buf_str(&h.out));
	finished_run(&info, dg_buf_str(&h.out), "pdfinfo -isodates -enc UTF-8",
		"", NULL);
	for (size_t i = 0; i < 4; i++)
		assert_true(dg_str_find(dg_buf_str(&info), said[i]) < info.n);
	assert_true(dg_str_find(dg_buf_str(&info), "2022-01-28") < info.n);
	finished_run(&xmp, dg_buf_str(&h.out), "pdfinfo -meta",
		"| sed 's/&lt;/</;s/&gt;/>/;s/&amp;/\\&/'", NULL);
	for (size_t i = 0; i < 5; i++)
		assert_true(dg_str_find(dg_buf_str(&xmp), said[i]) < xmp.n);
	dg_buf_fini(&info);
	dg_buf_fini(&xmp);
	h.meta.date.day = 0;
	hand_write(&h);
	assert_false(finished_has(dg_buf_str(&h.out), "/CreationDate"));
	assert_false(finished_has(dg_buf_str(&h.out), "xmp:CreateDate"));
	hand_close(&h);
}

static void
same_bytes_and_small(void **state)
{
	struct hand	h;
	struct dg_str	once;

	(void)state;
	hand_open(&h);
	for (unsigned p = 1; p <= 12; p++)
		for (uint8_t face = 0; face < 4; face++)
			set_lines(&h, hand_page(&h, p), dg_str_of(letters), face);
	once = dg_arena_dup(&h.arena, hand_write(&h));
	hand_write(&h);
	assert_int_equal(once.n, h.out.n);
	assert_memory_equal(once.p, h.out.p, once.n);
	assert_in_range(once.n, 1, 120000);
	hand_close(&h);
}

static void
too_large_is_told(void **state)
{
	struct hand h;

	(void)state;
	hand_open(&h);
	set_lines(&h, hand_page(&h, 1), dg_str_of(letters), 0);
	dg_buf_init(&h.out, 5000);
	assert_false(dg_pdf_write(&h.doc, &h.pages, &h.worker, &h.meta, NULL, &h.out));
	assert_int_equal(h.sink.n, 1);
	assert_int_equal(h.sink.first->rule, DG_R_pdf_too_large);
	hand_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_letter_comes_out),
		cmocka_unit_test(words_stand_where_layout_put_them),
		cmocka_unit_test(faces_are_embedded_subsets),
		cmocka_unit_test(shared_glyphs_keep_their_texts),
		cmocka_unit_test(codes_do_not_depend_on_what_else_is_there),
		cmocka_unit_test(odd_clusters_have_actual_text),
		cmocka_unit_test(what_was_shown_before_changes_nothing),
		cmocka_unit_test(artifacts_are_marked),
		cmocka_unit_test(colours_are_said_once),
		cmocka_unit_test(pictures_are_written_once),
		cmocka_unit_test(information_is_there_twice),
		cmocka_unit_test(same_bytes_and_small),
		cmocka_unit_test(too_large_is_told),
	};

	return cmocka_run_group_tests_name("pdf/pdf", tests, NULL, NULL);
}
