/* main.c - docgen. */
#include "cli/cli.h"

int
main(int argc, char **argv)
{
	return dg_cli_run(argc, (const char *const *)argv, stdout, stderr);
}
