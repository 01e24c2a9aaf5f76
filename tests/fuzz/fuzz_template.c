/*
 * fuzz_template.c - any bytes as a kind, or as a rule set below the kind that comes
 * with the program, as their last byte says.
 */
#include "fuzz.h"
#include "office/office.h"

static void
open_with(const char *name, const uint8_t *data, size_t size)
{
	static const char plan[] = "template";
	struct fuzz			f;
	struct dg_template		tmpl = { 0 };
	struct dg_template_dirs		dirs;
	struct dg_entry			date = { .key = DG_STR("date"), .value = DG_STR("2026-06-05") };
	struct dg_entry			entry = { .key = DG_STR("template"),
					    .value = DG_STR("dang/ke-hoach"), .next = &date };
	struct dg_str			path;

	fuzz_init(&f);
	path = fuzz_file(&f.arena, name, data, size);
	f.doc.source = dg_sources_add(&f.sources, f.doc.path, dg_str_of(plan));
	f.doc.header = &entry;
	f.doc.root = dg_node_new(&f.arena, DG_K_DOC, DG_NOWHERE);
	dirs.dir = fuzz_path(&f.arena, ".").p;
	dg_template_open(&f.doc, &dirs, &tmpl);
	unlink(path.p);
	fuzz_fini(&f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool kind = size > 0 && (data[size - 1] & 1);

	open_with(kind ? "dang/ke-hoach.yaml" : "dang/rules/hd05.yaml", data, size);
	return 0;
}
