// Runs before .NET does: where the processor lacks what this program is compiled for (x86-64-v3), the one beside it takes its place, which is
// compiled for every processor. .NET itself would only end the process. The level is that of the System V ABI for x86-64, section 3.1.1.

#include <cpuid.h>
#include <stdio.h>
#include <unistd.h>

#define SUFFIX "-baseline"

static int is_level_3(void)
{
    unsigned a, b, c, d;
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") || !__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("bmi2"))
        return 0;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_MOVBE) || !(c & bit_F16C))
        return 0;
    return __get_cpuid(0x80000001, &a, &b, &c, &d) && (c & bit_LZCNT);
}

__attribute__((constructor(101))) static void choose_program(int argc, char **argv, char **envp)
{
    char path[4096 + sizeof SUFFIX];
    ssize_t length;

    (void)argc;
    __builtin_cpu_init();
    if (is_level_3())
        return;
    length = readlink("/proc/self/exe", path, 4096);
    if (length <= 0)
        return;
    snprintf(path + length, sizeof SUFFIX, "%s", SUFFIX);
    execve(path, argv, envp);
    fprintf(stderr, "datasetkit: error: this processor lacks AVX2 or another part of x86-64-v3, and the program for it cannot be run: '%s'. Install the tool again.\n", path);
    _exit(2);
}
