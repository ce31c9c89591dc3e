#include "confinement.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <malloc.h>
#include <new>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

int outOfMemoryCode = 1;

void outOfMemory() {
    _exit(outOfMemoryCode);
}

// C libraries abort, or run into a null pointer, when malloc fails. If the address space left is under a quarter
// of the limit when they do, memory is what they lacked.
void onDeath(int signal) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        void *probe = mmap(nullptr, limit.rlim_cur / 4, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (probe == MAP_FAILED) _exit(outOfMemoryCode);
    }
    // SA_RESETHAND has put the default action back: this ends the process with the signal's own status.
    raise(signal);
}

}  // namespace

int a2d2_begin_confinement(int first_descriptor, int out_of_memory_code) {
    outOfMemoryCode = out_of_memory_code;
    closefrom(first_descriptor);
    // One arena: each further one would take 64 MiB of the address space.
    mallopt(M_ARENA_MAX, 1);
    std::set_new_handler(outOfMemory);

    // A stack of its own, for the death by a stack that overflowed.
    static char stack[64 * 1024];
    stack_t alternate = {};
    alternate.ss_sp = stack;
    alternate.ss_size = sizeof stack;
    if (sigaltstack(&alternate, nullptr) != 0) return errno;
    for (int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP, SIGFPE}) {
        struct sigaction action = {};
        action.sa_handler = onDeath;
        action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
        if (sigaction(signal, &action, nullptr) != 0) return errno;
    }
    signal(SIGXFSZ, SIG_IGN);

    // Whoever starts us may block signals, and a mask is inherited: the look for the parent would wait for ever.
    sigset_t nothing;
    sigemptyset(&nothing);
    if (sigprocmask(SIG_SETMASK, &nothing, nullptr) != 0) return errno;

    struct rlimit none = {0, 0};
    struct rlimit descriptors = {64, 64};
    if (setrlimit(RLIMIT_CORE, &none) != 0 || setrlimit(RLIMIT_NOFILE, &descriptors) != 0) return errno;

    // Without it we would only be a less welcome victim, so a failure changes nothing.
    int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (score >= 0) {
        if (write(score, "500", 3) != 3) errno = 0;
        close(score);
    }
    return 0;
}
