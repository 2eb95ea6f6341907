package com.lexintel;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The JVM of the server that the container tests run, as an operator's tools see it. */
public final class ServerProcess implements AutoCloseable {
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

  /** Processes that it has started and that still run. */
  public long children() {
    return process.descendants().count();
  }

  public List<String> threads() throws IOException {
    ThreadMXBean threads = bean(ThreadMXBean.class);
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null)
        .map(ThreadInfo::getThreadName)
        .sorted()
        .toList();
  }

  /** Classes that are loaded after everything that nobody refers to was let go. */
  public int loadedClasses() throws IOException {
    bean(MemoryMXBean.class).gc();
    return bean(ClassLoadingMXBean.class).getLoadedClassCount();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private <T extends PlatformManagedObject> T bean(Class<T> type) throws IOException {
    return ManagementFactory.getPlatformMXBean(connector.getMBeanServerConnection(), type);
  }
}
