/*
 * fuzz_font.c - any damage to a font of --font-dir, and a document set in it, to the
 * bytes of its files.
 *
 * Input: three bytes a damage, where (of 65536) and what.  The font is a face of the
 * program's own, cut down so that a damage is likelier to meet what is read.
 */
#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "base/embedded.h"
#include "base/text.h"
#include "build/compile.h"
#include "fuzz.h"

/* The letters that every face must have (layout/font.c). */
static const char letters[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    " .,;:!?()[]/-+*%&'\"“”‘’–…";
static const char plan[] =
    "---\ntemplate: dang/ke-hoach\nunit: a\nnumber: 7\ndate: 2026-06-05\nunits: a.csv\n"
    "title: về việc\n---\n\n# Mục đích\n\nChữ **đậm**, *nghiêng*, ***cả hai***.\n\n"
    "::: recipients\n- Lưu\n:::\n\n::: signature\nposition: BÍ THƯ\nname: A\n:::\n";
static const char units[] = "id,tên,cấp,thuộc,tiêu đề,ký hiệu,địa danh\na,A,tinh,,A,TU,A\n";

static struct {
	uint8_t	*bytes;
	size_t	 n, style;		/* where the face says how bold it is */
} font;

static size_t
find_style(const uint8_t *p, size_t n)
{
	for (size_t at = 12; at + 16 <= n; at += 16)
		if (memcmp(p + at, "head", 4) == 0)
			return ((size_t)p[at + 8] << 24 | p[at + 9] << 16 | p[at + 10] << 8 |
			    p[at + 11]) + 45;
	abort();
}

static void
make_font(void)
{
	struct dg_str	 all = dg_embedded_find("fonts/LiberationSerif-Regular.ttf");
	struct dg_str	 words = dg_str_of(letters);
	hb_blob_t	*blob = hb_blob_create(all.p, (unsigned)all.n, HB_MEMORY_MODE_READONLY,
			    NULL, NULL);
	hb_face_t	*face = hb_face_create(blob, 0), *small;
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	const char	*bytes;
	unsigned	 n;

	for (size_t at = 0; at < words.n;)
		hb_set_add(hb_subset_input_unicode_set(input), dg_utf8_next(words, &at));
	small = hb_subset_or_fail(face, input);
	hb_blob_destroy(blob);
	blob = hb_face_reference_blob(small);
	bytes = hb_blob_get_data(blob, &n);
	font.bytes = dg_xmalloc(n);
	font.n = n;
	memcpy(font.bytes, bytes, n);
	font.style = find_style(font.bytes, n);
	hb_blob_destroy(blob);
	hb_face_destroy(small);
	hb_face_destroy(face);
	hb_subset_input_destroy(input);
}

static void
write_fonts(struct dg_arena *a, const uint8_t *data, size_t size)
{
	static const char *const name[] = { "fonts/0.ttf", "fonts/1.ttf", "fonts/2.ttf",
		"fonts/3.ttf" };
	uint8_t *bytes = dg_arena_alloc(a, font.n);

	memcpy(bytes, font.bytes, font.n);
	for (size_t i = 0; i + 3 <= size; i += 3)
		bytes[(size_t)(data[i] << 8 | data[i + 1]) % font.n] = data[i + 2];
	for (uint8_t style = 0; style < 4; style++) {
		bytes[font.style] = style;
		fuzz_file(a, name[style], bytes, font.n);
	}
}

static void
compile(struct dg_arena *a, const struct dg_fonts *fonts)
{
	struct dg_options	options = { .formats = DG_TO_DOCX | DG_TO_PDF };
	struct dg_worker	worker;
	struct dg_draft		draft;
	struct dg_result	result;
	struct dg_maker		maker = { &worker, NULL, NULL };

	fuzz_file(a, "a.csv", units, sizeof units - 1);
	options.out_dir = fuzz_path(a, "out").p;
	dg_worker_init(&worker, fonts);
	dg_draft_read(&draft, fuzz_file(a, "a.plan", plan, sizeof plan - 1).p, &options);
	for (size_t i = 0; i < draft.n; i++) {
		dg_draft_compile(&draft, i, &maker, &result);
		dg_result_fini(&result);
	}
	dg_draft_fini(&draft);
	dg_worker_fini(&worker);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz	f;
	struct dg_fonts	*fonts;

	if (font.bytes == NULL)
		make_font();
	fuzz_init(&f);
	write_fonts(&f.arena, data, size);
	fonts = dg_fonts_open(fuzz_path(&f.arena, "fonts").p, &f.sink);
	if (fonts != NULL) {
		compile(&f.arena, fonts);
		dg_fonts_free(fonts);
	}
	fuzz_fini(&f);
	return 0;
}
