/*
 * star.c - emphasis: which runs of stars belong together.
 *
 * One star is italic, two are bold, three both; as numbers 1, 2, 3 they are
 * also sets of bits.  Italic and bold can each be open once, so the stack
 * never holds more than two runs.
 */
#include "plan/parser.h"

static bool
is_space(struct dg_str s, size_t i)
{
	return i >= s.n || s.p[i] == ' ';
}

static bool
is_digit(struct dg_str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

bool
dg_stars_quiet(struct dg_str s, size_t from, size_t to)
{
	size_t before = from > 0 ? from - 1 : s.n;

	if (is_space(s, before) && is_space(s, to))
		return true;
	if (is_digit(s, before) && is_digit(s, to))
		return true;
	return before < s.n && to < s.n && s.p[before] == '(' && s.p[to] == ')';
}

struct opened {
	struct dg_token	*token;
	size_t		 left;		/* stars not yet closed: 1, 2, 3 */
};

struct pairing {
	struct opened	stack[3];
	size_t		n;
};

static void
take_out(struct pairing *p, size_t at)
{
	for (p->n--; at < p->n; at++)
		p->stack[at] = p->stack[at + 1];
}

static bool
opened_below(const struct pairing *p, size_t left)
{
	for (size_t i = 0; i + 1 < p->n; i++)
		if ((p->stack[i].left & left) != 0)
			return true;
	return false;
}

/* Closes what is open with the stars of a run; returns those not used. */
static size_t
close_runs(struct pairing *p, struct dg_token *t, size_t left)
{
	while (left > 0 && p->n > 0) {
		struct opened	*top = &p->stack[p->n - 1];
		size_t		 both = top->left & left;

		if (both == 0 && !opened_below(p, left))
			break;
		if (both != 0) {
			top->token->opens |= (uint8_t)both;
			t->closes |= (uint8_t)both;
			top->left -= both;
			left -= both;
		}
		if (both == 0 || top->left == 0)
			p->n--;
	}
	return left;
}

/* A run opened a second time: the first stays without a pair. */
static void
open_run(struct pairing *p, struct dg_token *t, size_t left)
{
	for (size_t i = p->n; i-- > 0;) {
		p->stack[i].left &= ~left;
		if (p->stack[i].left == 0)
			take_out(p, i);
	}
	p->stack[p->n++] = (struct opened){ t, left };
}

static void
pair_run(struct pairing *p, struct dg_str s, struct dg_token *t)
{
	size_t left = t->to - t->from;

	if (t->quiet || left > 3)
		return;
	if (t->from > 0 && s.p[t->from - 1] != ' ')
		left = close_runs(p, t, left);
	if (left > 0 && !is_space(s, t->to))
		open_run(p, t, left);
}

void
dg_stars_pair(struct dg_plan *plan, const struct dg_prose *prose)
{
	struct pairing p = { .n = 0 };

	for (size_t i = 0; i < plan->n_tokens; i++)
		if (plan->tokens[i].kind == DG_TOKEN_STARS)
			pair_run(&p, prose->text, &plan->tokens[i]);
	for (size_t i = 0; i < plan->n_tokens; i++) {
		struct dg_token *t = &plan->tokens[i];

		if (t->kind != DG_TOKEN_STARS || t->quiet ||
		    t->to - t->from == (size_t)t->opens + t->closes)
			continue;
		dg_plan_error(plan, DG_R_star_unpaired,
		    dg_prose_span(plan->doc, prose, t->from, t->to), DG_NO_ARGS);
	}
}
