import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Fails if a test that should have run did not: reads the reports that surefire and failsafe left
 * in all modules, and compares them with the test classes in the tree and with {@code
 * .ci/expected-tests}.
 *
 * <p>Usage: {@code java .ci/CheckReports.java LABEL TOTALS}, at the top of the repository. Appends
 * one line to the file TOTALS: tests passed, and how many of them ran under the real agent. Exit
 * code 1 after one line for each fault.
 */
final class CheckReports {
  /** What one class reported; classes nested in it included. */
  record Count(int run, int failed, int skipped) {
    Count plus(Count other) {
      return new Count(run + other.run, failed + other.failed, skipped + other.skipped);
    }
  }

  /** A test class of a module. */
  record TestClass(String module, String name) implements Comparable<TestClass> {
    /**
     * The integration tests of the extension start programs with the agent; those of its package
     * backend are about backends first, and are not counted.
     */
    boolean runsUnderAgent() {
      return module.equals("otel-extension")
          && name.substring(name.lastIndexOf('.') + 1).startsWith("IT")
          && !name.startsWith("io.spandrel.otel.backend.");
    }

    @Override
    public int compareTo(TestClass other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return module + " " + name;
    }
  }

  private final Map<TestClass, Count> counts = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Tests that failed, were run once more and passed. */
  private final List<String> secondRuns = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    CheckReports check = new CheckReports();
    for (Path module : modules()) {
      check.readReports(module);
    }
    check.compare();
    check.faults.forEach(fault -> System.out.println(args[0] + ": " + fault));
    check.secondRuns.forEach(
        test -> System.out.println(args[0] + ": " + test + " passed in its second run only"));
    if (!check.faults.isEmpty()) {
      System.exit(1);
    }
    int passed = check.counts.values().stream().mapToInt(Count::run).sum();
    int agent =
        check.counts.entrySet().stream()
            .filter(e -> e.getKey().runsUnderAgent())
            .mapToInt(e -> e.getValue().run())
            .sum();
    System.out.printf(
        "%s: %d tests of %d classes passed, %d of them under the real agent%n",
        args[0], passed, check.counts.size(), agent);
    Files.writeString(
        Path.of(args[1]),
        passed + " " + agent + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(""))) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).sorted().toList();
    }
  }

  private void readReports(Path module) throws Exception {
    for (String kind : List.of("surefire-reports", "failsafe-reports")) {
      try (DirectoryStream<Path> reports =
          Files.newDirectoryStream(module.resolve("target").resolve(kind), "TEST-*.xml")) {
        for (Path report : reports) {
          readReport(module, report);
        }
      } catch (NoSuchFileException | NotDirectoryException e) {
        // A module without tests of this kind; a class that should have been in it is found missing
        // below.
      }
    }
  }

  private void readReport(Path module, Path report) throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    NodeList cases = suite.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      TestClass testClass =
          new TestClass(
              module.toString(), test.getAttribute("classname").replaceFirst("\\$.*", ""));
      boolean skipped = has(test, "skipped");
      boolean failed = has(test, "failure") || has(test, "error");
      if (has(test, "flakyFailure") || has(test, "flakyError")) {
        secondRuns.add(testClass + " " + test.getAttribute("name"));
      }
      counts.merge(testClass, new Count(1, failed ? 1 : 0, skipped ? 1 : 0), Count::plus);
      if (skipped || failed) {
        faults.add(
            testClass
                + " "
                + test.getAttribute("name")
                + (failed ? " failed" : " was skipped: " + message(test)));
      }
    }
  }

  private static boolean has(Element test, String tag) {
    return test.getElementsByTagName(tag).getLength() > 0;
  }

  private static String message(Element test) {
    return ((Element) test.getElementsByTagName("skipped").item(0)).getAttribute("message");
  }

  private void compare() throws IOException {
    TreeSet<TestClass> expected = new TreeSet<>(named());
    for (Path module : modules()) {
      expected.addAll(inTree(module));
    }
    expected.stream()
        .filter(test -> !counts.containsKey(test))
        .forEach(test -> faults.add(test + " did not run"));
    if (expected.isEmpty()) {
      faults.add("no test class is expected: is this the top of the repository?");
    }
  }

  private static List<TestClass> named() throws IOException {
    return Files.readAllLines(Path.of(".ci/expected-tests")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.trim().split("\\s+"))
        .map(words -> new TestClass(words[0], words[1]))
        .toList();
  }

  private static List<TestClass> inTree(Path module) throws IOException {
    Path sources = module.resolve("src/test/java");
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(IT\\w*|\\w+Test)\\.java"))
          .filter(file -> !isAbstract(file))
          .map(file ->
              sources.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "."))
          .map(name -> new TestClass(module.toString(), name.replaceFirst("\\.java$", "")))
          .toList();
    }
  }

  private static boolean isAbstract(Path file) {
    try {
      return Files.readString(file)
          .contains("abstract class " + file.getFileName().toString().replace(".java", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
