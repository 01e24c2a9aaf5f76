#include "test.h"

#include "finished.h"
#include "pdf/file.h"
#include "pdf/object.h"

/* An empty page, and further objects that nothing refers to. */
static bool
write_file(struct dg_buf *out, size_t max, unsigned further)
{
	struct dg_pdf_file	f;
	struct dg_deflate	deflate;
	struct dg_buf		*b;
	unsigned		root, tree, page, info, stream;
	bool			done;

	dg_buf_init(out, max);
	dg_deflate_init(&deflate);
	dg_pdf_file_init(&f, &deflate, out);
	root = dg_pdf_file_reserve(&f);
	tree = dg_pdf_file_reserve(&f);
	page = dg_pdf_file_reserve(&f);
	info = dg_pdf_file_reserve(&f);
	dg_pdf_file_reserve(&f);	/* never written: free */
	stream = dg_pdf_file_reserve(&f);
	dg_pdf_file_stream_plain(&f, stream, DG_STR("/Type/X"),
		DG_STR("plain to see"));
	b = dg_pdf_file_begin(&f, root);
	dg_buf_fmt(b, "<</Type/Catalog/Pages %u 0 R>>", tree);
	dg_pdf_file_end(&f);
	b = dg_pdf_file_begin(&f, tree);
	dg_buf_fmt(b, "<</Type/Pages/Count 1/Kids[%u 0 R]>>", page);
	dg_pdf_file_end(&f);
	b = dg_pdf_file_begin_own(&f, info);
	dg_buf_puts(b, "<</Title(x)>>");
	dg_pdf_file_end(&f);
	for (unsigned i = 0; i < further; i++) {
		b = dg_pdf_file_begin(&f, dg_pdf_file_reserve(&f));
		dg_object_int(b, i);
		dg_pdf_file_end(&f);
	}
	b = dg_pdf_file_begin(&f, page);
	dg_buf_fmt(b, "<</Type/Page/Parent %u 0 R/MediaBox[0 0 9 9]"
		"/Resources<<>>/X %u 0 R>>", tree, stream);
	dg_pdf_file_end(&f);
	done = dg_pdf_file_finish(&f, root, info);
	dg_pdf_file_fini(&f);
	dg_deflate_fini(&deflate);
	return done;
}

static void
small_file_is_sound(void **state)
{
	struct dg_buf out;

	(void)state;
	assert_true(write_file(&out, 1 << 20, 0));
	assert_true(dg_str_starts(dg_buf_str(&out), "%PDF-1.7\n%"));
	assert_true(dg_str_ends(dg_buf_str(&out), "\n%%EOF\n"));
	assert_true(dg_str_find(dg_buf_str(&out),
		"<</Type/X/Length 12>>stream\nplain to see\nendstream") < out.n);
	assert_sound(dg_buf_str(&out));
	dg_buf_fini(&out);
}

static void
object_streams_fill_up(void **state)
{
	struct dg_buf out, said;

	(void)state;
	for (unsigned n = DG_PDF_PACK - 5; n <= DG_PDF_PACK; n++) {
		assert_true(write_file(&out, 1 << 20, n));
		assert_sound(dg_buf_str(&out));
		dg_buf_fini(&out);
	}
	assert_true(write_file(&out, 1 << 20, 3 * DG_PDF_PACK));
	assert_sound(dg_buf_str(&out));
	/* Six objects stand before the further ones, and three streams of objects. */
	assert_str(finished_run(&said, dg_buf_str(&out),
		"qpdf --show-object=609", "", NULL), "599\n");
	dg_buf_fini(&said);
	dg_buf_fini(&out);
}

static void
bytes_and_id_repeat(void **state)
{
	struct dg_buf	a, b, c;
	struct dg_str	id[2];

	(void)state;
	write_file(&a, 1 << 20, 5);
	write_file(&b, 1 << 20, 5);
	write_file(&c, 1 << 20, 6);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	for (int i = 0; i < 2; i++) {
		struct dg_str s = dg_buf_str(i == 0 ? &a : &c);
		size_t at = dg_str_find(s, "/ID[<");

		id[i] = dg_str_sub(s, at, at + 70);
		assert_int_equal(id[i].n, 70);
	}
	assert_false(dg_str_eq(id[0], id[1]));
	dg_buf_fini(&a);
	dg_buf_fini(&b);
	dg_buf_fini(&c);
}

static void
overflow_is_told(void **state)
{
	struct dg_buf	whole, out;

	(void)state;
	assert_true(write_file(&whole, 1 << 20, 30));
	for (size_t max = 0; max < whole.n; max += 7) {
		assert_false(write_file(&out, max, 30));
		dg_buf_fini(&out);
	}
	assert_true(write_file(&out, whole.n, 30));
	dg_buf_fini(&out);
	dg_buf_fini(&whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_file_is_sound),
		cmocka_unit_test(object_streams_fill_up),
		cmocka_unit_test(bytes_and_id_repeat),
		cmocka_unit_test(overflow_is_told),
	};

	return cmocka_run_group_tests_name("pdf/file", tests, NULL, NULL);
}
