/* id_words.c - ids from words: small letters without marks, parted by '-'. */
#include "plan/ids.h"

#include "base/text.h"

/* Words of grammar, at which no id ends; and those at which none begins. */
static const char *const empty_last[] = { "và", "các", "của", "cho", "về", "với", "để",
	"trong", "tại", "theo", "những", "do", "từ", "đến", "là", "bằng", "trên", "hoặc",
	"được", "bị", "khi", "ở", "vào", "ra" };
static const char *const empty_first[] = { "các", "những", "về", "và" };
#define COUNT(a) (sizeof (a) / sizeof (a)[0])

struct maker {
	struct dg_arena	*arena;
	char		 id[DG_ID_BYTES];
	size_t		 n;
	size_t		 whole;		/* bytes up to the last word that is not empty */
	size_t		 syllables, max;
};

static bool
is_among(struct dg_str word, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (dg_str_is(word, names[i]))
			return true;
	return false;
}

struct dg_str
dg_id_cut(struct dg_str id, size_t max)
{
	size_t n = id.n;

	if (n > max)
		for (n = max; n > 0 && id.p[n] != '-'; n--)
			;
	if (n == 0)	/* one long syllable */
		n = id.n < max ? id.n : max;
	while (n > 0 && id.p[n - 1] == '-')
		n--;
	return dg_str_sub(id, 0, n);
}

/* The letters of a word that an id may have, in place. */
static struct dg_str
letters(struct dg_arena *a, struct dg_str word)
{
	struct dg_str	 bare = dg_text_bare(a, word);
	char		*p = dg_arena_alloc(a, bare.n + 1);
	size_t		 n = 0;

	for (size_t i = 0; i < bare.n; i++)
		if ((bare.p[i] >= 'a' && bare.p[i] <= 'z') ||
		    (bare.p[i] >= '0' && bare.p[i] <= '9'))
			p[n++] = bare.p[i];
	return (struct dg_str){ p, n };
}

static void
put(struct maker *m, struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		m->id[m->n++] = s.p[i];
}

/* Adds a word in small letters; false: the id is full. */
static bool
add(struct maker *m, struct dg_str word)
{
	struct dg_str	s;
	size_t		dash = m->n > 0 && m->syllables > 0, room = DG_ID_BYTES - m->n;

	if (m->syllables == 0 && is_among(word, empty_first, COUNT(empty_first)))
		return true;
	s = letters(m->arena, word);
	if (s.n == 0)
		return true;
	if (m->syllables == 0)
		s = dg_str_sub(s, 0, room);
	if (s.n + dash > room)
		return false;
	if (dash)
		put(m, DG_STR("-"));
	put(m, s);
	if (m->whole == 0 || !is_among(word, empty_last, COUNT(empty_last)))
		m->whole = m->n;
	return ++m->syllables < m->max;
}

static bool
is_word(struct dg_str s, size_t at)
{
	uint32_t c = dg_utf8_next(s, &at);

	return dg_char_is_letter(c) || dg_char_is_digit(c);
}

static size_t
word_end(struct dg_str s, size_t from)
{
	while (from < s.n && is_word(s, from))
		dg_utf8_next(s, &from);
	return from;
}

struct dg_str
dg_id_of_words(struct dg_arena *a, struct dg_str prefix, struct dg_str text, size_t syllables)
{
	struct maker	m = { .arena = a, .max = syllables };
	struct dg_str	s = dg_text_lower(a, text);
	size_t		at = 0;

	prefix = dg_id_cut(prefix, DG_ID_PREFIX);
	put(&m, prefix);
	if (prefix.n > 0)
		put(&m, DG_STR("-"));
	while (at < s.n) {
		size_t end = word_end(s, at);

		if (end > at && !add(&m, dg_str_sub(s, at, end)))
			break;
		at = end;
		if (at < s.n)
			dg_utf8_next(s, &at);
	}
	return dg_arena_dup(a, m.whole > 0 ? (struct dg_str){ m.id, m.whole } : prefix);
}
