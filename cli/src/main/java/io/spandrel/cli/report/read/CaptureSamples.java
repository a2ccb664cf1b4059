package io.spandrel.cli.report.read;

import io.spandrel.cli.report.collect.ReportCollector;
import io.spandrel.cli.report.sample.CpuLoad;
import io.spandrel.cli.report.sample.GcCollection;
import io.spandrel.cli.report.sample.HeapUse;
import io.spandrel.cli.report.sample.ScopeSample;
import io.spandrel.cli.report.sample.ThreadRef;
import io.spandrel.exporter.capture.CaptureListener;
import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.exporter.capture.CpuSample;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.capture.ServiceEvent;
import io.spandrel.recorder.capture.ThreadTimeEvent;
import io.spandrel.recorder.event.ChunkEvent;
import io.spandrel.recorder.event.OpenScopeEvent;
import io.spandrel.recorder.jfr.RecordedPauses;
import io.spandrel.recorder.timeline.ClosedScope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** One table from event name to what it is to the report. */
final class CaptureSamples implements CaptureListener {

  /** What is to be done with an event, whose times are the recorder's. */
  private interface Reader {
    void read(RecordedEvent event, long startNanos, long endNanos);
  }

  private final ReportCollector collector;
  private final CaptureReader.Progress progress;
  private final Map<String, Reader> readers = new HashMap<>();
  private final RecordedPauses pauses = new RecordedPauses(this::pause);
  private final RecordedThreads threads;
  private final OpenScopeMoments openScopes;
  private WaitSamples waits;
  private int hardwareThreads;
  private int containerCpus;
  private boolean cpuTimeSampled;
  private long beganBefore;
  private long notUnderstood;

  CaptureSamples(ReportCollector collector, CaptureReader.Progress progress) {
    this.collector = collector;
    this.progress = progress;
    this.threads = new RecordedThreads(collector::addThreadName);
    this.openScopes = new OpenScopeMoments(collector::add);
    this.waits = new WaitSamples(threads, List.of());
    waits.names().forEach(name -> readers.put(name, this::wait));
    pauses.names().forEach(name -> readers.put(name, pauses::read));
    readers.put("jdk.GarbageCollection", this::collection);
    readers.put(OpenScopeEvent.NAME, (event, start, end) -> openScopes.read(event));
    readers.put(ChunkEvent.NAME, (event, start, end) -> chunkBegan());
    readers.put(ServiceEvent.NAME, (event, start, end) -> service(event));
    readers.put(ThreadTimeEvent.NAME, (event, start, end) -> threadTime(event));
    readers.put("jdk.ThreadStart", (event, start, end) -> threadStarted(event, end));
    readers.put(
        "jdk.ThreadAllocationStatistics",
        (event, start, end) -> threads.learn(event.getThread("thread")));
    readers.put(CpuSample.BY_CLOCK, (event, start, end) -> clockSample(event));
    readers.put(CpuSample.BY_CPU_TIME, (event, start, end) -> cpuSample(event));
    readers.put(
        "jdk.ThreadCPULoad",
        (event, start, end) -> threads.load(event, end, cores()).ifPresent(collector::add));
    readers.put("jdk.CPULoad", (event, start, end) -> load(event, end));
    readers.put("jdk.CPUInformation", (event, start, end) -> hardware(event));
    readers.put("jdk.ContainerConfiguration", (event, start, end) -> container(event));
    readers.put(
        "jdk.GCPhaseConcurrent", (event, start, end) -> collector.addConcurrentGc(end - start));
    readers.put("jdk.GCHeapSummary", (event, start, end) -> heap(event));
  }

  @Override
  public Set<String> eventNames() {
    return Set.copyOf(readers.keySet());
  }

  @Override
  public void progress(long bytesRead, long totalBytes) {
    progress.read(bytesRead, totalBytes);
  }

  @Override
  public void event(RecordedEvent event, long startNanos, long endNanos) {
    Reader reader = readers.get(event.getEventType().getName());
    if (reader == null) {
      return;
    }
    collector.startsAt(endNanos);
    try {
      reader.read(event, startNanos, endNanos);
    } catch (RuntimeException e) {
      // A field that this JDK's event lacks, or a damaged value: the next event may be whole.
      notUnderstood++;
    }
  }

  @Override
  public void again(RecordedEvent first, long startNanos, long endNanos) {
    collector.startsAt(endNanos);
    try {
      waits.again(first, startNanos, endNanos).ifPresent(collector::add);
    } catch (RuntimeException e) {
      notUnderstood++;
    }
  }

  @Override
  public void scope(ClosedScope closed) {
    Scope scope = closed.scope();
    collector.startsAt(scope.end());
    collector.add(
        new ScopeSample(
            closed.threadId(),
            closed.traceIdHigh(),
            closed.traceIdLow(),
            scope.spanId(),
            scope.start(),
            scope.end()));
  }

  @Override
  public void span(CapturedSpan span) {
    try {
      SpanSamples.of(span, collector).ifPresent(collector::add);
      beganBefore += span.beforeNanos() > 0 ? 1 : 0;
    } catch (RuntimeException e) {
      notUnderstood++;
    }
  }

  private void wait(RecordedEvent event, long start, long end) {
    waits.read(event, start, end).ifPresent(collector::add);
  }

  private void collection(RecordedEvent event, long start, long end) {
    pauses.read(event, start, end);
    collector.add(new GcCollection(text(event, "name"), text(event, "cause")));
  }

  private void pause(Pause pause) {
    if (pause.state() == State.GC) {
      collector.addPause(pause.end() - pause.start());
    }
  }

  private void service(RecordedEvent event) {
    List<String> packages =
        Arrays.stream(text(event, "applicationPackages").split(","))
            .map(String::strip)
            .filter(prefix -> !prefix.isEmpty())
            .toList();
    if (!packages.equals(waits.applicationPackages())) {
      waits = new WaitSamples(threads, packages);
    }
  }

  private void threadTime(RecordedEvent event) {
    collector.add(threads.time(event));
  }

  /** Where the JDK samples CPU time, samples by the clock would count the same work twice. */
  private void clockSample(RecordedEvent event) {
    if (!cpuTimeSampled) {
      sample(event, event.getThread("sampledThread"));
    }
  }

  private void cpuSample(RecordedEvent event) {
    cpuTimeSampled = true;
    sample(event, event.getThread());
  }

  private void sample(RecordedEvent event, RecordedThread thread) {
    String method = MethodName.innermost(event.getStackTrace());
    if (!method.isEmpty()) {
      collector.addMethod(method, thread == null ? "" : threads.of(thread).name());
    }
  }

  /** From here on its counters count, which are 0 then. */
  private void threadStarted(RecordedEvent event, long at) {
    RecordedThread thread = event.getThread("thread");
    if (thread != null) {
      ThreadRef ref = threads.of(thread);
      if (!ref.virtual()) {
        collector.addThreadStart(ref.key(), ref.name(), at);
      }
    }
  }

  private void load(RecordedEvent event, long at) {
    collector.add(
        new CpuLoad(
            at,
            event.getFloat("jvmUser") + event.getFloat("jvmSystem"),
            event.getFloat("machineTotal")));
  }

  /** What is kept for each thread and stack of a chunk is of no use in the next one. */
  private void chunkBegan() {
    threads.chunkBegan();
    waits = new WaitSamples(threads, waits.applicationPackages());
  }

  /** Told at the begin of each chunk, also by JVMs without the extension. */
  private void hardware(RecordedEvent event) {
    chunkBegan();
    hardwareThreads = Math.max(0, event.getInt("hwThreads"));
  }

  private void container(RecordedEvent event) {
    containerCpus = (int) Math.max(0, event.getLong("effectiveCpuCount"));
  }

  private void heap(RecordedEvent event) {
    collector.add(new HeapUse(text(event, "when").startsWith("After"), event.getLong("heapUsed")));
  }

  private static String text(RecordedEvent event, String field) {
    String value = event.getString(field);
    return value == null ? "" : value;
  }

  /** CPUs that the JVM could use; 0: not told. */
  int cores() {
    return containerCpus > 0 ? containerCpus : hardwareThreads;
  }

  /** Spans that ended in the recording and began before it. */
  long beganBefore() {
    return beganBefore;
  }

  /** Events that were there and could not be read. */
  long notUnderstood() {
    return notUnderstood;
  }
}
