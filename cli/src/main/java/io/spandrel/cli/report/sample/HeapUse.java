package io.spandrel.cli.report.sample;

/**
 * Used heap at a collection.
 *
 * @param afterCollection false: just before it
 */
public record HeapUse(boolean afterCollection, long usedBytes) {}
