package io.spandrel.cli.report.sample;

/**
 * Who made a span wait for a lock.
 *
 * @param nanos how long
 * @param holderFrame where the holder itself was waiting meanwhile; empty where it was not
 */
public record HeldLock(
    String object, String frame, long nanos, String holderThread, String holderFrame) {}
