package io.spandrel.recorder.timeline;

/**
 * How long the longest of some items is at the most. They come at the back of a line, as a rule,
 * and leave at its front; the longest is not looked for when it leaves. Instead the line has an
 * older and a newer part with a longest each, and when the older one has left, what is there is the
 * older one. So what has left counts no longer than until all have left that were there with it.
 */
final class LongestKept {
  private int olderCount;
  private long ofOlder;
  private long ofNewer;

  /** No item is longer; 0: there is none, or none has a length. */
  long nanos() {
    return Math.max(ofOlder, ofNewer);
  }

  /**
   * @param index in the line; what stands there and behind moves back
   */
  void added(int index, long nanos) {
    if (index < olderCount) {
      olderCount++;
      ofOlder = Math.max(ofOlder, nanos);
    } else {
      ofNewer = Math.max(ofNewer, nanos);
    }
  }

  /**
   * So many have left at the front.
   *
   * @param left how many are left
   */
  void dropped(int count, int left) {
    olderCount -= count;
    if (olderCount <= 0) {
      olderCount = left;
      ofOlder = left == 0 ? 0 : ofNewer;
      ofNewer = 0;
    }
  }
}
