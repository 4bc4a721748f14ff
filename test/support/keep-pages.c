/*
 * Loaded before WebKit (LD_PRELOAD), keeps the memory that its allocator gives back page by page, thousands of times a
 * second in a page of tests: each time the kernel takes it out of the process, and puts it back zeroed when it is next
 * written to. Zeroed at once, it is the same to the allocator, and on a virtual machine a fraction of the work.
 */
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What is larger may be address space that is only reserved, which must not be written to. */
#define MOST (64 << 10)

int madvise(void *start, size_t length, int advice) {
  /* Only said of what is given back, and of what is taken again: it splits the map of the process each time. */
  if (advice == MADV_DONTDUMP || advice == MADV_DODUMP) return 0;
  if (advice == MADV_DONTNEED && length <= MOST) {
    memset(start, 0, length);
    return 0;
  }
  return syscall(SYS_madvise, start, length, advice);
}
