/**
 * Weaves the bridge into applications: what {@code @Task} and {@code @Region} do around a method,
 * and what {@code Trace.isEnabled()} answers.
 *
 * <p>Advice is inlined into the application's classes, of any class file version. So it calls
 * nothing but the static methods of {@code io.spandrel.woven}, which the application's class loader
 * finds in the bridge that the application brings; no class of the extension is injected. Names are
 * bound as constants while a class is woven: a call pays for no look-up.
 */
package io.spandrel.otel.weave;
