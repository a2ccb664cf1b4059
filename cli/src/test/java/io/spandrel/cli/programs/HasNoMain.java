package io.spandrel.cli.programs;

/** Cannot be run. */
public final class HasNoMain {}
