// The parts of an extractor's confinement that Swift can't say: what glibc declares as non-portable, macros of the
// kernel's headers, and signal handlers, which must be async-signal-safe. Each function gives 0, or an errno.
#pragma once

#include <spawn.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// In the worker: the process to be spawned inherits no descriptor from `first_descriptor` on, not even those that
/// some library forgot to mark close-on-exec.
int a2d2_close_on_spawn(posix_spawn_file_actions_t *actions, int first_descriptor);

/// Closes every descriptor from `first_descriptor` on, caps descriptors and core files, makes this process the
/// kernel's first choice when memory runs out, and installs the handlers that turn a failed allocation into exit
/// code `out_of_memory_code`.
int a2d2_begin_confinement(int first_descriptor, int out_of_memory_code);

/// From here on, for good: no new privileges, no sockets, no new processes, no tracing.
int a2d2_forbid_system_calls(void);

/// The version of Landlock that the kernel has; 0 where it has none, or where it is switched off.
int a2d2_landlock_version(void);

/// From here on, for good: of the machine's files only those below `readable` and the system's libraries, fonts and
/// tables can be read, and only those below `writable` written. Both end with NULL. After `a2d2_forbid_system_calls`; does
/// nothing where the kernel has no Landlock.
int a2d2_confine_files(const char *const *readable, const char *const *writable);

/// Caps the address space, hard: it can't be raised again.
int a2d2_limit_memory(uint64_t bytes);

/// Lets the process use so much more CPU time, then SIGXCPU ends it.
int a2d2_limit_cpu(uint64_t seconds);

/// The largest file that it may write; a longer write fails with EFBIG.
int a2d2_limit_file_size(uint64_t bytes);

/// While on, the process looks every second whether its parent still lives, and ends with `orphaned_code` when not.
int a2d2_watch_parent(int on, int orphaned_code);

#ifdef __cplusplus
}
#endif
