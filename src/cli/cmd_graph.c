/* cmd_graph.c - docgen graph: what plans are made of, as a graph of files. */
#include <stdlib.h>

#include "build/tree.h"
#include "cli/cli.h"

enum { JSON, LANG, HELP };

static const struct dg_cli_option options[] = {
	[JSON] = { "json", 0, DG_NO_VALUE, {
	    "write for programs, not for Graphviz",
	    "ghi cho chương trình, không phải cho Graphviz" } },
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

/* What a plan has to do with another file. */
enum tie { EXTENDS, REFINES, TEMPLATE, UNITS, CITES };

static const char *const tie_name[] = { [EXTENDS] = "extends", [REFINES] = "refines",
	[TEMPLATE] = "template", [UNITS] = "units", [CITES] = "cites" };
static const char *const shape[] = { [EXTENDS] = "box", [REFINES] = "box",
	[TEMPLATE] = "component", [UNITS] = "cylinder", [CITES] = "note" };

struct edge {
	size_t		plan;
	enum tie	tie;
	struct dg_str	to;
};

struct graph {
	struct dg_cli	*cli;
	struct dg_str	*plan;		/* names */
	size_t		 n_plans;
	struct edge	*edge;		/* heap */
	size_t		 n, cap;
	bool		 json, help;
	int		 worst;
};

/* A file by its way from the project's root, where that is possible: so one file has
 * one name. */
static struct dg_str
name_of(struct graph *g, struct dg_str root, struct dg_str path)
{
	struct dg_arena *a = &g->cli->arena;
	struct dg_str real;

	if (!dg_path_real(a, path, &real))
		return dg_arena_dup(a, path);
	if (real.n > root.n && dg_str_eq(dg_str_sub(real, 0, root.n), root) &&
	    real.p[root.n] == '/')
		return dg_str_sub(real, root.n + 1, real.n);
	return real;
}

static void
tie(struct graph *g, size_t plan, enum tie kind, struct dg_str to)
{
	DG_GROW(g->edge, g->n, g->cap);
	g->edge[g->n++] = (struct edge){ plan, kind, to };
}

/* A file that a header names, relative to the plan where that stands. */
static void
tie_file(struct graph *g, size_t plan, enum tie kind, const struct dg_doc *doc,
    const struct dg_entry *e)
{
	struct dg_str dir = dg_path_dir(dg_doc_file(doc, e->value_span));

	if (e->value.n > 0)
		tie(g, plan, kind, name_of(g, doc->root_dir,
		    dg_path_join(&g->cli->arena, dir, e->value)));
}

static void
tie_all(struct graph *g, size_t plan, const struct dg_draft *d)
{
	const struct dg_chain *c = &d->chain;
	const struct dg_entry *e;

	g->plan[plan] = name_of(g, d->doc.root_dir, d->doc.path);
	if (c->n > 1)
		tie(g, plan, c->level[c->n - 1].refines ? REFINES : EXTENDS, name_of(g,
		    d->doc.root_dir, c->level[c->n - 2].doc.path));
	e = dg_doc_entry(&d->doc, "template");
	if (e != NULL && e->value.n > 0)
		tie(g, plan, TEMPLATE, dg_arena_dup(&g->cli->arena, e->value));
	e = dg_doc_entry(&d->doc, "units");
	if (e != NULL)
		tie_file(g, plan, UNITS, &d->doc, e);
	for (e = dg_doc_entry(&d->doc, "cites"); e != NULL; e = e->above)
		tie_file(g, plan, CITES, &d->doc, e);
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
put_node(FILE *out, enum tie kind, struct dg_str name)
{
	fputs(kind == TEMPLATE ? "\"template " : "\"", out);
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
		put_node(out, EXTENDS, g->plan[i]);
		fputs(";\n", out);
	}
	for (size_t i = 0; i < g->n; i++) {
		const struct edge *e = &g->edge[i];

		if (e->tie > REFINES) {
			fputc('\t', out);
			put_node(out, e->tie, e->to);
			fprintf(out, " [shape=%s];\n", shape[e->tie]);
		}
		fputc('\t', out);
		put_node(out, EXTENDS, g->plan[e->plan]);
		fputs(" -> ", out);
		put_node(out, e->tie, e->to);
		fprintf(out, " [label=\"%s\"];\n", tie_name[e->tie]);
	}
	fputs("}\n", out);
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
		else if (word[i].option == &options[JSON])
			g->json = true;
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
	if (g.json)
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
