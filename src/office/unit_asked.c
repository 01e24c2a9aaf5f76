/* unit_asked.c - which rows of the units table a document depends on, and what they say. */
#include "office/office.h"

#include "base/digest.h"
#include "base/limits.h"
#include "office/input.h"
#include "office/units.h"

void
dg_units_ask(const struct dg_units *u, struct dg_str id)
{
	struct dg_unit_told *t = u->told;

	/* What is no id is in no table. */
	if (t == NULL || t->n_asked > DG_UNITS_ASKED || !dg_input_is_id(id))
		return;
	for (size_t i = 0; i < t->n_asked; i++)
		if (dg_str_eq(t->asked[i], id))
			return;
	if (t->n_asked < DG_UNITS_ASKED)
		t->asked[t->n_asked] = id;
	t->n_asked++;
}

bool
dg_units_asked(const struct dg_units *u, const struct dg_str **id, size_t *n)
{
	const struct dg_unit_told *t = u->told;

	*id = t != NULL ? t->asked : NULL;
	*n = t == NULL ? 0 : t->n_asked < DG_UNITS_ASKED ? t->n_asked : DG_UNITS_ASKED;
	return t == NULL || t->n_asked <= DG_UNITS_ASKED;
}

/* Each with a byte behind it that is in no text. */
static void
add(struct dg_buf *text, struct dg_str s)
{
	dg_buf_add_str(text, s);
	dg_buf_putc(text, '\0');
}

static void
add_row(struct dg_buf *text, const struct dg_units *u, const struct dg_unit *unit)
{
	for (; unit != NULL; unit = unit->above) {
		for (size_t i = 0; i < u->n_cells; i++)
			add(text, unit->cell[i]);
		dg_buf_putc(text, '\n');
	}
}

static struct dg_str
digest(struct dg_arena *a, struct dg_buf *text)
{
	struct dg_str d = text->overflow ? DG_STR("-") : dg_digest(a, dg_buf_str(text));

	dg_buf_fini(text);
	return d;
}

struct dg_str
dg_unit_digest(struct dg_arena *a, const struct dg_units *u, const struct dg_unit *unit)
{
	struct dg_buf text;

	dg_buf_init(&text, DG_MAX_FILE);
	add_row(&text, u, unit);
	return digest(a, &text);
}

struct dg_str
dg_units_digest(struct dg_arena *a, const struct dg_units *u, const struct dg_str *id, size_t n)
{
	struct dg_buf text;

	dg_buf_init(&text, DG_MAX_FILE);
	for (size_t i = 0; i < u->n_cells; i++)
		add(&text, u->column[i]);
	for (size_t i = 0; i < n; i++) {
		add(&text, id[i]);
		add_row(&text, u, dg_units_row(u, id[i]));
	}
	return digest(a, &text);
}
