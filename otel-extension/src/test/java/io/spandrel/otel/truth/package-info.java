/**
 * The ground-truth suite: tiny programs that do one thing, measure it with clocks of their own, and
 * are compared with what their spans say.
 *
 * <p>To add a case: write an {@link io.spandrel.otel.truth.Act} with a {@code main} that gives it
 * to {@link io.spandrel.otel.truth.MeasuredSpans}, and add a line to {@link
 * io.spandrel.otel.truth.TruthCase}. Linux only: the kernel's account of the run queue is needed.
 */
package io.spandrel.otel.truth;
