/**
 * What an application compiles against: name the operations that matter and they become
 * OpenTelemetry spans.
 *
 * <pre>{@code
 * @Task("order")                                // one logical operation, a span of its own
 * Receipt order(Cart cart) {
 *   try (var parse = Trace.startRegion("parse")) { // a stretch of this thread's work in it
 *     check(cart);
 *   }
 *   Trace.log("cache", "miss");                 // a point in it
 *   return Trace.region("pay", () -> bank.pay(cart));
 * }
 * }</pre>
 *
 * <p>A <em>task</em> is one logical operation, over any number of threads. A <em>region</em> is a
 * named stretch of one thread's work. Both are spans; a task or region begun while a span is
 * current becomes its child, and one begun with no span around it begins a trace. Spans carry the
 * attribute {@code spandrel.type}: {@code task} or {@code region}.
 *
 * <p>Nothing here throws into the application. A misuse (a null name, a region closed on another
 * thread, closed twice, out of order, or never) is logged once per kind to the {@code
 * java.util.logging} logger {@code io.spandrel}, and the program goes on. What a body passed in
 * throws is passed on unchanged.
 *
 * <p>Without an OpenTelemetry SDK or agent no spans are made and the calls cost next to nothing, so
 * code can keep them.
 */
package io.spandrel;
