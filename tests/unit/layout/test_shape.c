/* Words are shaped once; what comes of it is what the whole text would give. */
#include "test.h"

#include "base/text.h"
#include "doc/node.h"
#include "layout/worker.h"

static struct dg_arena	 arena;
static struct dg_fonts	*fonts;

/* Each longer than a word that is kept. */
static const char *const texts[] = {
	"Đảng ủy xã Nậm Khao phối hợp với Ủy ban nhân dân xã rà soát 31 thôn, bản; hoàn thành.",
	/* Marks apart from their letters: NFD. */
	"Nha\u0302\u0323m vu\u0323 tro\u0323ng ta\u0302m, Du\u031b\u0323 toa\u0301n kinh phi\u0301 na\u0306m 2026 cu\u0309a xa\u0303",
	"Số 224-KL/TU (ngày 05/6/2026): 94,5% - 1.250.000 đồng; “trích dẫn” … ‘đơn’ – hết – và/hoặc!?",
	"Ngày\u00a012\u00a0tháng\u00a03, Ông\u00a0A và\u2011bà\u00a0B,  hai  khoảng   trống    liền nhau ở đây ",
	"fi fl ffi AVATAR To Ty Wa Yo LT kerning va ligature deu khong duoc dung trong van ban nay",
	"chữ thiếu: 文 字 ấy \u200b không có trong phông, mà vẫn phải đứng đúng chỗ của mình trong dòng",
	"Một-từ-dài-không-có-dấu-cách-nào-cả-vượt-quá-sáu-mươi-tư-byte-để-không-được-giữ-lại xong",
};

/* Glyph by glyph: the words of a text, against the whole of it. */
static void
assert_words_are_the_whole(struct dg_worker *w, struct dg_str s, unsigned face, dg_emu size)
{
	struct dg_worker	 fresh;
	bool			*may = DG_NEW_ARRAY(&arena, s.n, bool);
	size_t			 n_whole, n, g = 0;
	struct dg_glyph		*whole;

	assert_true(s.n > 64);
	dg_worker_init(&fresh, fonts);
	whole = dg_shape(&fresh, face, size, s, &arena, &n_whole);
	dg_text_breaks(s, may);
	for (size_t from = 0, to; from < s.n; from = to) {
		for (to = from + 1; to < s.n && !may[to]; to++)
			;
		struct dg_glyph *part = dg_shape(w, face, size, dg_str_sub(s, from, to),
		    &arena, &n);

		for (size_t i = 0; i < n; i++, g++) {
			assert_true(g < n_whole);
			assert_int_equal(part[i].gid, whole[g].gid);
			assert_int_equal(part[i].cluster + from, whole[g].cluster);
			assert_int_equal(part[i].advance, whole[g].advance);
		}
	}
	assert_int_equal(g, n_whole);
	dg_worker_fini(&fresh);
}

/* Twice, so that the second time all comes from what was kept. */
static void
kept_words_are_shaped_as_the_whole_text(void **state)
{
	struct dg_worker worker;

	(void)state;
	dg_worker_init(&worker, fonts);
	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
			for (unsigned face = 0; face < DG_FACES; face++) {
				assert_words_are_the_whole(&worker, dg_str_of(texts[i]), face,
				    DG_PT(14));
				assert_words_are_the_whole(&worker, dg_str_of(texts[i]), face,
				    DG_PT(11));
			}
	assert_in_range(worker.words.young.n, 300, 2000);
	dg_worker_fini(&worker);
}

/* A mark behind a space goes onto it only when both are shaped together: a word is
 * what it was the first time. */
static void
a_word_that_begins_with_a_mark_stays_the_same(void **state)
{
	static const char *const words[] = { "\u0301a ", "\u0300", " ", "\u0323 c" };
	struct dg_worker warm, fresh;
	struct dg_glyph *a, *b;
	size_t n, n_fresh;

	(void)state;
	dg_worker_init(&warm, fonts);
	for (size_t i = 0; i < 8; i++) {
		struct dg_str s = dg_str_of(words[i % 4]);

		dg_worker_init(&fresh, fonts);
		a = dg_shape(&warm, 0, DG_PT(14), s, &arena, &n);
		b = dg_shape(&fresh, 0, DG_PT(14), s, &arena, &n_fresh);
		assert_int_equal(n, n_fresh);
		for (size_t k = 0; k < n; k++) {
			assert_int_equal(a[k].gid, b[k].gid);
			assert_int_equal(a[k].cluster, b[k].cluster);
			assert_int_equal(a[k].advance, b[k].advance);
		}
		dg_worker_fini(&fresh);
	}
	dg_worker_fini(&warm);
}

/* What is handed out belongs to whoever asked. */
static void
a_kept_word_is_not_changed_by_its_users(void **state)
{
	struct dg_worker worker;
	struct dg_glyph	*first, *second;
	size_t		 n;

	(void)state;
	dg_worker_init(&worker, fonts);
	first = dg_shape(&worker, 0, DG_PT(14), DG_STR("xã "), &arena, &n);
	dg_emu was = first[0].advance;
	first[0].advance += 1000;
	second = dg_shape(&worker, 0, DG_PT(14), DG_STR("xã "), &arena, &n);
	assert_int_equal(second[0].advance, was);
	second[0].advance += 1000;
	assert_int_equal(dg_shape(&worker, 0, DG_PT(14), DG_STR("xã "), &arena, &n)[0].advance,
	    was);
	dg_worker_fini(&worker);
}

static int
open_fonts(void **state)
{
	struct dg_sink sink;

	(void)state;
	dg_arena_init(&arena);
	dg_sink_init(&sink);
	fonts = dg_fonts_open(NULL, &sink);
	dg_sink_fini(&sink);
	return fonts == NULL;
}

static int
close_fonts(void **state)
{
	(void)state;
	dg_fonts_free(fonts);
	dg_arena_fini(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kept_words_are_shaped_as_the_whole_text),
		cmocka_unit_test(a_word_that_begins_with_a_mark_stays_the_same),
		cmocka_unit_test(a_kept_word_is_not_changed_by_its_users),
	};

	return cmocka_run_group_tests_name("layout/shape", tests, open_fonts, close_fonts);
}
