package io.spandrel;

/**
 * Work that a region surrounds and that has no result.
 *
 * @param <X> what it may throw; {@code RuntimeException} for a lambda that throws nothing checked
 */
@FunctionalInterface
public interface RegionAction<X extends Throwable> {
  void run() throws X;
}
