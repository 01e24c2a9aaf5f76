/*
 * spend.c - runs a command and prints what it spent: microseconds of the processor
 * (user and system), kilobytes of memory at the most.
 *
 *	spend COMMAND [WORD]...
 *
 * A process counts the memory of the one that started it until it is another
 * program; this one is small.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long
microseconds(struct timeval t)
{
	return t.tv_sec * 1000000L + t.tv_usec;
}

int
main(int argc, char **argv)
{
	struct rusage usage;
	int status;
	pid_t pid = argc > 1 ? fork() : -1;

	if (pid == 0) {
		dup2(open("/dev/null", O_RDWR), STDERR_FILENO);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
		return 1;
	getrusage(RUSAGE_CHILDREN, &usage);
	printf("%ld %ld\n", microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
	    usage.ru_maxrss);
	return 0;
}
