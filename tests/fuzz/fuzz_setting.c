/*
 * fuzz_setting.c - a document set in damaged fonts of --font-dir (font.h), to the bytes of
 * its PDF.
 */
#include "build/compile.h"
#include "font.h"

static const char plan[] =
    "---\ntemplate: dang/ke-hoach\nunit: a\nnumber: 7\ndate: 2026-06-05\nunits: a.csv\n"
    "title: về việc\n---\n\n# Mục đích\n\nChữ **đậm**, *nghiêng*, ***cả hai***.\n\n"
    "::: recipients\n- Lưu\n:::\n\n::: signature\nposition: BÍ THƯ\nname: A\n:::\n";
static const char units[] = "id,tên,cấp,thuộc,tiêu đề,ký hiệu,địa danh\na,A,tinh,,A,TU,A\n";

static void
compile(struct dg_arena *a, const struct dg_fonts *fonts)
{
	struct dg_options	options = { .formats = DG_TO_PDF };
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
		font_make();
	fuzz_init(&f);
	font_write(&f.arena, 0, 4, data, size);
	fonts = dg_fonts_open(fuzz_path(&f.arena, "fonts").p, &f.sink);
	if (fonts != NULL) {
		compile(&f.arena, fonts);
		dg_fonts_free(fonts);
	}
	fuzz_fini(&f);
	return 0;
}
