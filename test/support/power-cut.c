/*
 * Loaded before a server (LD_PRELOAD), writes down what it does to the files under PARVIS_ROOT, in order, into
 * PARVIS_JOURNAL: each write with its bytes, each name made, moved or taken away, and each sync with its beginning and its
 * end. power-cut.mjs reads it and tells what a disk may hold after the power went.
 *
 * Syncs of files whose path holds PARVIS_FORGET are not written down: the positive control.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct record {
  uint32_t op;
  uint32_t path;
  uint64_t ino;
  uint64_t offset;
  uint64_t data;
};

static const char *root;
static const char *forget;
static size_t root_length;
static int journal = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t syncs;

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("PARVIS_JOURNAL");
  const char *folder = getenv("PARVIS_ROOT");
  const char *ignored = getenv("PARVIS_FORGET");
  if (!file || !folder) return;
  root = strdup(folder);
  root_length = strlen(root);
  forget = ignored && *ignored ? strdup(ignored) : NULL;
  journal = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static void note(char op, const char *path, uint64_t ino, uint64_t offset, const void *data, size_t length) {
  int before = errno;
  struct record head = {(uint32_t)op, (uint32_t)strlen(path), ino, offset, length};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)data, length}};
  size_t total = sizeof head + head.path + length;
  pthread_mutex_lock(&lock);
  /* One call, so that a killed process leaves a whole record or the beginning of one. */
  if (syscall(SYS_writev, journal, parts, 3) != (long)total) abort();
  pthread_mutex_unlock(&lock);
  errno = before;
}

static int inside(const char *path) {
  return root && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

/* The path and the inode of what is open, when it is ours. */
static int ours(int fd, char *path, uint64_t *ino) {
  struct stat found;
  char link[64];
  int before = errno, is = 0;
  if (journal < 0 || fd == journal) return 0;
  if (fstat(fd, &found) == 0 && (S_ISREG(found.st_mode) || S_ISDIR(found.st_mode))) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length > 0) {
      path[length] = 0;
      *ino = found.st_ino;
      is = inside(path);
    }
  }
  errno = before;
  return is;
}

static void opened(int fd, int flags) {
  char path[PATH_MAX];
  uint64_t ino;
  if (fd < 0 || !(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE || !ours(fd, path, &ino)) return;
  if (flags & O_CREAT) note('E', path, ino, 0, "", 0);
  if (flags & O_TRUNC) note('T', path, ino, 0, "", 0);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = va_arg(more, mode_t); \
    va_end(more); \
    int fd = real(path, flags, mode); \
    opened(fd, flags); \
    return fd; \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int at, const char *path, int flags, ...) { \
    REAL(name); \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = va_arg(more, mode_t); \
    va_end(more); \
    int fd = real(at, path, flags, mode); \
    opened(fd, flags); \
    return fd; \
  }
OPENAT(openat)
OPENAT(openat64)

static void wrote(int fd, uint64_t offset, const void *data, ssize_t length) {
  char path[PATH_MAX];
  uint64_t ino;
  if (length > 0 && ours(fd, path, &ino)) note('W', path, ino, offset, data, (size_t)length);
}

static void wrote_parts(int fd, uint64_t offset, const struct iovec *parts, int count, ssize_t length) {
  for (int i = 0; i < count && length > 0; i++) {
    ssize_t part = (ssize_t)parts[i].iov_len < length ? (ssize_t)parts[i].iov_len : length;
    wrote(fd, offset, parts[i].iov_base, part);
    offset += (uint64_t)part;
    length -= part;
  }
}

ssize_t write(int fd, const void *data, size_t length) {
  REAL(write);
  ssize_t done = real(fd, data, length);
  int before = errno;
  if (done > 0 && journal >= 0) {
    off_t after = lseek(fd, 0, SEEK_CUR);
    if (after >= 0) wrote(fd, (uint64_t)(after - done), data, done);
  }
  errno = before;
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev);
  ssize_t done = real(fd, parts, count);
  int before = errno;
  if (done > 0 && journal >= 0) {
    off_t after = lseek(fd, 0, SEEK_CUR);
    if (after >= 0) wrote_parts(fd, (uint64_t)(after - done), parts, count, done);
  }
  errno = before;
  return done;
}

#define PWRITE(name, type) \
  ssize_t name(int fd, const void *data, size_t length, type offset) { \
    REAL(name); \
    ssize_t done = real(fd, data, length, offset); \
    wrote(fd, (uint64_t)offset, data, done); \
    return done; \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define PWRITEV(name, type) \
  ssize_t name(int fd, const struct iovec *parts, int count, type offset) { \
    REAL(name); \
    ssize_t done = real(fd, parts, count, offset); \
    wrote_parts(fd, (uint64_t)offset, parts, count, done); \
    return done; \
  }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

#define TRUNCATE(name, type) \
  int name(int fd, type length) { \
    REAL(name); \
    int result = real(fd, length); \
    char path[PATH_MAX]; \
    uint64_t ino; \
    if (result == 0 && ours(fd, path, &ino)) note('T', path, ino, (uint64_t)length, "", 0); \
    return result; \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* What was written before a sync began is on the disk once it has ended. */
#define SYNC(name) \
  int name(int fd) { \
    REAL(name); \
    char path[PATH_MAX]; \
    uint64_t ino, number = 0; \
    int is = ours(fd, path, &ino) && !(forget && strstr(path + root_length, forget)); \
    if (is) { \
      number = __atomic_add_fetch(&syncs, 1, __ATOMIC_SEQ_CST); \
      note('B', path, ino, number, "", 0); \
    } \
    int result = real(fd); \
    if (is && result == 0) note('S', path, ino, number, "", 0); \
    return result; \
  }
SYNC(fsync)
SYNC(fdatasync)

int rename(const char *from, const char *to) {
  REAL(rename);
  int result = real(from, to);
  if (result == 0 && journal >= 0 && inside(to)) note('R', from, 0, 0, to, strlen(to));
  return result;
}

int unlink(const char *path) {
  REAL(unlink);
  int result = real(path);
  if (result == 0 && journal >= 0 && inside(path)) note('U', path, 0, 0, "", 0);
  return result;
}

int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  int result = real(path, mode);
  if (result == 0 && journal >= 0 && inside(path)) note('M', path, 0, 0, "", 0);
  return result;
}
