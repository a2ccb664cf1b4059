package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.TracerThreads;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that differ in their last number only are members of one group: {@code
 * http-nio-8080-exec-7} is in {@code http-nio-8080-exec-#}. Numbers before it tell pools and ports
 * apart.
 */
final class GroupName {

  private static final Pattern LAST_NUMBER = Pattern.compile("\\d+(?=\\D*$)");

  private GroupName() {}

  static String of(String threadName) {
    if (TracerThreads.contain(threadName)) {
      return TracerThreads.GROUP;
    }
    Matcher number = LAST_NUMBER.matcher(threadName);
    return number.find() ? number.replaceFirst("#") : threadName;
  }
}
