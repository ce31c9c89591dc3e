#pragma once
// System calls and constants of Linux that glibc does not wrap, or wraps in a way that Swift can't import
// (variadic functions, macros with casts, structures with a flexible array at their end).
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

/// openat2(2): opens `path` below the folder `directory`. A walk that leaves it fails with EXDEV, one through a
/// link of /proc with ELOOP. Negative with errno set on failure.
static inline int linux_open_beneath(int directory, const char *path, int flags) {
    struct open_how how = {
        .flags = (uint64_t)(unsigned)flags,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };
    return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
}

static const int linux_o_path = 010000000;

/// rename that fails with EEXIST instead of replacing. NFS and some FUSE file systems answer EINVAL.
static inline int linux_rename_without_replacing(int from_directory, const char *from, int to_directory, const char *to) {
    return (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, 1u /* RENAME_NOREPLACE */);
}

/// Makes `target` share the blocks of `source` (btrfs, XFS). 0 or -1 with errno set.
static inline int linux_clone_file(int target, int source) {
    return ioctl(target, FICLONE, source);
}

/// syncfs(2): brings everything on the file system of `descriptor` to the disk. 0 or -1 with errno set.
static inline int linux_sync_file_system(int descriptor) {
    return (int)syscall(SYS_syncfs, descriptor);
}

/// Whether somebody has the file open for writing: 1 yes, 0 no, -1 with errno set when it can't be told.
/// A read lease is granted only while nobody writes (fcntl(2), F_SETLEASE); it is given back at once. The signal
/// of a lease that is broken in between is set to SIGURG, which is ignored, as SIGIO would end the process.
static inline int linux_is_open_for_writing(int descriptor) {
    enum { set_signal = 10, set_lease = 1024, ignored_signal = 23 };
    if (fcntl(descriptor, set_signal, ignored_signal) < 0) return -1;
    if (fcntl(descriptor, set_lease, F_RDLCK) == 0) {
        fcntl(descriptor, set_lease, F_UNLCK);
        return 0;
    }
    return errno == EAGAIN ? 1 : -1;
}
