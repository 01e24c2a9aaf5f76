/*
 * stat.c - what any program must spend that sees whether files are as they were: it
 * reads folders, those in them too, and asks for the state of every file, and does
 * nothing else.
 *
 *	stat FOLDER...
 *
 * Prints how many files and folders there were.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static size_t files, folders;

static void
look(const char *folder)
{
	char path[4096];
	struct dirent *entry;
	struct stat st;
	DIR *dir = opendir(folder);

	if (dir == NULL) {
		perror(folder);
		exit(1);
	}
	folders++;
	while ((entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (entry->d_type == DT_DIR) {
			look(path);
			continue;
		}
		if (stat(path, &st) != 0) {
			perror(path);
			exit(1);
		}
		files++;
	}
	closedir(dir);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		look(argv[i]);
	printf("%zu files in %zu folders\n", files, folders);
	return 0;
}
