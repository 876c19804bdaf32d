/*
 * The floor: the least that any program must do to make a release of a corpus. It lists the folder, opens and reads each file, hashes its
 * text, and writes all texts into one file, on as many threads as it is told. Nothing is parsed, judged, sorted or escaped.
 *
 *   floor build FOLDER OUTPUT THREADS none|gzip|zstd    lists, reads, hashes and writes
 *   floor stat  FOLDER                                  lists and stats: the least that a build without a change must do
 *
 * The libraries are opened at run time, so that their headers need not be installed. They are what makes this a floor: SHA-256 with the
 * processor's own instructions, and the C compressors.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 20, CHUNK = 64, LINES_PIECE = 4 << 20 };

static char **paths;
static size_t path_count, path_capacity;
static atomic_size_t next_path;
static atomic_llong output_end;
static int output, level_gzip = 6, level_zstd = 3;
static const char *compression;

static int (*sha256_init)(void *);
static int (*sha256_update)(void *, const void *, size_t);
static int (*sha256_final)(unsigned char *, void *);
static size_t (*zstd_compress)(void *, size_t, const void *, size_t, int);
static int (*zlib_compress)(unsigned char *, unsigned long *, const unsigned char *, unsigned long, int);

static void fail(const char *what) { perror(what); exit(2); }

static void *symbol(const char *library, const char *name)
{
    void *handle = dlopen(library, RTLD_NOW), *found = handle ? dlsym(handle, name) : NULL;
    if (!found) { fprintf(stderr, "floor: there is no %s in %s\n", name, library); exit(2); }
    return found;
}

/* Lists all files below a folder. With files it keeps their paths, else it stats them. */
static void walk(int folder, const char *path, int keeps)
{
    DIR *dir = fdopendir(folder);
    if (!dir) fail(path);
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (entry->d_name[0] == '.') continue;
        if (entry->d_type == DT_DIR) {
            char below[4096];
            snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
            int child = openat(dirfd(dir), entry->d_name, O_RDONLY | O_DIRECTORY);
            if (child < 0) fail(below);
            walk(child, below, keeps);
        } else if (keeps) {
            char *file = malloc(strlen(path) + strlen(entry->d_name) + 2);
            sprintf(file, "%s/%s", path, entry->d_name);
            if (path_count == path_capacity) paths = realloc(paths, (path_capacity = path_capacity * 2 + 1024) * sizeof *paths);
            paths[path_count++] = file;
        } else {
            struct stat status;
            if (fstatat(dirfd(dir), entry->d_name, &status, 0) < 0) fail(entry->d_name);
            path_count++;
        }
    }
    closedir(dir);
}

static void put(const unsigned char *bytes, size_t count)
{
    static _Thread_local unsigned char *packed;
    static _Thread_local size_t room;
    if (count == 0) return;
    if (strcmp(compression, "none") != 0) {
        if (room < count + count / 64 + 4096) packed = realloc(packed, room = count + count / 64 + 4096);
        unsigned long length = room;
        if (zstd_compress) length = zstd_compress(packed, room, bytes, count, level_zstd);
        else if (zlib_compress(packed, &length, bytes, count, level_gzip) != 0) fail("compress2");
        bytes = packed;
        count = length;
    }
    off_t at = atomic_fetch_add(&output_end, (long long)count);
    while (count > 0) {
        ssize_t written = pwrite(output, bytes, count, at);
        if (written < 0) fail("write");
        bytes += written; at += written; count -= (size_t)written;
    }
}

static void hash(const unsigned char *bytes, size_t count)
{
    unsigned char context[256], digest[32];
    sha256_init(context);
    sha256_update(context, bytes, count);
    sha256_final(digest, context);
}

/* One big file is shared by the threads in pieces, many small ones in runs of files. */
static void *read_pieces(void *unused)
{
    (void)unused;
    int file = open(paths[0], O_RDONLY);
    unsigned char *buffer = malloc(LINES_PIECE);
    for (;;) {
        size_t piece = atomic_fetch_add(&next_path, 1);
        ssize_t count = pread(file, buffer, LINES_PIECE, (off_t)piece * LINES_PIECE);
        if (count < 0) fail(paths[0]);
        if (count == 0) break;
        hash(buffer, (size_t)count);
        put(buffer, (size_t)count);
    }
    close(file);
    return NULL;
}

static void *read_files(void *unused)
{
    (void)unused;
    unsigned char *buffer = malloc(2 * PIECE);
    size_t filled = 0, room = 2 * PIECE;
    for (;;) {
        size_t first = atomic_fetch_add(&next_path, CHUNK);
        if (first >= path_count) break;
        for (size_t i = first; i < first + CHUNK && i < path_count; i++) {
            int file = open(paths[i], O_RDONLY);
            struct stat status;
            if (file < 0 || fstat(file, &status) < 0) fail(paths[i]);
            if (room - filled < (size_t)status.st_size) buffer = realloc(buffer, room = filled + (size_t)status.st_size + PIECE);
            ssize_t count = read(file, buffer + filled, (size_t)status.st_size);
            if (count < 0) fail(paths[i]);
            close(file);
            hash(buffer + filled, (size_t)count);
            filled += (size_t)count;
            if (filled >= PIECE) { put(buffer, filled); filled = 0; }
        }
    }
    put(buffer, filled);
    return NULL;
}

int main(int argc, char **argv)
{
    int builds = argc == 6 && strcmp(argv[1], "build") == 0;
    if (!builds && !(argc == 3 && strcmp(argv[1], "stat") == 0)) {
        fprintf(stderr, "usage: floor build FOLDER OUTPUT THREADS none|gzip|zstd | floor stat FOLDER\n");
        return 2;
    }
    int folder = open(argv[2], O_RDONLY | O_DIRECTORY);
    if (folder < 0) fail(argv[2]);
    walk(folder, argv[2], builds);
    if (!builds) { printf("%zu\n", path_count); return 0; }

    compression = argv[5];
    sha256_init = symbol("libcrypto.so.3", "SHA256_Init");
    sha256_update = symbol("libcrypto.so.3", "SHA256_Update");
    sha256_final = symbol("libcrypto.so.3", "SHA256_Final");
    if (strcmp(compression, "zstd") == 0) zstd_compress = symbol("libzstd.so.1", "ZSTD_compress");
    if (strcmp(compression, "gzip") == 0) zlib_compress = symbol("libz.so.1", "compress2");
    output = open(argv[3], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (output < 0) fail(argv[3]);

    struct stat first;
    int threads = atoi(argv[4]), is_big = path_count > 0 && path_count < 8 && stat(paths[0], &first) == 0 && first.st_size > LINES_PIECE;
    pthread_t workers[64];
    if (threads < 1 || threads > 64) { fprintf(stderr, "floor: 1 to 64 threads\n"); return 2; }
    for (int i = 1; i < threads; i++) pthread_create(&workers[i], NULL, is_big ? read_pieces : read_files, NULL);
    (is_big ? read_pieces : read_files)(NULL);
    for (int i = 1; i < threads; i++) pthread_join(workers[i], NULL);
    printf("%zu\n", path_count);
    return 0;
}
