package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.RecordingInfo;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.ThreadRow;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.report.sample.CpuLoad;
import io.spandrel.cli.report.sample.GcCollection;
import io.spandrel.cli.report.sample.HeapUse;
import io.spandrel.cli.report.sample.ScopeSample;
import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.report.sample.ThreadTime;
import io.spandrel.cli.report.sample.TraceRef;
import io.spandrel.cli.report.sample.TracerThreads;
import io.spandrel.cli.report.sample.WaitSample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes all samples of one recording and makes the report, but for its findings. */
public final class ReportCollector {

  private final ReportFilter filter;
  private final TypeCollector tasks = new TypeCollector();
  private final TypeCollector regions = new TypeCollector();
  private final BlockingCollector blocking = new BlockingCollector();
  private final GcCollector gc = new GcCollector();
  private final SeenNames seen = new SeenNames();
  private final Set<String> tasksWithRegion = new HashSet<>();
  private final TaskAssembly assembly;
  private final ScopeJoin scopes = new ScopeJoin(this::inScope, this::inNone);
  private final MethodCollector methods = new MethodCollector();
  private final LoadSeries load = new LoadSeries();
  private final ThreadCollector threads = new ThreadCollector(load);
  private long tracerWaits;

  public ReportCollector(ReportFilter filter) {
    this.filter = filter;
    this.assembly = new TaskAssembly(new Tables(), filter.region());
  }

  /** When the recording began, as far as its events tell; the first call counts. */
  public void startsAt(long nanos) {
    load.startsAt(nanos);
  }

  /**
   * Whether a span could still be shown as one of the slowest of its name.
   *
   * @param task whether it is a task
   */
  public boolean mayBeSlowest(boolean task, TraceRef trace, String name, long durationNanos) {
    boolean allowed = task ? filter.allowsTask(name) : filter.allowsRegion(name);
    return allowed
        && filter.allowsTrace(trace)
        && (task ? tasks : regions).mayBeSlowest(name, durationNanos);
  }

  /** After the scopes and waits in it, and after most of its children. */
  public void add(SpanSample span) {
    seen.add(span, filter);
    if (!filter.allowsTrace(span.trace())) {
      return;
    }
    if (span.isTask() && filter.allowsTask(span.name())) {
      tasks.add(assembly.withTotals(span));
      gc.add(span);
    }
    assembly.ended(span);
  }

  /** After the waits in it. */
  public void add(ScopeSample scope) {
    scopes.close(scope);
  }

  public void add(WaitSample wait) {
    threads.add(wait);
    if (TracerThreads.contain(wait.thread().name())) {
      tracerWaits++;
    } else {
      scopes.add(wait);
    }
  }

  /** A platform thread's full name; the kernel keeps 15 characters of it. */
  public void addThreadName(long threadKey, String name) {
    threads.name(threadKey, name);
  }

  /** A platform thread began, and what its counters say counts from then on. */
  public void addThreadStart(long threadKey, String name, long atNanos) {
    threads.started(threadKey, name, atNanos);
  }

  public void add(ThreadTime reading) {
    threads.add(reading);
  }

  public void add(CpuLoad cpuLoad) {
    load.add(cpuLoad);
  }

  /** Some thread was seen running; samples in spans come with their spans too. */
  public void addMethod(String method, String threadName) {
    methods.add(TracerThreads.contain(threadName) ? TracerThreads.GROUP : method, 1);
  }

  public void add(GcCollection collection) {
    gc.add(collection);
  }

  public void addPause(long nanos) {
    gc.addPause(nanos);
  }

  public void addConcurrentGc(long nanos) {
    gc.addConcurrent(nanos);
  }

  public void add(HeapUse heap) {
    gc.add(heap);
  }

  private void inScope(WaitSample wait, ScopeSample scope) {
    if (scope.spanId() == 0) {
      inNone(wait);
    } else if (filter.allowsTrace(scope.traceIdHigh(), scope.traceIdLow())) {
      assembly.claim(wait, scope.spanId());
    }
  }

  private void inNone(WaitSample wait) {
    if (filter.isNone()) {
      blocking.add(wait);
    }
  }

  /** What has found its task goes to the tables, if the filter lets it. */
  private final class Tables implements Placements {

    @Override
    public void region(SpanSample region, String task) {
      if (filter.allows(task, region.name())) {
        regions.add(region);
        tasksWithRegion.add(task);
      }
    }

    @Override
    public void waits(WaitKey key, String task, String region, WaitSum sum) {
      if (filter.allows(task, region)) {
        blocking.add(key, task, region, sum);
      }
    }

    @Override
    public void method(String method, String task, String region, long samples) {
      if (filter.allows(task, region)) {
        tasks.addMethod(task, method, samples);
        regions.addMethod(region, method, samples);
      }
    }
  }

  /** Names that the recording has, to be asked after {@link #report}. */
  public SeenNames seen() {
    return seen;
  }

  /** Ends the collecting. */
  public Report report(RecordingInfo recording) {
    scopes.finish();
    assembly.finish();
    List<ThreadRow> threadRows = threads.rows();
    GcSummary collector = gc.summary();
    return new Report(
        recording.withRemarks(remarks(recording)),
        taskRows(),
        regions.rows(),
        blocking.rows(),
        threadRows,
        ThreadGroups.of(threadRows),
        load.summary(recording.cores(), methods),
        collector,
        List.of());
  }

  private List<TypeRow> taskRows() {
    return tasks.rows().stream()
        .filter(row -> filter.region().isEmpty() || tasksWithRegion.contains(row.name()))
        .toList();
  }

  private List<String> remarks(RecordingInfo recording) {
    List<String> remarks = new ArrayList<>(recording.remarks());
    if (tracerWaits > 0) {
      remarks.add(
          "left out: %,d wait%s of the threads of Spandrel, the OpenTelemetry agent and Flight"
                  .formatted(tracerWaits, tracerWaits == 1 ? "" : "s")
              + " Recorder");
    }
    if (assembly.withoutTask() > 0) {
      remarks.add(
          "%d spans had more open around them than is kept: what is in them counts to no task"
              .formatted(assembly.withoutTask()));
    }
    return remarks;
  }
}
