/*
 * test_labels.c - what Word prints is what the plan's tree says: numbering.xml
 * and document.xml are read back and Word's counters are run over them.
 */
#include "test.h"

#include "made.h"

#include "base/text.h"

/* ---- Word's counters ---------------------------------------------------------- */

struct level {
	char	format[16], text[64];
	int	count;
	bool	counting;
};
struct word {
	struct level	level[64][9];		/* by abstractNumId */
	int		abstract[256];		/* of numId */
	int		start[256][9];		/* overrides; 0: none, or used */
	int		style_level[16];	/* of heading styles, from 1 */
};

static xmlNodePtr
child(xmlNodePtr n, const char *name)
{
	for (n = n == NULL ? NULL : n->children; n != NULL; n = n->next)
		if (strcmp((const char *)n->name, name) == 0)
			return n;
	return NULL;
}

static void
attribute(xmlNodePtr n, const char *name, char *value, size_t room)
{
	xmlChar *v = n == NULL ? NULL : xmlGetProp(n, BAD_CAST name);

	snprintf(value, room, "%s", v == NULL ? "" : (char *)v);
	xmlFree(v);
}

static int
integer(xmlNodePtr n, const char *name)
{
	char value[32];

	attribute(n, name, value, sizeof value);
	return (int)strtol(value, NULL, 10);
}

static void
word_read_abstract(struct word *w, xmlNodePtr a)
{
	int id = integer(a, "abstractNumId");

	for (xmlNodePtr l = a->children; l != NULL; l = l->next) {
		if (strcmp((const char *)l->name, "lvl") != 0)
			continue;
		struct level *level = &w->level[id][integer(l, "ilvl")];
		attribute(child(l, "numFmt"), "val", level->format, sizeof level->format);
		attribute(child(l, "lvlText"), "val", level->text, sizeof level->text);
		assert_int_equal(integer(child(l, "start"), "val"), 1);
	}
}

static void
word_read(struct word *w, xmlDocPtr numbering)
{
	memset(w, 0, sizeof *w);
	for (xmlNodePtr n = xmlDocGetRootElement(numbering)->children; n != NULL;
	    n = n->next) {
		if (strcmp((const char *)n->name, "abstractNum") == 0) {
			word_read_abstract(w, n);
			continue;
		}
		int id = integer(n, "numId");
		xmlNodePtr o = child(n, "lvlOverride");
		w->abstract[id] = integer(child(n, "abstractNumId"), "val");
		if (o != NULL)
			w->start[id][integer(o, "ilvl")] =
			    integer(child(o, "startOverride"), "val");
	}
}

static void
word_number(const struct level *level, struct dg_arena *arena, struct dg_buf *out)
{
	if (strcmp(level->format, "upperRoman") == 0)
		dg_buf_add_str(out, dg_roman(arena, (unsigned)level->count));
	else if (strcmp(level->format, "lowerLetter") == 0)
		dg_buf_putc(out, (char)('a' + level->count - 1));
	else if (strcmp(level->format, "upperLetter") == 0)
		dg_buf_putc(out, (char)('A' + level->count - 1));
	else
		dg_buf_fmt(out, "%d", level->count);
}

/* What Word prints before a paragraph of numId at ilvl. */
static void
word_count(struct word *w, int num, int ilvl, struct dg_arena *arena, struct dg_buf *out)
{
	struct level *level = w->level[w->abstract[num]];

	level[ilvl].count = w->start[num][ilvl] > 0 ? w->start[num][ilvl] :
	    level[ilvl].counting ? level[ilvl].count + 1 : 1;
	level[ilvl].counting = true;
	w->start[num][ilvl] = 0;
	for (int i = ilvl + 1; i < 9; i++)
		level[i].counting = false;
	for (const char *t = level[ilvl].text; *t != '\0'; t++) {
		if (t[0] == '%' && t[1] >= '1' && t[1] <= '9')
			word_number(&level[*++t - '1'], arena, out);
		else
			dg_buf_putc(out, *t);
	}
}

/* The number a paragraph has: its own, or that of its heading style. */
static bool
word_num(xmlNodePtr p_pr, int *num, int *ilvl)
{
	xmlNodePtr pr = child(p_pr, "numPr");
	char style[64];

	attribute(child(p_pr, "pStyle"), "val", style, sizeof style);
	if (pr != NULL) {
		*num = integer(child(pr, "numId"), "val");
		*ilvl = integer(child(pr, "ilvl"), "val");
		return *num != 0;
	}
	*num = 1;
	*ilvl = style[strlen("Heading")] - '1';
	return strncmp(style, "Heading", strlen("Heading")) == 0;
}

/* All labels as Word prints them, one a line. */
static void
word_print(struct made *m, struct dg_buf *out)
{
	xmlDocPtr numbering = made_xml(m, "word/numbering.xml");
	xmlDocPtr document = made_xml(m, "word/document.xml");
	static struct word w;
	int num, ilvl;

	word_read(&w, numbering);
	for (xmlNodePtr p = child(xmlDocGetRootElement(document), "body")->children;
	    p != NULL; p = p->next) {
		if (!word_num(child(p, "pPr"), &num, &ilvl))
			continue;
		word_count(&w, num, ilvl, &m->arena, out);
		dg_buf_putc(out, '\n');
	}
	xmlFreeDoc(numbering);
	xmlFreeDoc(document);
}

/* Every label of the tree, one a line, is what Word prints. */
static void
assert_labels(struct made *m, const char *name)
{
	struct dg_buf expected, printed;

	made_write(m, name);
	dg_buf_init(&expected, 1 << 20);
	dg_buf_init(&printed, 1 << 20);
	for (struct dg_node *n = m->root; n != NULL; n = dg_node_walk(m->root, n))
		if (dg_kind_is_leaf(n->kind) && n->label.n > 0) {
			dg_buf_add_str(&expected, n->label);
			dg_buf_putc(&expected, '\n');
		}
	word_print(m, &printed);
	assert_string_equal(printed.n > 0 ? printed.p : "",
	    expected.n > 0 ? expected.p : "");
	dg_buf_fini(&expected);
	dg_buf_fini(&printed);
}

/* ---- headings -------------------------------------------------------------------- */

static void
headings_count_on(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *one = made_section(&m, m.root, 1, "I-", "Mục đích");
	struct dg_node *a = made_section(&m, one, 2, "1.", "Mục đích");
	made_section(&m, a, 3, "1.1.", "Ba");
	made_section(&m, a, 3, "1.2.", "Bốn");
	struct dg_node *b = made_section(&m, one, 2, "2.", "Yêu cầu");
	struct dg_node *c = made_section(&m, b, 3, "2.1.", "Năm");
	made_section(&m, c, 4, "-", "Sáu");
	struct dg_node *two = made_section(&m, m.root, 1, "II-", "Nhiệm vụ");
	made_section(&m, two, 2, "1.", "Bảy");
	assert_labels(&m, "headings");
	assert_no_part(&m, "word/document.xml", "w:numPr");
	assert_part(&m, "word/numbering.xml",
	    "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"></w:start>"
	    "<w:numFmt w:val=\"decimal\"></w:numFmt>"
	    "<w:pStyle w:val=\"Heading3\"></w:pStyle><w:suff w:val=\"space\"></w:suff>"
	    "<w:lvlText w:val=\"%2.%3.\"></w:lvlText>");
	made_close(&m);
}

static void
an_annex_counts_anew(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_section(&m, m.root, 1, "I-", "Một");
	made_section(&m, m.root, 1, "II-", "Hai");
	struct dg_node *annex = made_node(&m, m.root, DG_K_ANNEX);
	annex->page = &m.sheet.annex;
	struct dg_node *one = made_section(&m, annex, 1, "I-", "Một lần nữa");
	made_section(&m, one, 2, "1.", "Con");
	made_section(&m, annex, 1, "II-", "Hai lần nữa");
	assert_labels(&m, "annex");
	made_close(&m);
}

static void
a_skipped_level_prints_its_label(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *one = made_section(&m, m.root, 1, "I-", "Một");
	made_section(&m, one, 3, "1.", "Không có mục cha");
	made_section(&m, one, 2, "1.", "Hai");
	struct dg_node *two = made_section(&m, m.root, 1, "II-", "Hai");
	made_section(&m, two, 4, "-", "Gạch đầu dòng");
	made_section(&m, two, 2, "1.", "Ba");
	assert_labels(&m, "skipped");
	/* What follows a skipped level says where it starts. */
	assert_part(&m, "word/numbering.xml", "<w:startOverride w:val=\"1\">");
	made_close(&m);
}

static void
a_heading_without_label_has_none(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	made_section(&m, m.root, 1, "", "Không số");
	made_section(&m, m.root, 1, "I-", "Có số");
	assert_labels(&m, "unlabelled");
	assert_part(&m, "word/document.xml", "<w:numId w:val=\"0\"></w:numId>");
	made_close(&m);
}

static void
a_numbered_paragraph_counts_with_the_headings(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *one = made_section(&m, m.root, 1, "I-", "Một");
	struct dg_node *a = made_section(&m, one, 2, "1.", "Đoạn");
	a->first->style = &m.styles[S_NUMBERED];
	made_section(&m, one, 2, "2.", "Đề mục");
	assert_labels(&m, "numbered");
	assert_part(&m, "word/document.xml", "<w:pStyle w:val=\"Numbered\"></w:pStyle>"
	    "<w:numPr><w:ilvl w:val=\"1\"></w:ilvl><w:numId w:val=\"1\"></w:numId>");
	made_close(&m);
}

static void
headings_beyond_the_alphabet(void **state)
{
	struct made m;
	char label[64][8];

	(void)state;
	made_open(&m);
	m.sheet.scheme.level[0] = (struct dg_number_level){ DG_NUM_UPPER_LETTER, 1,
	    DG_STR("-"), DG_STR(""), NULL };
	for (int i = 0; i < 30; i++) {
		snprintf(label[i], sizeof label[i], i < 26 ? "%c-" : "%d-",
		    i < 26 ? 'A' + i : i + 1);
		made_section(&m, m.root, 1, label[i], "Mục");
	}
	assert_labels(&m, "alphabet");
	made_close(&m);
}

/* ---- lists ------------------------------------------------------------------------ */

static void
vietnamese_letters(void **state)
{
	struct made m;
	char label[23][8];

	(void)state;
	made_open(&m);
	for (int round = 0; round < 2; round++) {
		struct dg_node *list = made_list(&m, m.root, DG_MARK_LETTER, 1);
		for (unsigned i = 1; i <= 23; i++) {
			snprintf(label[i - 1], sizeof label[0], "%.*s)",
			    DG_FMT(dg_list_letter(i)));
			made_item(&m, list, i, label[i - 1], "mục");
		}
		made_para(&m, m.root, S_BODY, "Ở giữa.");
	}
	assert_labels(&m, "letters");
	assert_part(&m, "word/numbering.xml", "<w:lvlText w:val=\"đ)\"></w:lvlText>");
	made_close(&m);
}

static void
lists_start_where_they_say(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *list = made_list(&m, m.root, DG_MARK_NUMBER, 1);
	made_item(&m, list, 1, "1.", "một");
	struct dg_node *two = made_item(&m, list, 2, "2.", "hai");
	struct dg_node *inner = made_list(&m, two, DG_MARK_LETTER, 2);
	made_item(&m, inner, 1, "a)", "trong");
	made_item(&m, inner, 2, "b)", "trong");
	made_item(&m, list, 3, "3.", "ba");
	list = made_list(&m, m.root, DG_MARK_NUMBER, 1);
	made_item(&m, list, 1, "1.", "lại từ đầu");
	list = made_list(&m, m.root, DG_MARK_NUMBER, 1);
	made_item(&m, list, 7, "7.", "từ bảy");
	made_item(&m, list, 8, "8.", "tám");
	list = made_list(&m, m.root, DG_MARK_PAREN, 1);
	made_item(&m, list, 1, "(1)", "ngoặc");
	made_item(&m, list, 2, "(2)", "ngoặc");
	list = made_list(&m, m.root, DG_MARK_LETTER, 1);
	made_item(&m, list, 6, "e)", "từ e");
	made_item(&m, list, 7, "g)", "sau e là g");
	assert_labels(&m, "lists");
	made_close(&m);
}

static void
bullets_share_an_instance(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	for (int i = 0; i < 3; i++) {
		struct dg_node *list = made_list(&m, m.root, DG_MARK_DASH, 1);
		struct dg_node *item = made_item(&m, list, 1, "-", "gạch");
		struct dg_node *inner = made_list(&m, item, DG_MARK_PLUS, 2);
		made_item(&m, inner, 1, "+", "cộng");
		made_item(&m, list, 2, "-", "gạch");
	}
	assert_labels(&m, "bullets");
	assert_no_part(&m, "word/numbering.xml", "w:numId=\"4\"");
	made_close(&m);
}

static void
a_wrong_count_still_prints_the_label(void **state)
{
	struct made m;

	(void)state;
	made_open(&m);
	struct dg_node *list = made_list(&m, m.root, DG_MARK_NUMBER, 1);
	made_item(&m, list, 1, "1.", "một");
	made_item(&m, list, 5, "5.", "nhảy số");
	made_item(&m, list, 6, "6.", "sáu");
	made_item(&m, list, 9, "chín.", "không đếm được");
	made_item(&m, list, 7, "7.", "bảy");
	struct dg_node *lone = made_para(&m, m.root, S_BODY, "không thuộc danh sách");
	lone->label = DG_STR("Điều 1.");
	assert_labels(&m, "wrong");
	made_close(&m);
}

static void
deep_lists(void **state)
{
	struct made m;
	struct dg_node *up;

	(void)state;
	made_open(&m);
	up = m.root;
	for (unsigned level = 1; level <= 40; level++) {
		struct dg_node *list = made_list(&m, up, DG_MARK_PAREN, level);
		up = made_item(&m, list, 1, "(1)", "sâu");
		made_item(&m, list, 2, "(2)", "sau");
	}
	assert_labels(&m, "deep");
	made_close(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_count_on),
		cmocka_unit_test(an_annex_counts_anew),
		cmocka_unit_test(a_skipped_level_prints_its_label),
		cmocka_unit_test(a_heading_without_label_has_none),
		cmocka_unit_test(a_numbered_paragraph_counts_with_the_headings),
		cmocka_unit_test(headings_beyond_the_alphabet),
		cmocka_unit_test(vietnamese_letters),
		cmocka_unit_test(lists_start_where_they_say),
		cmocka_unit_test(bullets_share_an_instance),
		cmocka_unit_test(a_wrong_count_still_prints_the_label),
		cmocka_unit_test(deep_lists),
	};

	return cmocka_run_group_tests_name("docx/labels", tests, NULL, NULL);
}
