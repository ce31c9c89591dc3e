#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Newer than the headers of Debian 12.
#define TRUNCATE (1ULL << 14)
#define IOCTL_DEVICE (1ULL << 15)

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING \
    (READING | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE | TRUNCATE)
// What applies to a file that is no folder.
#define OF_FILES (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE)

// Every right that the kernel's version of Landlock knows.
static uint64_t rights(int version) {
    uint64_t all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    if (version >= 2) all |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) all |= TRUNCATE;
    if (version >= 5) all |= IOCTL_DEVICE;
    return all;
}

int a2d2_landlock_version(void) {
    long version = syscall(__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

static int allow(int rules, const char *path, uint64_t access) {
    struct landlock_path_beneath_attr beneath = {access, open(path, O_PATH | O_CLOEXEC)};
    if (beneath.parent_fd < 0) return errno;
    struct stat status;
    if (fstat(beneath.parent_fd, &status) == 0 && !S_ISDIR(status.st_mode)) beneath.allowed_access &= OF_FILES;
    int outcome = syscall(__NR_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0 ? 0 : errno;
    close(beneath.parent_fd);
    return outcome;
}

// Fonts, language data and tables of libraries; what the C library looks up about the machine and this process.
static const char *const system_paths[] = {
    "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/var/cache/fontconfig",
    "/dev/null", "/dev/zero", "/dev/urandom", "/proc/self", "/proc/meminfo", "/proc/cpuinfo",
    "/sys/devices/system/cpu", "/sys/fs/cgroup",
};

int a2d2_confine_files(const char *const *readable, const char *const *writable) {
    int version = a2d2_landlock_version();
    if (version == 0) return 0;
    uint64_t all = rights(version);
    struct landlock_ruleset_attr handled = {.handled_access_fs = all};
    int rules = (int)syscall(__NR_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0) return errno;
    for (size_t index = 0; index < sizeof system_paths / sizeof system_paths[0]; index++) {
        int outcome = allow(rules, system_paths[index], READING & all);
        if (outcome != 0 && outcome != ENOENT) return outcome;
    }
    for (; *readable; readable++) {
        int outcome = allow(rules, *readable, READING & all);
        if (outcome != 0 && outcome != ENOENT) return outcome;
    }
    for (; *writable; writable++) {
        int outcome = allow(rules, *writable, WRITING & all);
        if (outcome != 0) return outcome;
    }
    int outcome = syscall(__NR_landlock_restrict_self, rules, 0) == 0 ? 0 : errno;
    close(rules);
    return outcome;
}
