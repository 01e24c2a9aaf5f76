/* embedded.c - files that the program carries. */
#include "base/embedded.h"

#include <string.h>

struct dg_str
dg_embedded_find(const char *name)
{
	for (size_t i = 0; i < dg_embedded_count; i++)
		if (strcmp(dg_embedded_file[i].name, name) == 0)
			return (struct dg_str){
			    (const char *)dg_embedded_file[i].start,
			    (size_t)(dg_embedded_file[i].end - dg_embedded_file[i].start) };
	return (struct dg_str){ NULL, 0 };
}
