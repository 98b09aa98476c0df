// What one thread of this machine can do with a list of IDs: no checks beyond "a line is digits", no shapes, no errors. A
// limit to measure core against, not a program to use. IDs are at most 20 digits; the last line ends in a line feed.
// Look-ups come in batches, each step's words asked for early, so that their ways to memory overlap.
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 512, BLOCK = 1 << 20 };

typedef struct {
  uint64_t *slots, *words;
  int slot_shift, word_shift;
  uint64_t slot_mask;
} Set;

static uint64_t mix(uint64_t id) { return (id ^ (id >> 29)) * 0x9e3779b97f4a7c15ULL; }
static uint64_t bits_of(uint64_t hash) { return 1ULL << (hash & 63) | 1ULL << (hash >> 6 & 63); }

static uint64_t read_id(const char *at, size_t length) {
  uint64_t id = 0;
  for (; length >= 8; length -= 8, at += 8) {
    uint64_t eight;
    memcpy(&eight, at, 8);
    eight = (eight & 0x0f0f0f0f0f0f0f0fULL) * 2561 >> 8;
    eight = (eight & 0x00ff00ff00ff00ffULL) * 6553601 >> 16;
    id = id * 100000000 + ((eight & 0x0000ffff0000ffffULL) * 42949672960001ULL >> 32);
  }
  for (; length > 0; length--) id = id * 10 + (uint64_t)(*at++ - '0');
  return id;
}

static Set create_set(uint64_t count) {
  int bits = 4;
  while ((1ULL << bits) < count * 2) bits++;
  Set set = {calloc(1ULL << bits, 8), calloc(1ULL << (bits - 2), 8), 64 - bits, 66 - bits, (1ULL << bits) - 1};
  if (set.slots == NULL || set.words == NULL) exit(1);
  return set;
}

static void add(Set *set, uint64_t id) {
  uint64_t hash = mix(id), slot = hash >> set->slot_shift;
  while (set->slots[slot] != 0 && set->slots[slot] != id) slot = (slot + 1) & set->slot_mask;
  set->slots[slot] = id;
  set->words[hash >> set->word_shift] |= bits_of(hash);
}

static int open_or_exit(const char *path, int flags) {
  int file = open(path, flags, 0644);
  if (file < 0) exit(1);
  return file;
}

static void write_all(int file, const char *from, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, from, length);
    if (written <= 0) exit(1);
    from += written;
    length -= (size_t)written;
  }
}

/* Marks which IDs of a batch are in the set. */
static void find_batch(const Set *set, const uint64_t *ids, uint64_t *hashes, char *found, int count) {
  for (int i = 0; i < count; i++) {
    hashes[i] = mix(ids[i]);
    __builtin_prefetch(&set->words[hashes[i] >> set->word_shift]);
  }
  for (int i = 0; i < count; i++) {
    uint64_t bits = bits_of(hashes[i]);
    found[i] = (set->words[hashes[i] >> set->word_shift] & bits) == bits;
    if (found[i]) __builtin_prefetch(&set->slots[hashes[i] >> set->slot_shift]);
  }
  for (int i = 0; i < count; i++) {
    if (!found[i]) continue;
    uint64_t slot = hashes[i] >> set->slot_shift;
    while (set->slots[slot] != 0 && set->slots[slot] != ids[i]) slot = (slot + 1) & set->slot_mask;
    found[i] = set->slots[slot] == ids[i];
  }
}

/* Calls for each block of whole lines: adds their IDs to the set, or writes the lines that are not in it. */
static void walk(const char *path, Set *set, int out) {
  static char block[2 * BLOCK], found[BATCH];
  static uint64_t ids[BATCH], hashes[BATCH];
  static const char *ends[BATCH];
  int file = open_or_exit(path, O_RDONLY);
  size_t kept = 0;
  for (ssize_t count; (count = read(file, block + kept, BLOCK)) > 0;) {
    char *end = block + kept + count, *line = block, *to = block;
    while (line < end) {
      int batch = 0;
      char *first = line;
      for (char *feed; batch < BATCH && (feed = memchr(line, '\n', (size_t)(end - line))) != NULL; line = feed + 1) {
        ids[batch] = read_id(line, (size_t)(feed - line));
        ends[batch++] = feed + 1;
      }
      if (batch == 0) break;
      if (out < 0) {
        for (int i = 0; i < batch; i++) add(set, ids[i]);
        continue;
      }
      find_batch(set, ids, hashes, found, batch);
      for (int i = 0; i < batch; i++) {
        size_t length = (size_t)(ends[i] - first);
        if (!found[i]) {
          memmove(to, first, length);
          to += length;
        }
        first += length;
      }
    }
    if (out >= 0) write_all(out, block, (size_t)(to - block));
    kept = (size_t)(end - line);
    memmove(block, line, kept);
  }
  close(file);
}

static double now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* FILE REMOVED OUT */
int main(int count, char **words) {
  if (count != 4) return 2;
  double started = now_ms();
  struct stat about;
  if (stat(words[2], &about) != 0) return 1;
  /* A line of the list takes 20 bytes or so: fewer IDs than that make a set that is emptier. */
  Set set = create_set((uint64_t)about.st_size / 18 + 1);
  walk(words[2], &set, -1);
  walk(words[1], &set, open_or_exit(words[3], O_WRONLY | O_CREAT | O_TRUNC));
  printf("{\"insideMs\":%.3f}\n", now_ms() - started);
  return 0;
}
