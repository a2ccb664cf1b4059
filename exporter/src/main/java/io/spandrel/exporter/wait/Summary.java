package io.spandrel.exporter.wait;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.Parts;
import io.spandrel.recorder.breakdown.WaitCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line for people: {@code lock 61% Inventory.reserve:42 held by exec-7 (in socket 76%) | socket
 * 21% db:5432 | cpu 12%}. ASCII, largest part first, parts under 1 % left out, at most 200
 * characters.
 */
final class Summary {
  private static final int LONGEST = 200;
  private static final double SMALLEST_PERCENT = 1;
  private static final double LEAST_SHARE_OF_A_PLACE = 0.1;
  private static final AttributeKey<String> SERVER_ADDRESS =
      AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");

  private static final Pattern STATE_AND_SHARE = Pattern.compile("\\w+ \\d+%");

  private Summary() {}

  /**
   * @param parts the span's own, or a local root's totals
   * @param waits from which the largest of a state says what it was
   * @param holder tells who held the lock of a wait
   */
  static String of(
      Subject subject, Parts parts, List<OwnWait> waits, Function<OwnWait, Holders.Story> holder) {
    return join(parts, state -> detail(state, subject, waits, holder));
  }

  /** Without a subject: {@code socket 76% db:5432, cpu 20%} for a holder. */
  static String ofParts(Parts parts, List<OwnWait> waits) {
    return join(parts, state -> detail(state, null, waits, wait -> Holders.Story.UNKNOWN))
        .replace(" | ", ", ");
  }

  private static String join(Parts parts, Function<State, String> detail) {
    long whole = parts.sum();
    List<State> states = new ArrayList<>();
    for (State state : State.values()) {
      if (whole > 0 && 100.0 * parts.nanos(state) / whole >= SMALLEST_PERCENT) {
        states.add(state);
      }
    }
    states.sort(Comparator.comparingLong(parts::nanos).reversed());
    StringBuilder line = new StringBuilder();
    for (State state : states) {
      long percent = Math.round(100.0 * parts.nanos(state) / whole);
      String text = (line.isEmpty() ? "" : " | ") + state.key() + " " + percent + "%";
      String more = detail.apply(state);
      String full = more.isEmpty() ? text : text + " " + more;
      if (line.length() + full.length() <= LONGEST) {
        line.append(full);
      } else if (line.length() + text.length() <= LONGEST) {
        line.append(text);
      }
    }
    return ShownText.ascii(line.toString());
  }

  private static String detail(
      State state, Subject subject, List<OwnWait> waits, Function<OwnWait, Holders.Story> holder) {
    if (state == State.REMOTE) {
      return subject == null ? "" : peer(subject.data().getAttributes());
    }
    OwnWait longest =
        waits.stream()
            .filter(wait -> wait.state() == state)
            .max(Comparator.comparingDouble(OwnWait::leftNanos))
            .orElse(null);
    if (longest == null || longest.waited() == null || longest.waited().cause() == null) {
      return "";
    }
    WaitCause cause = longest.waited().cause();
    if (state == State.SOCKET) {
      return endpoint(cause.address(), cause.port());
    }
    String where = cause.frame().isKnown() ? cause.frame().shortName() : "";
    String held = state == State.LOCK ? heldBy(holder.apply(longest)) : "";
    return (where + held + elsewhere(state, where, waits)).trim();
  }

  /** The other places in which a good part of the state was spent, so that one isn't all. */
  private static String elsewhere(State state, String where, List<OwnWait> waits) {
    Map<String, Double> byPlace = new LinkedHashMap<>();
    double whole = 0;
    for (OwnWait wait : waits) {
      if (wait.state() == state) {
        whole += wait.leftNanos();
        WaitCause cause = wait.waited() == null ? null : wait.waited().cause();
        if (cause != null && cause.frame().isKnown()) {
          byPlace.merge(cause.frame().shortName(), wait.leftNanos(), Double::sum);
        }
      }
    }
    byPlace.remove(where);
    double least = LEAST_SHARE_OF_A_PLACE * whole;
    List<String> others =
        byPlace.entrySet().stream()
            .filter(e -> e.getValue() >= least)
            .map(Map.Entry::getKey)
            .toList();
    return switch (others.size()) {
      case 0 -> "";
      case 1 -> " and " + others.get(0);
      default -> " and " + others.size() + " more places";
    };
  }

  private static String heldBy(Holders.Story story) {
    if (story.threadName().isEmpty()) {
      return "";
    }
    // State and share are enough here; the wait's own span tells the rest. A holder that mostly
    // waited for a lock was itself in the queue meanwhile: that says nothing of its holding.
    Matcher first = STATE_AND_SHARE.matcher(story.summary());
    boolean tells = first.lookingAt() && !first.group().startsWith(State.LOCK.key() + " ");
    return " held by " + story.threadName() + (tells ? " (in " + first.group() + ")" : "");
  }

  private static String peer(Attributes attributes) {
    String address = attributes.get(SERVER_ADDRESS);
    Long port = attributes.get(SERVER_PORT);
    return address == null ? "" : endpoint(address, port == null ? -1 : port);
  }

  /** A Unix domain socket has no port; an IPv6 address needs brackets before one. */
  private static String endpoint(String address, long port) {
    if (address.isEmpty() || port <= 0) {
      return address;
    }
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }
}
