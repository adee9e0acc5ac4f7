/* The bound of `chaperone ledger bench`: what this disk and one processor allow a program that hashes each record,
   writes a batch behind the last and calls fdatasync, and does nothing else.
   Usage: bound FILE RECORDS SIZE BATCH. Prints one line of JSON. Build: cc -O2 -o bound bound.c -lcrypto */

#include <fcntl.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

int main(int count, char **words) {
  if (count != 5) {
    fprintf(stderr, "usage: bound FILE RECORDS SIZE BATCH\n");
    return 2;
  }
  long records = atol(words[2]), size = atol(words[3]), batch = atol(words[4]);
  if (records < 1 || records > 10000000 || size < 1 || size > 65535 || batch < 1 || batch > 65536) {
    fprintf(stderr, "bound: a number is out of range\n");
    return 2;
  }
  int file = open(words[1], O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) stop(words[1]);
  /* Each record as in a ledger's frame: its length, its bytes, its leaf hash SHA-256(00 || bytes). */
  size_t stride = 4 + (size_t)size + 32;
  unsigned char *frame = malloc(stride * (size_t)batch), *leaf = malloc((size_t)size + 1);
  long batches = (records + batch - 1) / batch;
  double *waits = malloc(sizeof(double) * (size_t)batches);
  EVP_MD *sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (!frame || !leaf || !waits || !sha256 || !context) stop("memory");
  memset(leaf, 0, (size_t)size + 1);

  double start = now();
  long written = 0;
  for (long number = 0; number < batches; number++) {
    double began = now();
    long here = records - written < batch ? records - written : batch;
    for (long place = 0; place < here; place++) {
      uint64_t mark = (uint64_t)(written + place);
      memcpy(leaf + 1, &mark, (size_t)size < sizeof mark ? (size_t)size : sizeof mark);
      unsigned char *at = frame + stride * (size_t)place;
      uint32_t length = (uint32_t)size;
      memcpy(at, &length, 4);
      memcpy(at + 4, leaf + 1, (size_t)size);
      if (!EVP_DigestInit_ex(context, sha256, NULL) || !EVP_DigestUpdate(context, leaf, (size_t)size + 1) ||
          !EVP_DigestFinal_ex(context, at + 4 + size, NULL))
        stop("SHA-256");
    }
    size_t left = stride * (size_t)here;
    for (unsigned char *at = frame; left > 0;) {
      ssize_t done = write(file, at, left);
      if (done < 0) stop("write");
      at += done;
      left -= (size_t)done;
    }
    if (fdatasync(file) != 0) stop("fdatasync");
    waits[number] = now() - began;
    written += here;
  }
  double seconds = now() - start;
  qsort(waits, (size_t)batches, sizeof(double), ascending);
  printf("{\"appends_per_second\":%.1f,\"p50_ms\":%.4f,\"p99_ms\":%.4f,\"syncs\":%ld}\n", (double)records / seconds,
         waits[batches / 2] * 1e3, waits[(long)((double)batches * 0.99)] * 1e3, batches);
  return 0;
}
