/* Lines of paragraphs: where they end, and where their words stand. */
#include "test.h"

#include "base/text.h"
#include "layout/para.h"

/* 14 pt: "n" is 7 pt wide, a space 3.5 pt. */
#define N	DG_PT(7)
#define SPACE	(DG_PT(7) / 2)

static struct dg_arena	 arena;
static struct dg_sources sources;
static struct dg_sink	 sink;
static struct dg_fonts	*fonts;
static struct dg_worker	 worker;
static struct dg_doc	 doc;
static struct dg_layout	 layout;
static struct dg_style	 style;
static struct dg_lines	 lines;

static struct dg_node *
para(const char *text)
{
	struct dg_node *n = dg_node_new(&arena, DG_K_PARA, DG_NOWHERE);

	n->style = &style;
	if (text != NULL)
		dg_node_append(n, dg_node_text(&arena, dg_str_of(text), 0,
		    DG_NOWHERE, DG_FROM_PLAN));
	return n;
}

static void
add(struct dg_node *p, const char *text, uint8_t face)
{
	dg_node_append(p, dg_node_text(&arena, dg_str_of(text), face, DG_NOWHERE,
	    DG_FROM_PLAN));
}

static void
add_break(struct dg_node *p)
{
	dg_node_append(p, dg_node_new(&arena, DG_K_BREAK, DG_NOWHERE));
}

static void
assert_same_item(const struct dg_item *a, const struct dg_item *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->role, b->role);
	assert_ptr_equal(a->node, b->node);
	assert_ptr_equal(a->run, b->run);
	assert_int_equal(a->x, b->x);
	assert_int_equal(a->y, b->y);
	assert_int_equal(a->color, b->color);
	assert_int_equal(a->face, b->face);
	assert_int_equal(a->size, b->size);
	assert_true(dg_str_eq(a->text, b->text));
	assert_int_equal(a->width, b->width);
	assert_int_equal(a->x2, b->x2);
	assert_int_equal(a->y2, b->y2);
	assert_int_equal(a->line_end, b->line_end);
	assert_int_equal(a->n_glyphs, b->n_glyphs);
	if (a->n_glyphs > 0)
		assert_memory_equal(a->glyphs, b->glyphs, a->n_glyphs * sizeof *a->glyphs);
}

static void
assert_same_lines(const struct dg_lines *a, const struct dg_lines *b)
{
	assert_ptr_equal(a->node, b->node);
	assert_int_equal(a->n, b->n);
	assert_int_equal(a->height, b->height);
	assert_int_equal(a->room, b->room);
	assert_int_equal(a->narrower, b->narrower);
	assert_int_equal(a->wider, b->wider);
	for (size_t i = 0; i < a->n; i++) {
		const struct dg_line *x = &a->line[i], *y = &b->line[i];

		assert_int_equal(x->width, y->width);
		assert_int_equal(x->left, y->left);
		assert_int_equal(x->n, y->n);
		assert_int_equal(x->n_notes, y->n_notes);
		for (size_t j = 0; j < x->n; j++)
			assert_same_item(&x->items[j], &y->items[j]);
		for (size_t j = 0; j < x->n_notes; j++)
			assert_ptr_equal(x->notes[j], y->notes[j]);
	}
}

/* By a worker that has laid nothing before: the long way. */
static void
lay_anew(const struct dg_node *p, dg_emu width, struct dg_lines *out)
{
	struct dg_worker fresh;

	dg_worker_init(&fresh, fonts);
	layout.worker = &fresh;
	dg_para_lay(&layout, p, width, DG_ROLE_TEXT, out);
	layout.worker = &worker;
	dg_worker_fini(&fresh);
}

/* All paragraphs of these tests are laid by one worker, so each is held against the same one
 * made anew, also when that worker has it. */
static void
lay(const struct dg_node *p, dg_emu width)
{
	struct dg_lines anew;

	lay_anew(p, width, &anew);
	for (int again = 0; again < 2; again++) {
		dg_para_lay(&layout, p, width, DG_ROLE_TEXT, &lines);
		assert_same_lines(&anew, &lines);
	}
}

/* The words of a line, as its items spell them. */
static struct dg_str
words(size_t i)
{
	struct dg_str s = DG_STR("");

	for (size_t j = 0; j < lines.line[i].n; j++)
		s = dg_arena_join(&arena, s, lines.line[i].items[j].text);
	return s;
}

/* Every item's width and clusters agree with its glyphs and text. */
static void
verify(void)
{
	for (size_t i = 0; i < lines.n; i++) {
		for (size_t j = 0; j < lines.line[i].n; j++) {
			const struct dg_item *it = &lines.line[i].items[j];
			dg_emu width = 0;

			for (size_t g = 0; g < it->n_glyphs; g++) {
				assert_true(it->glyphs[g].cluster < it->text.n);
				width += it->glyphs[g].advance;
			}
			assert_true(it->width <= width);
			assert_int_equal(it->line_end,
			    j + 1 == lines.line[i].n && i + 1 < lines.n);
		}
	}
}

static dg_emu
right_end(size_t i)
{
	const struct dg_item *last = &lines.line[i].items[lines.line[i].n - 1];

	return last->x + last->width;
}

static void
a_line_takes_what_fits(void **state)
{
	(void)state;
	lay(para("nn nn nn"), 4 * N + SPACE);
	assert_int_equal(lines.n, 2);
	assert_str(words(0), "nn nn ");
	assert_str(words(1), "nn");
	assert_int_equal(lines.line[0].width, 4 * N + SPACE);
	assert_int_equal(lines.height, DG_PT(18));
	verify();
	lay(para("nn nn nn"), 4 * N + SPACE - DG_TWIP(1));
	assert_int_equal(lines.n, 3);
	verify();
}

static void
spaces_hang_over_the_margin(void **state)
{
	(void)state;
	lay(para("nn      nn"), 2 * N);
	assert_int_equal(lines.n, 2);
	assert_str(words(0), "nn      ");
	assert_int_equal(lines.line[0].width, 2 * N);
	assert_int_equal(lines.line[0].items[0].width, 2 * N);
	verify();
}

static void
an_empty_paragraph_is_one_line(void **state)
{
	(void)state;
	lay(para(NULL), 100 * N);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.line[0].n, 0);
	assert_int_equal(dg_para_widths(&layout, para(NULL)).natural, 0);
}

static void
breaks_end_lines(void **state)
{
	struct dg_node *p = para("nn nn");

	(void)state;
	add_break(p);
	add_break(p);
	add(p, "n", 0);
	add_break(p);
	lay(p, 100 * N);
	assert_int_equal(lines.n, 4);
	assert_str(words(0), "nn nn");
	assert_int_equal(lines.line[1].n, 0);
	assert_str(words(2), "n");
	assert_int_equal(lines.line[3].n, 0);
	assert_true(lines.line[0].items[0].line_end);
	assert_int_equal(right_end(0), 4 * N + SPACE);
}

static void
justified_lines_reach_the_margin(void **state)
{
	dg_emu width = 8 * N + 5;

	(void)state;
	style.align = DG_ALIGN_JUSTIFY;
	lay(para("nn nn nn nnnn nn"), width);
	assert_int_equal(lines.n, 2);
	assert_int_equal(right_end(0), width);
	/* the remainder goes to the first spaces */
	const struct dg_glyph *g = lines.line[0].items[0].glyphs;
	dg_emu extra = width - 6 * N - 2 * SPACE;
	assert_int_equal(g[2].advance, SPACE + extra / 2 + extra % 2);
	assert_int_equal(g[5].advance, SPACE + extra / 2);
	assert_int_equal(g[8].advance, SPACE);
	assert_int_equal(right_end(1), 6 * N + SPACE);
	verify();
}

static void
non_breaking_spaces_keep_their_width(void **state)
{
	(void)state;
	style.align = DG_ALIGN_JUSTIFY;
	lay(para("n\u00a0n nn nnnn"), 6 * N);
	assert_int_equal(lines.n, 2);
	assert_int_equal(lines.line[0].items[0].glyphs[1].advance, SPACE);
	assert_int_equal(right_end(0), 6 * N);
}

static void
alignment_moves_lines(void **state)
{
	struct dg_node	*cell = dg_node_new(&arena, DG_K_CELL, DG_NOWHERE);
	struct dg_node	*p = para("nn");

	(void)state;
	style.align = DG_ALIGN_CENTER;
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].left, 4 * N);
	style.align = DG_ALIGN_RIGHT;
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].items[0].x, 8 * N);
	dg_node_append(cell, p);
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].left, 8 * N);
	cell->u.cell.align = DG_ALIGN_CENTER;
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].left, 4 * N);
}

/* 14 pt are 16.1 pt high; a 24th of that on the one side. */
static void
slanted_letters_keep_off_the_margin(void **state)
{
	struct dg_node *p = para(NULL);

	(void)state;
	add(p, "nn", DG_ITALIC);
	style.align = DG_ALIGN_RIGHT;
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].left, 8 * N - DG_TWIP(13));
	style.align = DG_ALIGN_CENTER;
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].left, (8 * N - DG_TWIP(13)) / 2);
	style.align = DG_ALIGN_LEFT;
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].left, 0);
	add(p, "n", 0);
	style.align = DG_ALIGN_RIGHT;
	lay(p, 10 * N);
	assert_int_equal(lines.line[0].left, 7 * N);
}

static void
indents_narrow_the_lines(void **state)
{
	(void)state;
	style.left = N;
	style.right = 2 * N;
	style.first = 3 * N;
	lay(para("nn nn nn nn"), 9 * N);
	assert_int_equal(lines.line[0].left, 4 * N);
	assert_str(words(0), "nn ");
	assert_int_equal(lines.line[1].left, N);
	assert_str(words(1), "nn nn ");
	assert_int_equal(dg_para_widths(&layout, para("nn nn")).natural,
	    10 * N + SPACE);
	assert_int_equal(dg_para_widths(&layout, para("n nnnn")).least, 7 * N);
}

static void
the_label_comes_first(void **state)
{
	struct dg_node *p = para("nn nn nn");

	(void)state;
	p->label = DG_STR("nn.");
	style.align = DG_ALIGN_JUSTIFY;
	lay(p, 8 * N);
	assert_int_equal(lines.line[0].n, 2);
	assert_int_equal(lines.line[0].items[0].role, DG_ROLE_LABEL);
	assert_null(lines.line[0].items[0].run);
	assert_str(lines.line[0].items[0].text, "nn. ");
	/* its space is not stretched */
	assert_int_equal(lines.line[0].items[1].x, 2 * N + SPACE + SPACE);
	assert_int_equal(lines.line[0].items[1].role, DG_ROLE_TEXT);
	assert_ptr_equal(lines.line[0].items[1].run, p->first);
	assert_int_equal(right_end(0), 8 * N);
	verify();
}

static void
runs_keep_their_faces(void **state)
{
	struct dg_node *p = para("nn n");

	(void)state;
	style.face = DG_ITALIC;
	add(p, "n", DG_BOLD);
	add(p, " nn", DG_UNDERLINE);
	lay(p, 6 * N);
	assert_int_equal(lines.n, 2);
	assert_int_equal(lines.line[0].n, 3);
	assert_int_equal(lines.line[0].items[0].face, DG_ITALIC);
	assert_int_equal(lines.line[0].items[1].face, DG_ITALIC | DG_BOLD);
	assert_int_equal(lines.line[0].items[2].face, DG_ITALIC | DG_UNDERLINE);
	assert_str(lines.line[0].items[2].text, " ");
	assert_int_equal(lines.line[0].items[2].width, 0);
	assert_str(words(1), "nn");
	verify();
}

static void
a_change_of_face_parts_no_word(void **state)
{
	struct dg_node *p = para("nn n");

	(void)state;
	add(p, "nn", DG_BOLD);
	lay(p, 4 * N);
	assert_int_equal(lines.n, 2);
	assert_str(words(0), "nn ");
	assert_str(words(1), "nnn");
}

static void
a_word_wider_than_the_column_is_parted(void **state)
{
	(void)state;
	lay(para("nn nnnnnnnn n"), 3 * N);
	assert_int_equal(lines.n, 5);
	assert_str(words(0), "nn ");
	assert_str(words(1), "nnn");
	assert_str(words(3), "nn ");
	verify();
	lay(para("nế ế"), 1);
	assert_int_equal(lines.n, 3);
	assert_str(words(0), "n");
	assert_str(words(1), "ế ");
	assert_str(words(2), "ế");
	verify();
	assert_int_equal(dg_para_widths(&layout, para("nn nnnnnnnn n")).least, 8 * N);
}

/* As LibreOffice does it where nothing else lets a line end. */
static void
a_symbol_is_parted_behind_a_slash(void **state)
{
	(void)state;
	lay(para("nnn-nn/nnn"), 7 * N);
	assert_int_equal(lines.n, 2);
	assert_str(words(0), "nnn-nn/");
	assert_str(words(1), "nnn");
	lay(para("n nn/nn/nn"), 6 * N);
	assert_str(words(0), "n ");
	assert_str(words(1), "nn/nn/");
	lay(para("11/11"), 4 * N);
	assert_str(words(0), "11/1");
	verify();
}

static void
a_hyphen_that_joins_hangs_over(void **state)
{
	(void)state;
	lay(para("1111-nn"), 4 * N);
	assert_int_equal(lines.n, 2);
	assert_str(words(0), "1111-");
	assert_in_range(lines.line[0].width, 4 * N + DG_PT(4), 4 * N + DG_PT(5));
	verify();
}

static void
lines_know_what_they_have_to_spare(void **state)
{
	(void)state;
	lay(para("nnn nnn"), 5 * N);
	assert_int_equal(lines.narrower, DG_TO_TWIPS(2 * N));
	assert_int_equal(lines.wider, DG_TO_TWIPS(N + SPACE) - 1);
	lay(para("nnn"), 3 * N);
	assert_int_equal(lines.narrower, 0);
	assert_true(lines.wider > 1000000);
	lay(para("nnnnn"), 3 * N + DG_TWIP(1));
	assert_int_equal(lines.narrower, 1);
	assert_int_equal(lines.wider, DG_TO_TWIPS(N) - 2);
}

static void
a_note_is_raised(void **state)
{
	struct dg_node	*p = para("nn");
	struct dg_node	*note = dg_node_new(&arena, DG_K_NOTE, DG_NOWHERE);
	struct dg_node	*ref = dg_node_new(&arena, DG_K_NOTE_REF, DG_NOWHERE);

	(void)state;
	ref->u.ref.note = note;
	ref->u.ref.note_number = 12;
	dg_node_append(p, ref);
	add(p, ", nn", 0);
	lay(p, 4 * N);
	assert_int_equal(lines.n, 2);
	assert_str(words(0), "nn12, ");
	assert_int_equal(lines.line[0].n_notes, 1);
	assert_ptr_equal(lines.line[0].notes[0], note);
	assert_int_equal(lines.line[1].n_notes, 0);
	assert_int_equal(lines.line[0].items[0].y, DG_PT(18) * 4 / 5);
	assert_int_equal(lines.line[0].items[1].size, DG_TWIP(280 * 58 / 100));
	assert_int_equal(lines.line[0].items[1].y,
	    DG_PT(18) * 4 / 5 - DG_PT(14) * 39 / 100);
}

/* A column as wide as the paragraph breaks nothing, whatever rounding does. */
static void
the_natural_width_is_enough(void **state)
{
	static const char *const texts[] = {
		"Thành phố Hồ Chí Minh, ngày 20 tháng 11 năm 2026",
		"ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "Số 224-KL/TU", "a\u00a0b-1 c",
		"Độc lập - Tự do - Hạnh phúc",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		for (int face = 0; face < 4; face++) {
			struct dg_node	*p = para(texts[i]);
			dg_emu		 width;

			style.face = (uint8_t)face;
			add(p, " một hai", DG_BOLD);
			width = dg_para_widths(&layout, p).natural;
			lay(p, width);
			assert_int_equal(lines.n, 1);
			assert_true(lines.line[0].width <= width + DG_TWIP(4));
			lay(p, width - DG_TWIP(1));
			assert_int_equal(lines.n, 2);
		}
	}
}

/* LibreOffice adds advances rounded to a sixth of a twip: "a" is 124 2/6. */
static void
widths_near_the_margin_are_rounded_as_in_libreoffice(void **state)
{
	(void)state;
	lay(para("aaa aaa"), DG_TWIP(746 + 70));
	assert_int_equal(lines.n, 1);
	lay(para("aaa aaa"), DG_TWIP(746 + 69));
	assert_int_equal(lines.n, 2);
	style.face = DG_ITALIC;
	lay(para("nnn nnn"), DG_TWIP(910 + 26));
	assert_int_equal(lines.n, 1);
	lay(para("nnn nnn"), DG_TWIP(910 + 25));
	assert_int_equal(lines.n, 2);
}

static void
missing_glyphs_are_named_once(void **state)
{
	static const char	 source[] = "một 文字 và 文 nữa";
	struct dg_str		 text = dg_str_of(source);
	struct dg_span		 span = { 0, 0, sizeof source - 1 };
	struct dg_node		*p = para(NULL);

	(void)state;
	span.source = dg_sources_add(&sources, DG_STR("a.plan"), text);
	dg_node_append(p, dg_node_text(&arena, text, 0, span, DG_FROM_PLAN));
	dg_para_widths(&layout, p);
	assert_int_equal(sink.count[DG_ERROR], 0);
	lay(p, 100 * N);
	lay(p, 50 * N);
	assert_int_equal(sink.count[DG_ERROR], 2);
	assert_str(sink.first->args.item[0], "文");
	assert_str(sink.first->args.item[1], "U+6587");
	assert_int_equal(sink.first->span.start, strlen("một "));
	assert_int_equal(sink.first->span.end, strlen("một 文"));
	assert_str(sink.first->next->args.item[1], "U+5B57");
}

static void
missing_glyphs_are_found_in_changed_text(void **state)
{
	struct dg_str	source = DG_STR("a\\*文");
	struct dg_span	span = { 0, 0, (uint32_t)source.n };
	struct dg_node	*p = para(NULL);

	(void)state;
	span.source = dg_sources_add(&sources, DG_STR("a.plan"), source);
	dg_node_append(p, dg_node_text(&arena, DG_STR("a*文"), 0, span,
	    DG_FROM_PLAN));
	p->label = DG_STR("字");
	lay(p, 100 * N);
	assert_int_equal(sink.count[DG_ERROR], 2);
	assert_int_equal(sink.first->span.source, 0);
	assert_int_equal(sink.first->next->span.start, 3);
}

static void
missing_glyphs_are_capped(void **state)
{
	char	text[1024];
	size_t	n = 0;

	(void)state;
	for (unsigned i = 0; i < 300; i++)
		n += dg_utf8_put(0x4e00 + i, text + n);
	text[n] = '\0';
	lay(para(text), 100 * N);
	assert_int_equal(sink.count[DG_ERROR], 20);
	for (int i = 0; i < 10; i++) {
		text[3 * 20 * (i + 1)] = '\0';
		lay(para(dg_arena_dup(&arena, dg_str_of(text + 3 * 20 * i)).p), N);
		text[3 * 20 * (i + 1)] = 'x';
	}
	assert_true(sink.count[DG_ERROR] <= 100);
}

static void
a_very_long_paragraph_takes_no_time(void **state)
{
	size_t	n = 1 << 20;
	char	*text = dg_arena_alloc(&arena, n + 1);

	(void)state;
	for (size_t i = 0; i < n; i++)
		text[i] = i % 5 == 4 ? ' ' : 'n';
	style.align = DG_ALIGN_JUSTIFY;
	lay(para(text), DG_MM(165));
	assert_in_range(lines.n, 13000, 16000);
	memset(text, 'n', n);
	lay(para(text), DG_MM(165));
	assert_in_range(lines.n, 15000, 16000);
}

static int
open_world(void **state)
{
	(void)state;
	dg_sink_init(&sink);
	fonts = dg_fonts_open(NULL, &sink);
	dg_worker_init(&worker, fonts);
	dg_sink_fini(&sink);
	return fonts == NULL;
}

static int
close_world(void **state)
{
	(void)state;
	dg_worker_fini(&worker);
	dg_fonts_free(fonts);
	return 0;
}

static int
open_doc(void **state)
{
	(void)state;
	dg_arena_init(&arena);
	dg_sources_init(&sources, &arena);
	dg_sink_init(&sink);
	doc = (struct dg_doc){ .arena = &arena, .sources = &sources, .sink = &sink };
	layout = (struct dg_layout){ .doc = &doc, .worker = &worker };
	style = (struct dg_style){ .size = DG_PT(14), .line = DG_PT(18),
		.align = DG_ALIGN_LEFT };
	return 0;
}

static int
close_doc(void **state)
{
	(void)state;
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
	dg_arena_fini(&arena);
	return 0;
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, open_doc, close_doc)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_takes_what_fits),
		TEST(spaces_hang_over_the_margin),
		TEST(an_empty_paragraph_is_one_line),
		TEST(breaks_end_lines),
		TEST(justified_lines_reach_the_margin),
		TEST(non_breaking_spaces_keep_their_width),
		TEST(alignment_moves_lines),
		TEST(slanted_letters_keep_off_the_margin),
		TEST(indents_narrow_the_lines),
		TEST(the_label_comes_first),
		TEST(runs_keep_their_faces),
		TEST(a_change_of_face_parts_no_word),
		TEST(a_word_wider_than_the_column_is_parted),
		TEST(a_symbol_is_parted_behind_a_slash),
		TEST(a_hyphen_that_joins_hangs_over),
		TEST(lines_know_what_they_have_to_spare),
		TEST(a_note_is_raised),
		TEST(the_natural_width_is_enough),
		TEST(widths_near_the_margin_are_rounded_as_in_libreoffice),
		TEST(missing_glyphs_are_named_once),
		TEST(missing_glyphs_are_found_in_changed_text),
		TEST(missing_glyphs_are_capped),
		TEST(a_very_long_paragraph_takes_no_time),
	};

	return cmocka_run_group_tests_name("layout/para", tests, open_world,
	    close_world);
}
