package io.spandrel.cli.report.sample;

/** One garbage collection, as the collector counts them; its pauses come on their own. */
public record GcCollection(String name, String cause) {}
