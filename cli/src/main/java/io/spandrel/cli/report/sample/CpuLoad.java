package io.spandrel.cli.report.sample;

/**
 * How busy the CPUs were.
 *
 * @param jvm this process's share of all cores, 0 to 1
 * @param machine everybody's share of all cores, 0 to 1
 */
public record CpuLoad(long atNanos, double jvm, double machine) {}
