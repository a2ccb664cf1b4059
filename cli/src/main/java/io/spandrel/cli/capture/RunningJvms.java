package io.spandrel.cli.capture;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.spandrel.cli.launch.UsageException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The JVMs of this machine that this user can see, but for this one. */
record RunningJvms(List<Jvm> jvms) {
  /** What the list says of a JVM that has not got so far as to tell what it runs. */
  private static final String NOT_TOLD = "Unknown";

  /**
   * @param command main class or jar, with the program's arguments, as {@code jcmd} lists it; empty
   *     if nothing is known
   * @param starting the JVM did not tell it yet: it is read off its command line
   */
  record Jvm(long pid, String command, boolean starting) {
    Jvm(long pid, String command) {
      this(pid, command, false);
    }

    /** Main class or jar alone. */
    String program() {
      return command.split(" ", 2)[0];
    }

    /** The name without package or directory. */
    String simpleName() {
      String program = program();
      return program.endsWith(".jar")
          ? program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1)
          : program.substring(program.lastIndexOf('.') + 1);
    }

    /** Whether this is its whole name: with or without package or directory, or ".jar". */
    boolean isCalled(String name) {
      return program().equals(name)
          || simpleName().equals(name)
          || simpleName().equals(name + ".jar");
    }

    @Override
    public String toString() {
      String known = command.isBlank() ? "unknown program" : program();
      return pid + " (" + known + (starting ? ", still starting" : "") + ")";
    }
  }

  static RunningJvms find() {
    long own = ProcessHandle.current().pid();
    return new RunningJvms(
        VirtualMachine.list().stream()
            .filter(jvm -> jvm.id().matches("\\d+"))
            .map(RunningJvms::listed)
            .filter(jvm -> jvm.pid() != own)
            .toList());
  }

  private static Jvm listed(VirtualMachineDescriptor jvm) {
    long pid = Long.parseLong(jvm.id());
    String told = jvm.displayName().strip();
    return told.isEmpty() || told.equals(NOT_TOLD)
        ? new Jvm(pid, CommandLineOfJvm.program(pid), true)
        : new Jvm(pid, told);
  }

  /** The program of a process, if it is to be seen. */
  Jvm withPid(long pid) {
    return jvms.stream().filter(jvm -> jvm.pid() == pid).findFirst().orElse(new Jvm(pid, ""));
  }

  /**
   * The one that was started with this class or jar: by its full name, else its simple name, else a
   * part of it.
   *
   * @throws UsageException if there is none, or more than one
   */
  Jvm only(String name) {
    List<Jvm> found = matching(jvm -> jvm.program().equals(name));
    if (found.isEmpty()) {
      found = matching(jvm -> jvm.isCalled(name));
    }
    if (found.isEmpty()) {
      found = matching(jvm -> jvm.program().contains(name));
    }
    if (found.isEmpty()) {
      throw new UsageException(
          "no JVM that runs '"
              + name
              + "' is to be seen; there "
              + (jvms.isEmpty() ? "is none at all" : "are " + list(jvms)));
    }
    if (found.size() > 1) {
      throw new UsageException(
          found.size() + " JVMs run '" + name + "': " + list(found) + "; give the process id");
    }
    return found.get(0);
  }

  private List<Jvm> matching(Predicate<Jvm> condition) {
    return jvms.stream().filter(condition).toList();
  }

  private static String list(List<Jvm> jvms) {
    return jvms.stream().map(Jvm::toString).collect(Collectors.joining(", "));
  }
}
