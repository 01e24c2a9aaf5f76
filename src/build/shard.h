/*
 * shard.h - the part of a build that one of several machines makes.
 *
 * Which part a document belongs to is settled by its name alone: the unit's id where a
 * plan makes one for each unit, else the name of the plan's file.  So it is the same on
 * every machine and at every build, whatever other plans there are.
 */
#ifndef DG_BUILD_SHARD_H
#define DG_BUILD_SHARD_H

#include <stdbool.h>

#include "base/str.h"

#define DG_MAX_SHARDS	100000

struct dg_shard {
	unsigned	at, of;		/* 1 to of; of is 0: there are no parts */
};

/* "2/8"; false: it is something else. */
bool	dg_shard_parse(struct dg_str, struct dg_shard *);
/* Does the document with this name belong to it? */
bool	dg_shard_has(struct dg_shard, struct dg_str name);

#endif
