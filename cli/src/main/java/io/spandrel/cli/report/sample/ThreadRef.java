package io.spandrel.cli.report.sample;

/**
 * A thread, by the two numbers it has.
 *
 * @param javaId as scopes and waits have it
 * @param key tells platform threads apart in counters too: the kernel's id where there is one
 * @param name empty where it has none, as most virtual threads
 */
public record ThreadRef(long javaId, long key, String name, boolean virtual) {}
