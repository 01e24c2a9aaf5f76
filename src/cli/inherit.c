/* inherit.c - plans that extend others, read for their locks. */
#include "cli/cli.h"

int
dg_inheritance_open(struct dg_cli *cli, struct dg_inheritance *in, const char *plan,
    const struct dg_options *options)
{
	struct dg_options mine = *options;
	struct dg_draft *draft = &in->draft;
	int worst;

	mine.no_lock = true;
	worst = dg_draft_read(draft, plan, &mine);
	draft->options = options;
	dg_facts_init(&in->now, &draft->arena);
	dg_sink_init(&in->own);
	if (worst != DG_DONE)
		dg_cli_print(cli, &draft->sink, &draft->sources);
	for (size_t i = 0; i < draft->n && worst == DG_DONE && dg_inheritance_is_any(in); i++) {
		struct dg_result result;
		int status = dg_draft_inherit(draft, i, &in->now, &in->own, &result);

		if (status != DG_DONE)
			dg_cli_print(cli, result.sink, result.sources);
		dg_result_fini(&result);
		worst = status > worst ? status : worst;
	}
	return worst;
}

void
dg_inheritance_fini(struct dg_inheritance *in)
{
	dg_sink_fini(&in->own);
	dg_facts_fini(&in->now);
	dg_draft_fini(&in->draft);
}
