#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

int a2d2_close_on_spawn(posix_spawn_file_actions_t *actions, int first_descriptor) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first_descriptor);
}

int a2d2_limit_memory(uint64_t bytes) {
    struct rlimit limit = {bytes, bytes};
    return setrlimit(RLIMIT_AS, &limit) == 0 ? 0 : errno;
}

int a2d2_limit_cpu(uint64_t seconds) {
    struct rusage used;
    struct rlimit limit;
    if (getrusage(RUSAGE_SELF, &used) != 0 || getrlimit(RLIMIT_CPU, &limit) != 0) return errno;
    rlim_t until = (rlim_t)used.ru_utime.tv_sec + (rlim_t)used.ru_stime.tv_sec + 2 + seconds;
    limit.rlim_cur = until < limit.rlim_max ? until : limit.rlim_max;
    return setrlimit(RLIMIT_CPU, &limit) == 0 ? 0 : errno;
}

int a2d2_limit_file_size(uint64_t bytes) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0) return errno;
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    return setrlimit(RLIMIT_FSIZE, &limit) == 0 ? 0 : errno;
}

static pid_t parent;
static int orphaned;

static void look_for_parent(int signal) {
    (void)signal;
    if (getppid() != parent) _exit(orphaned);
}

// Not PR_SET_PDEATHSIG: that fires when the parent's thread ends, and a worker's threads come and go.
int a2d2_watch_parent(int on, int orphaned_code) {
    if (parent == 0) {
        parent = getppid();
        orphaned = orphaned_code;
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = look_for_parent;
        action.sa_flags = SA_RESTART;
        if (sigaction(SIGALRM, &action, NULL) != 0) return errno;
    }
    struct itimerval every = {{on ? 1 : 0, 0}, {on ? 1 : 0, 0}};
    return setitimer(ITIMER_REAL, &every, NULL) == 0 ? 0 : errno;
}
