package io.spandrel.recorder.capture;

import java.util.ArrayList;
import java.util.List;

/** What could not be read: one sentence each, the first ten of them. Any thread. */
final class Damage {
  private static final int MOST = 10;

  private final List<String> sentences = new ArrayList<>();

  synchronized void add(String sentence) {
    if (!sentence.isEmpty() && sentences.size() < MOST && !sentences.contains(sentence)) {
      sentences.add(sentence);
    }
  }

  synchronized List<String> sentences() {
    return List.copyOf(sentences);
  }
}
