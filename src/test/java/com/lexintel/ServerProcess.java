package com.lexintel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The JVM of the server that the container tests run, as an operator's tools see it. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern LIBRARIES =
      Pattern.compile(
          "(com\\.lexintel|org\\.redisson|io\\.netty|com\\.github\\.kagkarlsson|ai\\.|dev\\.langchain4j)\\b");

  private static final String POOLS =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,*";

  private final ProcessHandle process;
  private final JMXConnector connector;

  private ServerProcess(ProcessHandle process, JMXConnector connector) {
    this.process = process;
    this.connector = connector;
  }

  public static ServerProcess attach() throws IOException, AttachNotSupportedException {
    String server = System.getProperty("liberty.server.name");
    VirtualMachineDescriptor found =
        VirtualMachine.list().stream()
            .filter(jvm -> List.of(jvm.displayName().split("\\s+")).contains(server))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No JVM runs " + server));
    VirtualMachine jvm = VirtualMachine.attach(found);
    try {
      JMXServiceURL url = new JMXServiceURL(jvm.startLocalManagementAgent());
      return new ServerProcess(
          ProcessHandle.of(Long.parseLong(found.id())).orElseThrow(),
          JMXConnectorFactory.connect(url));
    } finally {
      jvm.detach();
    }
  }

  /** The number of its process. */
  public long id() {
    return process.pid();
  }

  /** Seconds that its compilers have worked, which they do most after a start. */
  public double compilingSeconds() throws IOException {
    return bean(CompilationMXBean.class).getTotalCompilationTime() / 1e3;
  }

  /** Bytes of its heap that are in use after a full collection. */
  public long heapInUse() throws IOException {
    MemoryMXBean memory = bean(MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** The numbers of its process and of all that it has started and that still run. */
  public List<Long> family() {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Processes that it has started and that still run. */
  public long children() {
    return process.descendants().count();
  }

  /** Who has which of the connections to the database, where the server tells: on Open Liberty. */
  public String connections() {
    try {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      StringBuilder pools = new StringBuilder();
      for (ObjectName pool : beans.queryNames(new ObjectName(POOLS), null)) {
        pools.append(beans.invoke(pool, "showPoolContents", null, null));
      }
      return pools.toString();
    } catch (IOException | JMException e) {
      return e.toString();
    }
  }

  /** Fails when applications that have gone are still at work ten seconds later, and says where. */
  public void awaitEndOfApplications() {
    await().untilAsserted(() -> assertEquals(List.of(), threadsOfApplications()));
  }

  /** Threads that a server's thread factory made for an application, or that are in its code. */
  private List<String> threadsOfApplications() throws IOException {
    ThreadMXBean threads = bean(ThreadMXBean.class);
    return Arrays.stream(threads.dumpAllThreads(false, false))
        .filter(thread -> isOfApplication(thread))
        .map(
            thread ->
                "%s waits for %s of %s: %s"
                    .formatted(
                        thread.getThreadName(),
                        thread.getLockName(),
                        thread.getLockOwnerName(),
                        Arrays.toString(thread.getStackTrace())))
        .sorted()
        .toList();
  }

  private static boolean isOfApplication(ThreadInfo thread) {
    return thread.getThreadName().toLowerCase(Locale.ROOT).contains("defaultmanagedthreadfactory")
        || Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> LIBRARIES.matcher(frame.getClassName()).lookingAt());
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private <T extends PlatformManagedObject> T bean(Class<T> type) throws IOException {
    return ManagementFactory.getPlatformMXBean(connector.getMBeanServerConnection(), type);
  }
}
