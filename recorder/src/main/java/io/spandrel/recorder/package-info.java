/**
 * From the JVM's events to a breakdown that adds up.
 *
 * <pre>
 *  application thread                          the JVM
 *    attach ... close                            lock, park, socket, GC ...
 *        |                                          |
 *    ScopeRegistry --- ScopeEvent                   |
 *        |                 |                        |
 *        |                 v                        v
 *        |              JfrSource: one stream, one clock
 *        |                          |
 *        +-- open scopes -->  Timeline: per thread scopes and waits, pauses
 *                                   |
 *                             Breakdown: parts of one span
 * </pre>
 *
 * Every time here is {@link System#nanoTime} of this JVM unless its name says otherwise. Nothing
 * here knows the OpenTelemetry SDK.
 */
package io.spandrel.recorder;
