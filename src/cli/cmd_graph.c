/* cmd_graph.c - docgen graph: what plans are made of, as a graph of files. */
#include <stdlib.h>

#include "base/limits.h"
#include "build/tree.h"
#include "cli/cli.h"
#include "html/graph.h"

enum { HTML, JSON, LANG, HELP };

static const struct dg_cli_option options[] = {
	[HTML] = { "html", 0, DG_NO_VALUE, {
	    "write a page with a picture, for a browser",
	    "ghi một trang có hình vẽ, xem bằng trình duyệt" } },
	[JSON] = { "json", 0, DG_NO_VALUE, {
	    "write for programs, not for Graphviz",
	    "ghi cho chương trình, không phải cho Graphviz" } },
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

static const char *const tie_name[] = { [DG_TIE_EXTENDS] = "extends", [DG_TIE_REFINES] = "refines",
	[DG_TIE_TEMPLATE] = "template", [DG_TIE_UNITS] = "units", [DG_TIE_CITES] = "cites" };
static const char *const shape[] = { [DG_TIE_EXTENDS] = "box", [DG_TIE_REFINES] = "box",
	[DG_TIE_TEMPLATE] = "component", [DG_TIE_UNITS] = "cylinder", [DG_TIE_CITES] = "note" };

struct edge {
	size_t		plan;
	enum dg_graph_tie tie;
	struct dg_str	to;
};

struct graph {
	struct dg_cli	*cli;
	struct dg_str	*plan;		/* names: paths with links resolved, made short at the end */
	size_t		 n_plans;
	struct edge	*edge;		/* heap */
	size_t		 n, cap;
	struct dg_str	 root;		/* what the roots of all plans have in common */
	const struct dg_cli_option *form;	/* HTML, JSON; NULL: for Graphviz */
	bool		 help;
	int		 worst;
};

/* One file has one name, whatever the plans that name it call it. */
static struct dg_str
name_of(struct graph *g, struct dg_str path)
{
	struct dg_str real;

	return dg_path_real(&g->cli->arena, path, &real) ? real :
	    dg_arena_dup(&g->cli->arena, path);
}

/* Plans of one tree have one root; of others, the folder that all of them are in. */
static void
meet_root(struct graph *g, struct dg_str root)
{
	struct dg_str *common = &g->root;

	if (root.n == 0)
		return;			/* the plan is not there */
	if (common->p == NULL)
		*common = dg_arena_dup(&g->cli->arena, root);
	while (common->n > 0 && !dg_str_eq(root, *common) && !dg_path_is_below(root, *common))
		while (common->n > 0 && common->p[--common->n] != '/')
			;
}

/* Names from the root. */
static void
make_short(struct graph *g, struct dg_str *name)
{
	if (dg_path_is_below(*name, g->root))
		*name = dg_str_sub(*name, g->root.n + 1, name->n);
}

static void
tie(struct graph *g, size_t plan, enum dg_graph_tie kind, struct dg_str to)
{
	DG_GROW(g->edge, g->n, g->cap);
	g->edge[g->n++] = (struct edge){ plan, kind, to };
}

/* A file that a header names, relative to the plan where that stands. */
static void
tie_file(struct graph *g, size_t plan, enum dg_graph_tie kind, const struct dg_doc *doc,
    const struct dg_entry *e)
{
	struct dg_str dir = dg_path_dir(dg_doc_file(doc, e->value_span));

	if (e->value.n > 0)
		tie(g, plan, kind, name_of(g, dg_path_join(&g->cli->arena, dir, e->value)));
}

static void
tie_all(struct graph *g, size_t plan, const struct dg_draft *d)
{
	const struct dg_chain *c = &d->chain;
	const struct dg_entry *e;

	meet_root(g, d->doc.root_dir);
	g->plan[plan] = name_of(g, d->doc.path);
	if (c->n > 1)
		tie(g, plan, c->level[c->n - 1].refines ? DG_TIE_REFINES : DG_TIE_EXTENDS,
		    name_of(g, c->level[c->n - 2].doc.path));
	e = dg_doc_entry(&d->doc, "template");
	if (e != NULL && e->value.n > 0)
		tie(g, plan, DG_TIE_TEMPLATE, dg_arena_dup(&g->cli->arena, e->value));
	e = dg_doc_entry(&d->doc, "units");
	if (e != NULL)
		tie_file(g, plan, DG_TIE_UNITS, &d->doc, e);
	for (e = dg_doc_entry(&d->doc, "cites"); e != NULL; e = e->above)
		tie_file(g, plan, DG_TIE_CITES, &d->doc, e);
}

static void
read_plan(struct graph *g, size_t plan, const char *path)
{
	struct dg_options names = { .names_only = true };
	struct dg_draft draft;
	int status = dg_draft_read(&draft, path, &names);

	g->worst = status > g->worst ? status : g->worst;
	if (status != DG_DONE)
		dg_cli_print(g->cli, &draft.sink, &draft.sources);
	tie_all(g, plan, &draft);
	dg_draft_fini(&draft);
}

/* ---- printing ---- */

static void
print_json(const struct graph *g)
{
	FILE *out = g->cli->out;
	size_t at = 0;

	fputs("[\n", out);
	for (size_t i = 0; i < g->n_plans; i++) {
		fputs("  {\"plan\": ", out);
		dg_json_put(out, g->plan[i]);
		fputs(", \"needs\": [", out);
		for (bool first = true; at < g->n && g->edge[at].plan == i; at++, first = false) {
			fprintf(out, "%s{\"how\": \"%s\", \"what\": ", first ? "" : ", ",
			    tie_name[g->edge[at].tie]);
			dg_json_put(out, g->edge[at].to);
			fputc('}', out);
		}
		fputs(i + 1 < g->n_plans ? "]},\n" : "]}\n", out);
	}
	fputs("]\n", out);
}

/* A name between quotes; templates are no files. */
static void
put_node(FILE *out, enum dg_graph_tie kind, struct dg_str name)
{
	fputs(kind == DG_TIE_TEMPLATE ? "\"template " : "\"", out);
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"' || name.p[i] == '\\')
			fputc('\\', out);
		fputc(name.p[i], out);
	}
	fputc('"', out);
}

static void
print_dot(const struct graph *g)
{
	FILE *out = g->cli->out;

	fputs("digraph plans {\n\trankdir=BT;\n\tnode [shape=box];\n", out);
	for (size_t i = 0; i < g->n_plans; i++) {
		fputc('\t', out);
		put_node(out, DG_TIE_EXTENDS, g->plan[i]);
		fputs(";\n", out);
	}
	for (size_t i = 0; i < g->n; i++) {
		const struct edge *e = &g->edge[i];

		if (e->tie > DG_TIE_REFINES) {
			fputc('\t', out);
			put_node(out, e->tie, e->to);
			fprintf(out, " [shape=%s];\n", shape[e->tie]);
		}
		fputc('\t', out);
		put_node(out, DG_TIE_EXTENDS, g->plan[e->plan]);
		fputs(" -> ", out);
		put_node(out, e->tie, e->to);
		fprintf(out, " [label=\"%s\"];\n", tie_name[e->tie]);
	}
	fputs("}\n", out);
}

/* ---- as a page ---- */

static int
by_name(const void *a, const void *b)
{
	const struct dg_graph_node *x = a, *y = b;

	return x->kind != y->kind ? (x->kind > y->kind ? 1 : -1) : dg_str_cmp(x->name, y->name);
}

static enum dg_graph_kind
kind_of(enum dg_graph_tie tie)
{
	return tie <= DG_TIE_REFINES ? DG_GRAPH_PLAN :
	    tie == DG_TIE_TEMPLATE ? DG_GRAPH_TEMPLATE :
	    tie == DG_TIE_UNITS ? DG_GRAPH_UNITS : DG_GRAPH_CITES;
}

/* Each plan and all that plans name, once, in the order of their names. */
static void
find_nodes(const struct graph *g, struct dg_graph *drawn)
{
	struct dg_graph_node *node = DG_NEW_ARRAY(&g->cli->arena, g->n_plans + g->n + 1,
	    struct dg_graph_node);
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < g->n_plans; i++)
		node[n++] = (struct dg_graph_node){ .kind = DG_GRAPH_PLAN, .name = g->plan[i] };
	for (size_t i = 0; i < g->n; i++)
		node[n++] = (struct dg_graph_node){ .kind = kind_of(g->edge[i].tie),
		    .name = g->edge[i].to, .elsewhere = g->edge[i].tie <= DG_TIE_REFINES };
	qsort(node, n, sizeof *node, by_name);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && by_name(&node[kept - 1], &node[i]) == 0)
			node[kept - 1].elsewhere &= node[i].elsewhere;
		else
			node[kept++] = node[i];
	}
	drawn->node = node;
	drawn->n_nodes = kept;
}

static size_t
find_node(const struct dg_graph *g, enum dg_graph_kind kind, struct dg_str name)
{
	struct dg_graph_node key = { .kind = kind, .name = name }, *found;

	found = bsearch(&key, g->node, g->n_nodes, sizeof key, by_name);
	return (size_t)(found - g->node);
}

/* As many as were read, but in the order of the nodes that they come from. */
static int
by_from(const void *a, const void *b)
{
	const struct dg_graph_edge *x = a, *y = b;

	return x->from != y->from ? (x->from > y->from ? 1 : -1) :
	    x->tie != y->tie ? (x->tie > y->tie ? 1 : -1) :
	    x->to != y->to ? (x->to > y->to ? 1 : -1) : 0;
}

static void
print_html(const struct graph *g)
{
	struct dg_graph drawn;
	struct dg_buf out;

	find_nodes(g, &drawn);
	drawn.edge = DG_NEW_ARRAY(&g->cli->arena, g->n + 1, struct dg_graph_edge);
	drawn.n_edges = g->n;
	for (size_t i = 0; i < g->n; i++)
		drawn.edge[i] = (struct dg_graph_edge){ .tie = g->edge[i].tie,
		    .from = find_node(&drawn, DG_GRAPH_PLAN, g->plan[g->edge[i].plan]),
		    .to = find_node(&drawn, kind_of(g->edge[i].tie), g->edge[i].to) };
	qsort(drawn.edge, drawn.n_edges, sizeof *drawn.edge, by_from);
	dg_buf_init(&out, DG_MAX_OUTPUT);
	dg_graph_write(&drawn, g->cli->lang, &out);
	fwrite(out.p, 1, out.n, g->cli->out);
	dg_buf_fini(&out);
}

/* ---- the command ---- */

static const char **
read_request(struct graph *g, const char *const *words, size_t n_words, size_t *n)
{
	struct dg_cli *cli = g->cli;
	const char **named = DG_NEW_ARRAY(&cli->arena, n_words + 1, const char *);
	struct dg_cli_word *word;
	size_t n_all;

	*n = 0;
	dg_option_parse(cli, &dg_cmd_graph, words, n_words, &word, &n_all);
	for (size_t i = 0; i < n_all; i++) {
		if (word[i].option == NULL)
			named[(*n)++] = word[i].value;
		else if (word[i].option == &options[HTML] || word[i].option == &options[JSON])
			g->form = word[i].option;
		else if (word[i].option == &options[LANG])
			dg_option_choose(cli, &word[i]);
		else
			g->help = true;
	}
	if (*n == 0)
		named[(*n)++] = dg_tree_place();
	return named;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n_words)
{
	struct graph g = { .cli = cli };
	struct dg_tree_found found;
	const char **named;
	size_t n;

	named = read_request(&g, words, n_words, &n);
	if (dg_sink_failed(&cli->sink))
		return dg_cli_usage(cli, &dg_cmd_graph);
	if (g.help) {
		dg_option_help(cli, &dg_cmd_graph);
		return DG_DONE;
	}
	if (!dg_tree_find(&cli->arena, named, n, &cli->sink, &found))
		return dg_cli_done(cli);
	g.n_plans = found.n;
	g.plan = DG_NEW_ARRAY(&cli->arena, g.n_plans, struct dg_str);
	for (size_t i = 0; i < g.n_plans; i++)
		read_plan(&g, i, found.plans[i]);
	for (size_t i = 0; i < g.n_plans; i++)
		make_short(&g, &g.plan[i]);
	for (size_t i = 0; i < g.n; i++)
		if (g.edge[i].tie != DG_TIE_TEMPLATE)
			make_short(&g, &g.edge[i].to);
	if (g.form == &options[HTML])
		print_html(&g);
	else if (g.form == &options[JSON])
		print_json(&g);
	else
		print_dot(&g);
	free(g.edge);
	return g.worst;
}

const struct dg_command dg_cmd_graph = {
	.name = "graph",
	.usage = { "graph [OPTION]... [FOLDER|PLAN]...", "graph [TÙY-CHỌN]... [THƯ-MỤC|TỆP]..." },
	.summary = { "Shows which plans extend which, and what they are made of.",
	    "Cho biết kế hoạch nào dựa trên kế hoạch nào và dùng tệp nào." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
