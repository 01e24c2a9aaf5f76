/* names.c - the one table of field names; aliases are lower case NFC. */
#include "plan/names.h"

#include "base/text.h"

#define ROWS	DG_IN_ROWS
#define SIGNED	(DG_IN_SIGNATURE | DG_IN_COPY)

static const struct dg_field fields[] = {
	{ "id", { "mã" }, ROWS, DG_VALUE_NAME },
	{ "class", { "lớp" }, ROWS, DG_VALUE_CLASSES },
	{ "reason", { "lý do", "lí do" }, ROWS, DG_VALUE_WORDS },
	{ "target", { "chỉ tiêu" }, DG_IN_TARGETS, DG_VALUE_WORDS },
	{ "value", { "giá trị" }, DG_IN_TARGETS, DG_VALUE_PLAIN },
	{ "cascade", { "cách giao" }, DG_IN_TARGETS, DG_VALUE_PLAIN },
	{ "task", { "việc", "nhiệm vụ", "nội dung" }, DG_IN_TASKS, DG_VALUE_WORDS },
	{ "lead", { "chủ trì" }, DG_IN_TASKS, DG_VALUE_WORDS },
	{ "support", { "phối hợp" }, DG_IN_TASKS, DG_VALUE_WORDS },
	{ "product", { "sản phẩm" }, DG_IN_TASKS, DG_VALUE_WORDS },
	{ "due", { "hạn", "thời hạn", "thời gian" }, DG_IN_TARGETS | DG_IN_TASKS,
	    DG_VALUE_PLAIN },
	{ "source", { "nguồn", "nguồn vốn" }, DG_IN_BUDGET, DG_VALUE_WORDS },
	{ "amount", { "số tiền", "kinh phí" }, DG_IN_BUDGET, DG_VALUE_PLAIN },
	{ "authority", { "thay mặt", "quyền hạn" }, SIGNED, DG_VALUE_WORDS },
	{ "position", { "chức vụ" }, SIGNED, DG_VALUE_WORDS },
	{ "name", { "họ tên", "họ và tên" }, SIGNED, DG_VALUE_WORDS },
	{ "picture", { "ảnh chữ ký" }, SIGNED, DG_VALUE_PLAIN },
	{ "seal", { "ảnh con dấu" }, SIGNED, DG_VALUE_PLAIN },
	{ "signed-by", { "cơ quan ký" }, SIGNED, DG_VALUE_WORDS },
	{ "signed-at", { "thời gian ký" }, SIGNED, DG_VALUE_PLAIN },
	{ "form", { "hình thức" }, DG_IN_COPY, DG_VALUE_PLAIN },
	{ "unit", { "cơ quan", "cơ quan sao" }, DG_IN_COPY, DG_VALUE_PLAIN },
	{ "number", { "số" }, DG_IN_COPY, DG_VALUE_PLAIN },
	{ "date", { "ngày" }, DG_IN_COPY, DG_VALUE_PLAIN },
	{ "recipients", { "nơi nhận" }, DG_IN_COPY, DG_VALUE_WORDS },
};
#define N_FIELDS (sizeof fields / sizeof fields[0])
#define N_ALIAS (sizeof fields[0].alias / sizeof fields[0].alias[0])

static const struct dg_field year = { "", { NULL }, DG_IN_BUDGET, DG_VALUE_PLAIN };

#define NAME_MAX_BYTES 64

/* Lower case, '-' and runs of spaces as one space. */
static struct dg_str
fold(struct dg_arena *a, struct dg_str s)
{
	struct dg_str	lower = dg_text_lower(a, dg_str_trim(s));
	char		*p = dg_arena_alloc(a, lower.n + 1);
	size_t		n = 0;

	for (size_t i = 0; i < lower.n; i++) {
		char c = lower.p[i] == '-' ? ' ' : lower.p[i];

		if (c != ' ' || (n > 0 && p[n - 1] != ' '))
			p[n++] = c;
	}
	return (struct dg_str){ p, n };
}

static bool
is_year(struct dg_str s)
{
	if (s.n != 4)
		return false;
	for (size_t i = 0; i < 4; i++)
		if (!dg_char_is_digit((unsigned char)s.p[i]))
			return false;
	return true;
}

/* "2026" of "năm 2026"; s when there is nothing to take off. */
static struct dg_str
year_of(struct dg_str s)
{
	static const char prefix[] = "năm ";

	return dg_str_starts(s, prefix) ? dg_str_sub(s, sizeof prefix - 1, s.n) : s;
}

/* Is it the canonical name, folded? */
static bool
is_canonical(const struct dg_field *f, struct dg_str folded)
{
	size_t i = 0;

	while (i < folded.n && f->name[i] != '\0' && folded.p[i] ==
	    (f->name[i] == '-' ? ' ' : f->name[i]))
		i++;
	return i == folded.n && f->name[i] == '\0';
}

static bool
is_named(const struct dg_field *f, struct dg_str folded)
{
	if (is_canonical(f, folded))
		return true;
	for (size_t i = 0; i < N_ALIAS && f->alias[i] != NULL; i++)
		if (dg_str_is(folded, f->alias[i]))
			return true;
	return false;
}

const struct dg_field *
dg_field_find(struct dg_arena *a, struct dg_str s, unsigned kinds)
{
	struct dg_str folded;

	if (s.n == 0 || s.n > NAME_MAX_BYTES)
		return NULL;
	folded = fold(a, s);
	for (size_t i = 0; i < N_FIELDS; i++)
		if ((fields[i].kinds & kinds) != 0 && is_named(&fields[i], folded))
			return &fields[i];
	return (kinds & DG_IN_BUDGET) != 0 && is_year(year_of(folded)) ? &year : NULL;
}

struct dg_str
dg_field_canonical(struct dg_arena *a, struct dg_str s, unsigned kinds)
{
	const struct dg_field *f = dg_field_find(a, s, kinds);

	if (f == NULL)
		return DG_STR("");
	return f == &year ? year_of(fold(a, s)) : dg_str_of(f->name);
}

unsigned
dg_field_kinds(enum dg_kind block)
{
	return block == DG_K_TARGETS ? DG_IN_TARGETS : block == DG_K_TASKS ? DG_IN_TASKS :
	    DG_IN_BUDGET;
}

bool
dg_field_is_words(struct dg_str name, unsigned kinds)
{
	for (size_t i = 0; i < N_FIELDS; i++)
		if ((fields[i].kinds & kinds) != 0 && dg_str_is(name, fields[i].name))
			return fields[i].value == DG_VALUE_WORDS;
	return false;
}

size_t
dg_field_names(unsigned kinds, struct dg_str names[DG_FIELD_NAMES])
{
	size_t n = 0;

	for (size_t i = 0; i < N_FIELDS; i++) {
		if ((fields[i].kinds & kinds) == 0)
			continue;
		names[n++] = dg_str_of(fields[i].name);
		for (size_t k = 0; k < N_ALIAS && fields[i].alias[k] != NULL; k++)
			names[n++] = dg_str_of(fields[i].alias[k]);
	}
	return n;
}
