package io.spandrel.examples.tasks;

import io.spandrel.Region;
import io.spandrel.Task;
import io.spandrel.Trace;
import io.spandrel.examples.FixedOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** 50 requests at a time, each a task with three regions. */
public final class TasksAndRegions {
  private static final int CONCURRENT = 50;
  private static final int REQUESTS = 1_000;
  private static final long ANSWER_MILLIS = 40;

  private final boolean fixed;

  private TasksAndRegions(boolean fixed) {
    this.fixed = fixed;
  }

  /** With {@code --fixed} the three questions of a request are asked side by side. */
  public static void main(String[] arguments) throws Exception {
    TasksAndRegions program = new TasksAndRegions(FixedOption.isGiven(arguments));
    ExecutorService threads = Executors.newFixedThreadPool(CONCURRENT);
    // The first loads the classes, for which all threads would else wait at once.
    program.request("name,stock,price;0");
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 1; i < REQUESTS; i++) {
      String question = "name,stock,price;" + i;
      answers.add(threads.submit(() -> program.request(question)));
    }
    for (Future<String> answer : answers) {
      answer.get();
    }
    threads.shutdown();
    System.out.println(REQUESTS + " requests answered");
  }

  @Task("request")
  String request(String question) {
    List<String> fields = Trace.region("parse", () -> parse(question));
    return render(fixed ? askSideBySide(fields) : askOneByOne(fields));
  }

  private static List<String> parse(String question) {
    String[] fieldsAndItem = question.split(";");
    Trace.logf("item", "number %s", fieldsAndItem[1]);
    return Stream.of(fieldsAndItem[0].split(",")).map(name -> name + fieldsAndItem[1]).toList();
  }

  @Region("ask")
  List<String> askOneByOne(List<String> fields) {
    return fields.stream().map(field -> fromDatabase(field).join()).toList();
  }

  @Region("ask")
  List<String> askSideBySide(List<String> fields) {
    List<CompletableFuture<String>> answers =
        fields.stream().map(TasksAndRegions::fromDatabase).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  @Region("render")
  String render(List<String> answers) {
    StringBuilder page = new StringBuilder();
    for (int line = 0; line < 2_000; line++) {
      page.append(answers.get(line % answers.size())).append('\n');
    }
    return page.toString();
  }

  private static CompletableFuture<String> fromDatabase(String field) {
    return new CompletableFuture<String>()
        .completeOnTimeout(field + "=42", ANSWER_MILLIS, TimeUnit.MILLISECONDS);
  }
}
