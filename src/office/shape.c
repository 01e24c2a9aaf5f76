/*
 * shape.c - works off the tables of shape.h.
 */
#include "office/shape.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "base/units.h"

#define LENGTH_MAX	DG_MM(2000)
#define CHOICES_MAX	32	/* words that one value may be */

void
dg_shape_error(struct dg_shape_reader *r, enum dg_rule rule, struct dg_span span,
    struct dg_args args)
{
	r->errors++;
	dg_report(r->doc->sink, rule, span, args);
}

void
dg_shape_nearest(struct dg_shape_reader *r, enum dg_rule rule, struct dg_span span,
    struct dg_str found, const struct dg_str *names, size_t n)
{
	struct dg_sink *sink = r->doc->sink;
	struct dg_diag *diag = dg_report(sink, rule, span, DG_ARGS(found));

	r->errors++;
	dg_note_nearest(sink, diag, DG_NOWHERE, found, names, n);
}

bool
dg_shape_one_of(struct dg_shape_reader *r, enum dg_rule rule, struct dg_span span,
    struct dg_str s, const char *const *words)
{
	struct dg_str names[CHOICES_MAX];
	size_t n = 0;

	for (; words[n] && n < CHOICES_MAX; n++) {
		if (dg_str_is(s, words[n]))
			return true;
		names[n] = dg_str_of(words[n]);
	}
	dg_shape_nearest(r, rule, span, s, names, n);
	return false;
}

/* ---- scalars ---- */

/*
 * "-12.5" at the start of *s as digits and how many of them are decimals; at
 * most nine digits.
 */
static bool
take_number(struct dg_str *s, int64_t *digits, int *decimals)
{
	size_t i = 0, n = 0;
	bool minus = s->n && s->p[0] == '-';
	bool point = false;

	*digits = 0;
	*decimals = 0;
	for (i = minus; i < s->n; i++) {
		if (s->p[i] == '.' && !point && n) {
			point = true;
			continue;
		}
		if (!dg_char_is_digit((unsigned char)s->p[i]))
			break;
		if (++n > 9)
			return false;
		*digits = *digits * 10 + (s->p[i] - '0');
		*decimals += point;
	}
	if (n == 0 || (point && *decimals == 0))
		return false;
	if (minus)
		*digits = -*digits;
	*s = dg_str_sub(*s, i, s->n);
	return true;
}

/* value * unit / 10^decimals, when that is a whole number. */
static bool
scaled(int64_t value, int64_t unit, int decimals, int64_t *out)
{
	int64_t div = 1;

	while (decimals-- > 0)
		div *= 10;
	if (value * unit % div)
		return false;
	*out = value * unit / div;
	return true;
}

bool
dg_length_parse(struct dg_str s, dg_emu *out)
{
	static const struct { const char *name; int64_t emu; } units[] = {
		{ "pt", DG_EMU_PT }, { "mm", DG_EMU_MM }, { "twip", DG_EMU_TWIP },
	};
	int64_t digits, emu;
	int decimals;

	if (!take_number(&s, &digits, &decimals))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!dg_str_is(s, units[i].name))
			continue;
		if (!scaled(digits, units[i].emu, decimals, &emu) ||
		    emu > LENGTH_MAX || emu < -LENGTH_MAX)
			return false;
		*out = DG_TWIP(DG_TO_TWIPS(emu));
		return true;
	}
	return false;
}

bool
dg_permille_parse(struct dg_str s, int *out)
{
	int64_t digits, permille;
	int decimals;

	if (!take_number(&s, &digits, &decimals) || !dg_str_is(s, "%") ||
	    !scaled(digits, 10, decimals, &permille) ||
	    permille < 0 || permille > 10000)
		return false;
	*out = (int)permille;
	return true;
}

bool
dg_color_parse(struct dg_str s, uint32_t *out)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t color = 0;

	if (s.n != 6)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		const char *digit = memchr(digits, s.p[i], 16);

		if (!digit)
			return false;
		color = color << 4 | (uint32_t)(digit - digits);
	}
	*out = color;
	return true;
}

static bool
has_forbidden(struct dg_str s)
{
	size_t at = 0;

	while (at < s.n) {
		uint32_t c = dg_utf8_next(s, &at);

		if (c == '\n' || c == '\r' || c == '\t' ||
		    dg_char_is_forbidden(c))
			return true;
	}
	return false;
}

bool
dg_shape_text(struct dg_shape_reader *r, const struct dg_yaml *node, struct dg_str *out)
{
	if (node->kind != DG_YAML_SCALAR) {
		dg_shape_error(r, DG_R_template_not_text, node->span, DG_NO_ARGS);
		return false;
	}
	if (node->text.n == 0 && !node->quoted) {
		dg_shape_error(r, DG_R_template_no_value,
		    node->key.n ? node->key_span : node->span, DG_ARGS(node->key));
		return false;
	}
	if (has_forbidden(node->text)) {
		dg_shape_error(r, DG_R_template_control, node->span, DG_NO_ARGS);
		return false;
	}
	*out = node->text;
	return true;
}

bool
dg_shape_word(struct dg_shape_reader *r, const struct dg_yaml *node, struct dg_str *out)
{
	struct dg_str s;

	if (!dg_shape_text(r, node, &s))
		return false;
	if (!dg_str_is_word(s)) {
		dg_shape_error(r, DG_R_template_bad_word, node->span, DG_ARGS(s));
		return false;
	}
	*out = s;
	return true;
}

static void
read_length(struct dg_shape_reader *r, const struct dg_yaml *node, bool negative,
    dg_emu *out)
{
	struct dg_str s;
	dg_emu emu;

	if (!dg_shape_text(r, node, &s))
		return;
	if (!dg_length_parse(s, &emu) || (emu < 0 && !negative))
		dg_shape_error(r, DG_R_template_bad_length, node->span,
		    DG_ARGS(s));
	else
		*out = emu;
}

static void
read_permille(struct dg_shape_reader *r, const struct dg_yaml *node, int *out)
{
	struct dg_str s;

	if (dg_shape_text(r, node, &s) && !dg_permille_parse(s, out))
		dg_shape_error(r, DG_R_template_bad_percent, node->span,
		    DG_ARGS(s));
}

static bool
read_bool(struct dg_shape_reader *r, const struct dg_yaml *node, bool *out)
{
	struct dg_str s;

	if (!dg_shape_text(r, node, &s))
		return false;
	if (!dg_str_is(s, "true") && !dg_str_is(s, "false")) {
		dg_shape_error(r, DG_R_template_bad_bool, node->span, DG_ARGS(s));
		return false;
	}
	*out = dg_str_is(s, "true");
	return true;
}

static void
read_bit(struct dg_shape_reader *r, const struct dg_yaml *node, unsigned bit,
    uint8_t *out)
{
	bool on;

	if (read_bool(r, node, &on))
		*out = (uint8_t)(on ? *out | bit : *out & ~bit);
}

static void
read_choice(struct dg_shape_reader *r, const struct dg_yaml *node,
    const struct dg_choice *choices, void *out)
{
	struct dg_str names[CHOICES_MAX];
	struct dg_str s;
	size_t n = 0;

	if (!dg_shape_text(r, node, &s))
		return;
	for (const struct dg_choice *c = choices; c->word; c++) {
		if (dg_str_is(s, c->word)) {
			memcpy(out, &c->value, sizeof c->value);
			return;
		}
		names[n++] = dg_str_of(c->word);
	}
	dg_shape_nearest(r, DG_R_template_bad_choice, node->span, s, names, n);
}

static void
read_level(struct dg_shape_reader *r, const struct dg_yaml *node, uint8_t *out)
{
	struct dg_str s;

	if (!dg_shape_text(r, node, &s))
		return;
	if (s.n != 1 || s.p[0] < '0' || s.p[0] > '4')
		dg_shape_error(r, DG_R_template_bad_level, node->span, DG_ARGS(s));
	else
		*out = (uint8_t)(s.p[0] - '0');
}

static void
read_date(struct dg_shape_reader *r, const struct dg_yaml *node, struct dg_date *out)
{
	struct dg_date date;
	struct dg_str s;

	if (!dg_shape_text(r, node, &s))
		return;
	if (!dg_date_parse_iso(s, &date) || date.day == 0)
		dg_shape_error(r, DG_R_template_bad_date, node->span, DG_ARGS(s));
	else
		*out = date;
}

static void
read_color(struct dg_shape_reader *r, const struct dg_yaml *node, uint32_t *out)
{
	struct dg_str s;

	if (dg_shape_text(r, node, &s) && !dg_color_parse(s, out))
		dg_shape_error(r, DG_R_template_bad_color, node->span, DG_ARGS(s));
}

/* ---- maps ---- */

bool
dg_shape_is_map(struct dg_shape_reader *r, const struct dg_yaml *node)
{
	if (node->kind != DG_YAML_MAP)
		dg_shape_error(r, DG_R_template_not_map, node->span, DG_NO_ARGS);
	return node->kind == DG_YAML_MAP;
}

bool
dg_shape_is_list(struct dg_shape_reader *r, const struct dg_yaml *node)
{
	if (node->kind != DG_YAML_LIST)
		dg_shape_error(r, DG_R_template_not_list, node->span, DG_NO_ARGS);
	return node->kind == DG_YAML_LIST;
}

static void
read_field(struct dg_shape_reader *r, const struct dg_yaml *node,
    const struct dg_shape_key *f, void *out)
{
	void *at = (char *)out + f->offset;

	switch (f->type) {
	case DG_TYPE_TEXT:
		dg_shape_text(r, node, at);
		break;
	case DG_TYPE_WORD:
		dg_shape_word(r, node, at);
		break;
	case DG_TYPE_LENGTH:
	case DG_TYPE_INDENT:
		read_length(r, node, f->type == DG_TYPE_INDENT, at);
		break;
	case DG_TYPE_PERMILLE:
		read_permille(r, node, at);
		break;
	case DG_TYPE_BOOL:
		read_bool(r, node, at);
		break;
	case DG_TYPE_BIT:
		read_bit(r, node, f->bit, at);
		break;
	case DG_TYPE_CHOICE:
		read_choice(r, node, f->choices, at);
		break;
	case DG_TYPE_LEVEL:
		read_level(r, node, at);
		break;
	case DG_TYPE_DATE:
		read_date(r, node, at);
		break;
	case DG_TYPE_COLOR:
		read_color(r, node, at);
		break;
	case DG_TYPE_MAP:
		dg_shape_read(r, node, f->shape, at);
		break;
	case DG_TYPE_OTHER:
		f->read(r, node, at);
		break;
	case DG_TYPE_SKIP:
		break;
	}
}

static size_t
field_index(const struct dg_shape *shape, struct dg_str key)
{
	size_t i = 0;

	while (shape->field[i].key && !dg_str_is(key, shape->field[i].key))
		i++;
	return i;
}

static void
report_unknown(struct dg_shape_reader *r, const struct dg_yaml *node,
    const struct dg_shape *shape)
{
	struct dg_str names[DG_SHAPE_KEYS];
	size_t n = 0;

	for (; shape->field[n].key; n++)
		names[n] = dg_str_of(shape->field[n].key);
	dg_shape_nearest(r, DG_R_template_unknown_key, node->key_span, node->key,
	    names, n);
}

static void
report_repeated(struct dg_shape_reader *r, const struct dg_yaml *node,
    const struct dg_yaml *before)
{
	struct dg_diag *diag = dg_report(r->doc->sink, DG_R_template_repeated_key,
	    node->key_span, DG_ARGS(node->key));

	r->errors++;
	dg_note(r->doc->sink, diag, DG_R_note_declared_here, before->key_span,
	    DG_ARGS(node->key));
}

void
dg_shape_read(struct dg_shape_reader *r, const struct dg_yaml *map,
    const struct dg_shape *shape, void *out)
{
	const struct dg_yaml *seen[DG_SHAPE_KEYS] = { NULL };

	if (!dg_shape_is_map(r, map))
		return;
	for (const struct dg_yaml *n = map->first; n; n = n->next) {
		size_t i = field_index(shape, n->key);

		if (r->errors >= DG_TEMPLATE_ERRORS)
			return;
		if (!shape->field[i].key) {
			report_unknown(r, n, shape);
		} else if (seen[i]) {
			report_repeated(r, n, seen[i]);
		} else {
			seen[i] = n;
			read_field(r, n, &shape->field[i], out);
		}
	}
}
