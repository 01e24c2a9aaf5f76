/*
 * fuzz_pipe.c - any bytes as a plan, through the whole program to the bytes of
 * all files (which are not written).
 */
#include "build/compile.h"
#include "fuzz.h"

static const char units[] =
    "id,tên,cấp,thuộc,tiêu đề,ký hiệu,địa danh\n"
    "son-ha,Tỉnh ủy Sơn Hà,tinh,,TỈNH ỦY SƠN HÀ,TU,Sơn Hà\n"
    "hu-a,Huyện ủy A,huyen,son-ha,,,\n";
static const char cites[] =
    "@a\nloại: Nghị quyết\nsố: 04-NQ/TU\nngày: 2026-01-17\ncơ quan: Tỉnh ủy\ntên: văn hóa\n";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct dg_fonts	*fonts;
	static struct dg_worker		 worker;
	struct dg_sink			 sink;
	struct dg_arena			 arena;
	struct dg_draft			 draft;
	struct dg_result		 result;
	struct dg_maker			 maker = { &worker, NULL, NULL };
	struct dg_options		 options = { .formats = DG_TO_DOCX |
	    DG_TO_PDF | DG_TO_HTML | DG_TO_TEXT };

	dg_arena_init(&arena);
	dg_sink_init(&sink);
	if (fonts == NULL) {
		fonts = dg_fonts_open(NULL, &sink);
		dg_worker_init(&worker, fonts);
	}
	fuzz_file(&arena, "plans/don-vi.csv", units, sizeof units - 1);
	fuzz_file(&arena, "plans/trich-dan.cites", cites, sizeof cites - 1);
	options.out_dir = fuzz_path(&arena, "out").p;
	dg_draft_read(&draft, fuzz_file(&arena, "plans/a.plan", data, size).p, &options);
	for (size_t i = 0; i < draft.n; i++) {
		dg_draft_compile(&draft, i, &maker, &result);
		dg_result_fini(&result);
	}
	dg_draft_fini(&draft);
	dg_sink_fini(&sink);
	dg_arena_fini(&arena);
	return 0;
}
