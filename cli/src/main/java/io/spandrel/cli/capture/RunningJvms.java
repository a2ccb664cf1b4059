package io.spandrel.cli.capture;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The JVMs of this machine that this user can see, but for this one. */
record RunningJvms(List<Jvm> jvms) {
  /** What the list says of a JVM that has not got so far as to tell what it runs. */
  private static final String NOT_TOLD = "Unknown";

  /**
   * @param program main class, or jar as its path was given; empty if nothing is known
   * @param directory its working directory, from which such a path may go on; empty: not to be seen
   * @param starting the JVM did not tell its program yet: it is read off its command line
   */
  record Jvm(long pid, String program, Optional<Path> directory, boolean starting) {

    /**
     * @param command program and arguments, as {@code jcmd} lists them
     */
    Jvm(long pid, String command) {
      this(pid, command.split(" ", 2)[0], Optional.empty(), false);
    }

    private boolean isJar() {
      return program.endsWith(".jar");
    }

    /** The name without package or directory. */
    String simpleName() {
      return isJar()
          ? program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1)
          : simpleClassName(program);
    }

    /**
     * Whether this is its whole name: a class with or without package, also that of a jar's
     * manifest, a jar with or without ".jar", or any path to the jar's file.
     *
     * @param from where a path that is not absolute begins
     */
    boolean isCalled(String name, Path from) {
      return program.equals(name)
          || simpleName().equals(name)
          || simpleName().equals(name + ".jar")
          || isFile(name, from)
          || mainClassesOfJar().stream()
              .anyMatch(main -> main.equals(name) || simpleClassName(main).equals(name));
    }

    /** A part of what its command line or its jar's manifest says. */
    private boolean hasInItsName(String part) {
      return program.contains(part)
          || mainClassesOfJar().stream().anyMatch(main -> main.contains(part));
    }

    private static String simpleClassName(String className) {
      return className.substring(className.lastIndexOf('.') + 1);
    }

    private List<String> mainClassesOfJar() {
      try {
        return isJar() ? JarMainClasses.of(jar()) : List.of();
      } catch (InvalidPathException noSuchPath) {
        return List.of();
      }
    }

    /** As it is named, or from the JVM's directory on. */
    private Path jar() {
      return directory.map(base -> base.resolve(program)).orElse(Path.of(program));
    }

    /** Whether it runs this very file, however each of the two paths to it is written. */
    private boolean isFile(String name, Path from) {
      if (!isJar()) {
        return false;
      }
      try {
        Path own = jar();
        Path meant = from.resolve(name);
        if (!own.isAbsolute()) {
          return false;
        }
        return own.normalize().equals(meant.normalize())
            || Files.exists(meant) && Files.exists(own) && Files.isSameFile(own, meant);
      } catch (IOException | InvalidPathException noSuchPath) {
        return false;
      }
    }

    @Override
    public String toString() {
      String known = program.isBlank() ? "unknown program" : program;
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
    String started = CommandLineOfJvm.program(pid);
    if (told.isEmpty() || told.equals(NOT_TOLD)) {
      return new Jvm(pid, started, directory(pid), true);
    }
    // What it tells does not say where a path with spaces in it ends.
    String program =
        !started.isEmpty() && (told + " ").startsWith(started + " ")
            ? started
            : told.split(" ", 2)[0];
    return new Jvm(pid, program, directory(pid), false);
  }

  private static Optional<Path> directory(long pid) {
    try {
      return Optional.of(Path.of("/proc/" + pid + "/cwd").toRealPath());
    } catch (IOException notToBeSeen) {
      return Optional.empty();
    }
  }

  /** The program of a process, if it is to be seen. */
  Jvm withPid(long pid) {
    return jvms.stream().filter(jvm -> jvm.pid() == pid).findFirst().orElse(new Jvm(pid, ""));
  }

  /**
   * The one that was started with this class or jar: by the jar's file or the class's full name,
   * else by its name without package or directory or by a main class of its jar, else by a part of
   * it.
   *
   * @param from where a path that is not absolute begins
   * @throws UsageException if there is none, or more than one
   */
  Jvm only(String name, Path from) {
    List<Jvm> found =
        matching(jvm -> jvm.isJar() ? jvm.isFile(name, from) : jvm.program().equals(name));
    if (found.isEmpty()) {
      found = matching(jvm -> jvm.isCalled(name, from));
    }
    if (found.isEmpty()) {
      found = matching(jvm -> jvm.hasInItsName(name));
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
