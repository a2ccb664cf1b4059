package io.spandrel;

/**
 * Work that a region surrounds and that has a result.
 *
 * @param <T> the result
 * @param <X> what it may throw; {@code RuntimeException} for a lambda that throws nothing checked
 */
@FunctionalInterface
public interface RegionBody<T, X extends Throwable> {
  T run() throws X;
}
