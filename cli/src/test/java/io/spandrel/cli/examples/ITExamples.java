package io.spandrel.cli.examples;

import static io.spandrel.cli.examples.ExampleReport.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example shows what it is made to show and nothing else; corrected, it shows nothing. */
class ITExamples {
  private static final String FIXED = "--fixed";
  private static final String SMALL_HEAP = "-Xmx128m";
  private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

  @TempDir private Path scratch;

  private ExampleReport captured(String program, List<String> options, String... arguments)
      throws Exception {
    Path file = scratch.resolve("out.jfr");
    List<String> all = new ArrayList<>(options);
    all.add(Example.captureTo(file));
    Example.run(scratch, program, all, arguments);
    return ExampleReport.of(file);
  }

  private void assertHealthy(String program, String task, String... options) throws Exception {
    ExampleReport report = captured(program, List.of(options), FIXED);
    assertThat(report.findingIds()).as(report.rows("findings").toString()).isEmpty();
    assertThat(report.type("tasks", task).get("count").getAsLong()).isPositive();
  }

  private static JsonObject onlyFinding(ExampleReport report, String id) {
    assertThat(report.findingIds()).as(report.rows("findings").toString()).containsExactly(id);
    return report.finding(id);
  }

  @Test
  void workers_captureThemselvesAndOneHasAllTheWork() throws Exception {
    ExampleReport report = workers();

    JsonObject finding = onlyFinding(report, "imbalance");
    assertThat(text(finding, "object")).isEqualTo("worker-#");
    assertThat(text(finding, "evidence")).contains("of 100 threads worker-#, worker-0 ran");
    assertThat(report.type("tasks", "piece").get("count").getAsLong()).isPositive();
  }

  @Test
  void workersWithOneQueue_areEven() throws Exception {
    ExampleReport report = workers(FIXED);

    assertThat(report.findingIds()).as(report.rows("findings").toString()).isEmpty();
    assertThat(report.type("tasks", "piece").get("count").getAsLong()).isPositive();
  }

  private ExampleReport workers(String... arguments) throws Exception {
    Path file = scratch.resolve("out.jfr");
    String[] words = Arrays.copyOf(arguments, arguments.length + 1);
    words[arguments.length] = file.toString();
    Example.run(scratch, "workers.Workers", List.of(), words);
    return ExampleReport.of(file);
  }

  @Test
  void service_isCapturedByItsEndpointWhileItsOrdersSleep() throws Exception {
    ExampleReport report = service();

    JsonObject finding = onlyFinding(report, "sleep-in-task");
    assertThat(text(finding, "frame")).contains("Service.pause:");
  }

  @Test
  void serviceThatWaitsForTheMeal_isHealthy() throws Exception {
    ExampleReport report = service(FIXED);

    assertThat(report.findingIds()).as(report.rows("findings").toString()).isEmpty();
    assertThat(report.rows("tasks")).isNotEmpty();
  }

  /** As with curl: orders all the time, and a capture of two seconds beside them. */
  private ExampleReport service(String... arguments) throws Exception {
    Path file = scratch.resolve("out.jfr");
    HttpClient client = HttpClient.newHttpClient();
    try (Example service =
        Example.start(
            scratch,
            "service.Service",
            List.of("-Dport=0", "-Dspandrel.capture.port=0"),
            arguments)) {
      URI orders = URI.create(service.awaitLine("orders at ").replaceFirst(".*orders at ", ""));
      String endpoint =
          service
              .awaitLine("captures at http://")
              .replaceFirst(".*(http://127\\.0\\.0\\.1:\\d+)/.*", "$1");
      HttpRequest order = HttpRequest.newBuilder(orders).build();
      var capture =
          client.sendAsync(
              HttpRequest.newBuilder(URI.create(endpoint + "/debug/spandrel/trace?seconds=2"))
                  .build(),
              BodyHandlers.ofFile(file));
      while (!capture.isDone()) {
        assertThat(client.send(order, BodyHandlers.ofString()).body()).isEqualTo("soup\n");
      }
      assertThat(capture.join().statusCode()).isEqualTo(200);
    }
    return ExampleReport.of(file);
  }

  @Test
  void clients_waitForASlowPeer() throws Exception {
    JsonObject finding =
        onlyFinding(captured("network.NetworkBlocking", List.of()), "slow-network");

    assertThat(text(finding, "task")).isEqualTo("price");
    assertThat(text(finding, "object")).startsWith("127.0.0.1:");
    assertThat(text(finding, "frame")).contains("NetworkBlocking.ask:");
  }

  @Test
  void clientsThatKeepTheAnswer_areHealthy() throws Exception {
    assertHealthy("network.NetworkBlocking", "price");
  }

  @Test
  void garbage_stopsTheTasksThatMakeIt() throws Exception {
    JsonObject finding = onlyFinding(captured("gc.GcEvents", List.of(SMALL_HEAP)), "blocked-by-gc");

    assertThat(text(finding, "task")).isEqualTo("curve");
  }

  @Test
  void tasksWithoutGarbage_areHealthy() throws Exception {
    assertHealthy("gc.GcEvents", "curve", SMALL_HEAP);
  }

  @Test
  void garbageOfAnotherThread_stopsTheTasks() throws Exception {
    JsonObject finding =
        onlyFinding(captured("neighbour.Neighbour", List.of(SMALL_HEAP)), "blocked-by-gc");

    assertThat(text(finding, "task")).isEqualTo("count");
  }

  @Test
  void neighbourThatUsesItsMemoryAgain_stopsNobody() throws Exception {
    assertHealthy("neighbour.Neighbour", "count", SMALL_HEAP);
  }

  @Test
  void tasksAndRegions_areToldApartByTheirTypes() throws Exception {
    ExampleReport oneByOne = captured("tasks.TasksAndRegions", List.of());
    assertThat(oneByOne.findingIds()).as(oneByOne.rows("findings").toString()).isEmpty();
    for (String region : List.of("parse", "ask", "render")) {
      assertThat(oneByOne.type("regions", region).get("count").getAsLong()).isPositive();
    }
    JsonObject request = oneByOne.type("tasks", "request");
    assertThat(request.get("count").getAsLong()).isGreaterThan(50);
    assertThat(request.getAsJsonObject("states").keySet()).contains("park_ns");
    assertThat(oneByOne.type("regions", "ask").get("p50_ns").getAsLong())
        .as("three answers of 40 ms one after the other")
        .isGreaterThan(110 * NANOS_OF_A_MILLISECOND);

    ExampleReport sideBySide = captured("tasks.TasksAndRegions", List.of(), FIXED);
    assertThat(sideBySide.findingIds()).as(sideBySide.rows("findings").toString()).isEmpty();
    assertThat(waits(sideBySide)).isLessThan(waits(oneByOne));
  }

  /** How many of the waits of "ask" there are for each of its regions: three, or about one. */
  private static double waits(ExampleReport report) {
    long waits =
        report.rows("blocking").stream()
            .filter(row -> text(row, "region").equals("ask") && text(row, "state").equals("park"))
            .mapToLong(row -> row.get("count").getAsLong())
            .sum();
    return (double) waits / report.type("regions", "ask").get("count").getAsLong();
  }

  @Test
  void senders_waitAtAFullQueue() throws Exception {
    ExampleReport report = captured("queue.QueueOfOne", List.of());

    assertThat(withoutTheQueuesLock(report)).containsExactly("queue-contention");
    JsonObject finding = report.finding("queue-contention");
    assertThat(text(finding, "task")).isEqualTo("send");
    assertThat(text(finding, "object")).contains("ArrayBlockingQueue");
    assertThat(text(finding, "frame")).contains("QueueOfOne.send:");
  }

  /** Its one lock, at which a crowd meets on a busy machine, is a part of the same thing. */
  private static Set<String> withoutTheQueuesLock(ExampleReport report) {
    Set<String> ids = report.findingIds();
    boolean atTheQueueOnly =
        report.rows("findings").stream()
            .filter(finding -> text(finding, "id").equals("lock-contention"))
            .allMatch(finding -> text(finding, "frame").contains(".QueueOfOne."));
    if (atTheQueueOnly) {
      ids.remove("lock-contention");
    }
    return ids;
  }

  @Test
  void sendersToAQueueWithRoom_areHealthy() throws Exception {
    assertHealthy("queue.QueueOfOne", "send");
  }

  @Test
  void tasks_waitForOneLock() throws Exception {
    JsonObject finding = onlyFinding(captured("lock.OneLock", List.of()), "lock-contention");

    assertThat(text(finding, "task")).isEqualTo("count");
    assertThat(text(finding, "object")).contains("OneLock$LockingCounter");
    assertThat(finding.getAsJsonObject("holder").get("thread").getAsString()).startsWith("pool-");
  }

  @Test
  void tasksWithoutALock_areHealthy() throws Exception {
    assertHealthy("lock.OneLock", "count");
  }

  @Test
  void oneRequestInAHundred_capturesTheProcess() throws Exception {
    try (Example service =
        Example.start(
            scratch,
            "sampling.Sampling",
            List.of(
                "-Dspandrel.capture.probability=0.01",
                "-Dspandrel.capture.directory=" + scratch,
                "-Dspandrel.capture.duration=2s"),
            "600")) {
      Path file =
          Awaitility.await("a capture")
              .atMost(Example.LIMIT)
              .until(this::sampled, files -> !files.isEmpty())
              .get(0);
      ExampleReport report = ExampleReport.of(file);
      assertThat(report.findingIds()).as(report.rows("findings").toString()).isEmpty();
      assertThat(report.type("tasks", "request").get("count").getAsLong()).isPositive();
      assertThat(service.text()).doesNotContain("WARN");
    }
  }

  private List<Path> sampled() throws Exception {
    try (Stream<Path> files = Files.list(scratch)) {
      return files.filter(file -> file.toString().matches(".*/spandrel-[^/]*\\.jfr")).toList();
    }
  }
}
